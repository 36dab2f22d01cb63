"""What one person earned in a month or in all: lines, what did not pass and why, what was paid, what is owed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import BigIntegerField, Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from participants.pages import CappedPaginator
from products.models import Account, Earning, Finding, IncomeLook, Outcome, PartnerVerdict, Payout
from products.payable import month_from
from products.statement_lines import Line, lines_from
from rusunpreneur.access import EVERYTHING, OFFICE, Role
from rusunpreneur.words import MONTHS

PAGE_SIZE = 50
SHOWN_LOOKS, SHOWN_PROBLEMS, SHOWN_PAYOUTS, MOST_PRINTED = 10, 50, 100, 1000
Kind = Earning.Kind
CORRECTIONS = [Kind.REVERSAL, Kind.ADJUSTMENT]
SUMS = ("gained", "kept", "corrected", "total", "lines")


@dataclass(frozen=True)
class Period:
    """A month, or all that ever was."""

    month: date | None = None

    @classmethod
    def of(cls, query):
        """`?bulan=2026-03`; anything else is all."""
        return cls(month_from(query.get("bulan", "")))

    def __str__(self):
        return f"{MONTHS[self.month.month - 1]} {self.month.year}" if self.month else "Semua waktu"

    @property
    def following(self) -> date:
        return (self.month + timedelta(days=32)).replace(day=1)

    def days(self, field: str) -> Q:
        """Rows whose day `field` lies in it."""
        return Q(**{f"{field}__gte": self.month, f"{field}__lt": self.following}) if self.month else EVERYTHING

    def moments(self, field: str) -> Q:
        if not self.month:
            return EVERYTHING
        first, last = (
            timezone.make_aware(datetime(day.year, day.month, 1))  # noqa: DTZ001 - made aware here
            for day in (self.month, self.following)
        )
        return Q(**{f"{field}__gte": first, f"{field}__lt": last})


@dataclass(frozen=True)
class Problem:
    """Pieces that did not pass: by our QC, or at a company."""

    on: date
    product: str
    lot: str
    quantity: int
    becomes: str
    why: str
    inspection_id: int | None = None


class Statement:
    """`reader` may open some of what it leads to; without one nothing is opened: on paper, and at her own link."""

    def __init__(self, account: Account, period: Period, *, reader=None):
        self.account, self.period, self.reader = account, period, reader
        self.person = account.participant

    @cached_property
    def months(self) -> list[dict]:
        """What came in and what was kept in each month, due or not; the latest first."""
        rows = Earning.objects.filter(participant=self.person).order_by().annotate(month=TruncMonth("earned_on"))
        rows = rows.values("month").annotate(
            total=Sum("amount_rupiah"),
            gained=Sum("amount_rupiah", filter=Q(kind=Kind.YIELD), default=0),
            kept=Sum("amount_rupiah", filter=Q(kind=Kind.DEDUCTION), default=0),
            corrected=Sum("amount_rupiah", filter=Q(kind__in=CORRECTIONS), default=0),
            lines=Count("pk"),
        )
        return list(rows.order_by("-month"))

    @cached_property
    def sums(self) -> dict:
        """Of the period."""
        wanted = [row for row in self.months if self.period.month in (None, row["month"])]
        return {name: sum(row[name] for row in wanted) for name in SUMS}

    @property
    def _rows(self) -> QuerySet:
        rows = Earning.objects.filter(self.period.days("earned_on"), participant=self.person)
        return rows.order_by("-earned_on", "-pk")

    def page(self, number, *, size=PAGE_SIZE):
        page = CappedPaginator(self._rows, size, counted=self.sums["lines"]).get_page(number)
        page.object_list = lines_from(page.object_list, reader=self.reader)
        return page

    @cached_property
    def printed(self) -> list[Line]:
        """All lines, as far as anybody reads on paper."""
        return lines_from(self._rows[:MOST_PRINTED])

    @cached_property
    def problems(self) -> list[Problem]:
        """What QC and companies did not take, and why; the latest first: one reading."""
        rows = self._found().union(self._refused(), all=True).order_by("-its_at", "its_lot")[:SHOWN_PROBLEMS]
        return [
            Problem(timezone.localdate(at), product, lot, pieces, becomes, f"{why} ({note})" if note else why, key)
            for at, product, lot, pieces, becomes, why, note, key in rows
        ]

    def _found(self) -> QuerySet:
        judged, lot = "verdict__inspection", "verdict__share__lot"
        rows = Finding.objects.filter(self.period.moments(f"{judged}__inspected_at"), verdict__share__maker=self.person)
        becomes = Case(When(outcome=Outcome.REWORK, then=Value("perlu diperbaiki")), default=Value("ditolak"))
        return _read(
            rows.filter(verdict__inspection__reversed_at=None),
            at=F(f"{judged}__inspected_at"),
            what=F(f"{lot}__product__name"),
            lot=F(f"{lot}__code"),
            pieces=F("quantity"),
            becomes=becomes,
            why=F("defect__name"),
            remark=F("note"),
            key=F(f"{judged}_id"),
        )

    def _refused(self) -> QuerySet:
        lot = "line__share__lot"
        rows = PartnerVerdict.objects.filter(self.period.moments("inspection__inspected_at"), rejected__gt=0)
        return _read(
            rows.filter(line__share__maker=self.person, inspection__reversed_at=None),
            at=F("inspection__inspected_at"),
            what=F(f"{lot}__product__name"),
            lot=F(f"{lot}__code"),
            pieces=F("rejected"),
            becomes=Value("ditolak mitra"),
            why=F("reason"),
            remark=Value(""),
            key=Value(None, output_field=BigIntegerField()),
        )

    @cached_property
    def payouts(self) -> list[Payout]:
        """Paid in the period, and what is under way; the latest first."""
        rows = Payout.objects.filter(participant=self.person, run__cancelled_at=None)
        rows = rows.filter(self.period.moments("paid_at") | Q(paid_at=None, reversed_at=None))
        rows = rows.select_related("run__bazaar", "run__claim", "run__rusunawa")
        return list(rows.order_by(F("paid_at").desc(nulls_first=True), "-pk")[:SHOWN_PAYOUTS])

    def opened_by_reader(self) -> list[tuple[Payout, str]]:
        """With the address of its run, where the reader may open it."""
        return [
            (payout, payout.run.get_absolute_url() if self._may_open(payout.run) else "") for payout in self.payouts
        ]

    def _may_open(self, run) -> bool:
        places = {"city_id": run.rusunawa.city_id, "rusunawa_id": run.rusunawa_id}
        return self.reader is not None and self.reader.access.covers(*OFFICE, Role.COORDINATOR, **places)

    @property
    def paid_rupiah(self) -> int:
        """In the period, and not taken back."""
        return sum(payout.amount_rupiah for payout in self.payouts if payout.is_paid)

    @property
    def looks(self) -> QuerySet:
        """Who read it before, the latest first."""
        looks = IncomeLook.objects.filter(participant=self.person)
        return looks.select_related("looked_by")[:SHOWN_LOOKS]


def _read(rows: QuerySet, **columns) -> QuerySet:
    """Just these, in this order, whatever the table calls its own."""
    return (
        rows.order_by()
        .annotate(**{f"its_{name}": column for name, column in columns.items()})
        .values_list(*(f"its_{name}" for name in columns))
    )
