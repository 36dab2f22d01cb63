"""What one person earned in a month or in all: lines, what did not pass and why, what was paid, what is owed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from products.models import Account, IncomeLook, Payout
from products.payable import month_from
from products.problems import Problem, problems_of
from products.statement_lines import Line
from products.statement_reading import lines_of
from rusunpreneur.access import EVERYTHING, OFFICE, Role
from rusunpreneur.words import MONTHS, rupiah

PAGE_SIZE = 25  # on a phone each is a card
SHOWN_LOOKS, SHOWN_PAYOUTS, MOST_PRINTED = 10, 100, 1000
SUMS = ("gained", "kept", "corrected", "total", "lines", "accepted")
# By hand: of what the page costs, Django's own making of this statement was a tenth (docs/decisions/0018).
MONTHS_OF = """
    SELECT date_trunc('month', earned_on)::date AS month,
        coalesce(sum(amount_rupiah) FILTER (WHERE kind = 'hasil'), 0)::bigint,
        coalesce(sum(amount_rupiah) FILTER (WHERE kind = 'potongan'), 0)::bigint,
        coalesce(sum(amount_rupiah) FILTER (WHERE kind IN ('batal', 'penyesuaian')), 0)::bigint,
        sum(amount_rupiah)::bigint, count(*), count(acceptance_id)
    FROM products_earning WHERE participant_id = %s GROUP BY 1 ORDER BY 1 DESC
"""


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

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first day, and the first after it."""
        return (self.month, self.following) if self.month else None

    @property
    def limits(self) -> tuple[datetime, datetime] | None:
        """Its first moment, and the first after it."""
        return self.days and tuple(timezone.make_aware(datetime.combine(day, time.min)) for day in self.days)

    def moments(self, field: str) -> Q:
        if not self.limits:
            return EVERYTHING
        since, until = self.limits
        return Q(**{f"{field}__gte": since, f"{field}__lt": until})


#: What a statement tells of a payment; rows of places and bazaars are wide.
PAYOUT_COLUMNS = (
    *("participant", "amount_rupiah", "method", "paid_at", "reversed_at", "run__month", "run__rusunawa__city"),
    *("run__bazaar__name", "run__claim__code", "run__claim__debtor"),
)


@dataclass(frozen=True)
class Look:
    """Somebody read what this person earns."""

    at: datetime
    by: str
    where: str


class Statement:
    """`reader` may open some of what it leads to; without one nothing is opened: on paper, and at her own link."""

    def __init__(self, account: Account, period: Period, *, reader=None):
        self.account, self.period, self.reader = account, period, reader
        self.person = account.participant

    @cached_property
    def months(self) -> list[dict]:
        """What came in and what was kept in each month, due or not; the latest first."""
        with connection.cursor() as cursor:
            cursor.execute(MONTHS_OF, [self.person.pk])
            return [dict(zip(("month", *SUMS), row, strict=True)) for row in cursor]

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Each month as an address has it and in words, and whether it is the one that is read."""
        return [
            (f"{row['month']:%Y-%m}", _in_words(row["month"], row["total"]), row["month"] == self.period.month)
            for row in self.months
        ]

    @cached_property
    def sums(self) -> dict:
        """Of the period."""
        wanted = [row for row in self.months if self.period.month in (None, row["month"])]
        return {name: sum(row[name] for row in wanted) for name in SUMS}

    def page(self, number, *, size=PAGE_SIZE):
        page = Paginator(range(self.sums["lines"]), size).get_page(number)
        wanted = page.object_list
        page.object_list = self._lines(after=wanted.start, most=len(wanted), reader=self.reader)
        return page

    @cached_property
    def printed(self) -> list[Line]:
        """All lines, as far as anybody reads on paper."""
        return self._lines(most=MOST_PRINTED)

    def _lines(self, **part) -> list[Line]:
        has_piecework = self.sums["accepted"] > 0
        return lines_of(self.person.pk, days=self.period.days, has_piecework=has_piecework, **part)

    @cached_property
    def problems(self) -> list[Problem]:
        """What QC and companies did not take, and why; the latest first: one reading."""
        since, until = self.period.limits or (None, None)
        return problems_of(self.person.pk, since=since, until=until)

    @cached_property
    def payouts(self) -> list[Payout]:
        """Paid in the period, and what is under way; the latest first."""
        rows = Payout.objects.filter(participant=self.person, run__cancelled_at=None)
        rows = rows.filter(self.period.moments("paid_at") | Q(paid_at=None, reversed_at=None))
        rows = rows.select_related("run__bazaar", "run__claim", "run__rusunawa").only(*PAYOUT_COLUMNS)
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

    @cached_property
    def looks(self) -> list[Look]:
        """Who read it before, the latest first."""
        rows = IncomeLook.objects.filter(participant=self.person).values_list("looked_at", "looked_by__name", "where")
        return [Look(at, by, IncomeLook.Where(where).label.lower()) for at, by, where in rows[:SHOWN_LOOKS]]


def _in_words(month: date, total: int) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}: {rupiah(total)}"
