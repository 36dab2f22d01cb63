"""Who can be paid what, out of a bazaar, an order or a month: read once, for as many as five hundred people."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Min, Q, Sum
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from participants.models import Rusunawa
from products.actions.payouts import Source
from products.models import Bazaar, Claim, Earning
from rusunpreneur.access import OFFICE
from rusunpreneur.words import MONTHS, angka, rupiah, tanggal_pendek

MOST_PEOPLE = 500
OTHER_MONTH = "Bulan itu tidak dikenal atau belum mulai. Yang tampil: bulan ini."
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
LINE = (
    '<tr><td><label class="cluster">'
    '<input class="form-check-input" type="checkbox" name="people" value="{key}" data-rupiah="{owed}"{checked}>'
    '<span>{name}<br><small class="text-mute">{lines}</small></span></label></td>'
    '<td class="num" data-label="Hasil">{gained}</td><td class="num{kept_class}" data-label="Potongan">{kept}</td>'
    '<td class="num{reversed_class}" data-label="Pembatalan">{reversed}</td>'
    '<td class="num" data-label="Dibayarkan">{total}</td>'
    '<td data-label="Cara"><select class="form-select form-select-sm" name="cara-{key}" aria-label="Cara bayar {name}">'
    '<option value="tunai"{cash}>Tunai</option><option value="transfer"{transfer}>Transfer</option></select></td></tr>'
)
Kind = Earning.Kind


def month_from(text: str) -> date | None:
    """`2026-03` as its first day; None for anything else, and for a month that has not begun."""
    found = MONTH.fullmatch(text or "")
    first = date(int(found[1]), int(found[2]), 1) if found else None
    return first if first and first <= timezone.localdate() else None


def month_asked(text: str) -> tuple[date, str]:
    """The month of an address; this one, with a sentence that says so, for anything else."""
    first, usual = month_from(text), timezone.localdate().replace(day=1)
    return first or usual, OTHER_MONTH if text and first is None else ""


def source_from(query, user) -> Source | None:
    """What the address asks for, within what this user may pay; None when it is not whole."""
    homes = Rusunawa.objects.filter(user.access.within(*OFFICE, city="city", rusunawa="pk"))
    key = query.get("rusunawa", "")
    home = homes.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else homes.filter(slug=key).first()
    if home is None:
        return None
    found = {"bazaar": _row(Bazaar.objects.visible_to(user), query.get("bazar", "")) if query.get("bazar") else None}
    if query.get("tagihan"):
        found["claim"] = _row(Claim.objects.filter(earnings__rusunawa=home).distinct(), query["tagihan"])
    if not any(found.values()):
        found = {"month": month_from(query.get("bulan", ""))}
    return Source(home, **found) if any(found.values()) else None


def _row(rows, key: str):
    return rows.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None


def places_owed(query, user) -> list[dict]:
    """Where a bazaar, an order or a month still owes, with how much and to how many: what is left to choose."""
    earnings = Earning.objects.visible_to(user).payable()
    if bazaar := _row(Bazaar.objects.visible_to(user), query.get("bazar", "")):
        earnings, same = earnings.filter(sale_line__sale__bazaar=bazaar), f"bazar={bazaar.pk}"
    elif claim := _row(Claim.objects, query.get("tagihan", "")):
        earnings, same = earnings.filter(claim=claim), f"tagihan={claim.pk}"
    else:
        month = month_from(query.get("bulan", "")) or timezone.localdate().replace(day=1)
        earnings, same = earnings.filter(earned_on__gte=month), f"bulan={month:%Y-%m}"
    rows = earnings.order_by().values("rusunawa", "rusunawa__name")
    rows = rows.annotate(total=Sum("amount_rupiah"), people=Count("participant", distinct=True), since=Min("earned_on"))
    return [
        {
            "name": row["rusunawa__name"],
            "total": row["total"],
            "people": row["people"],
            "query": f"{same}&rusunawa={row['rusunawa']}",
        }
        for row in rows.order_by("rusunawa__name")
        if row["total"] > 0
    ]


def recent_months(today: date | None = None) -> list[tuple[str, str]]:
    """The last twelve, `2026-03` and its name, this one first."""
    today, months = today or timezone.localdate(), []
    year, month = today.year, today.month
    for _ in range(12):
        months.append((f"{year}-{month:02}", f"{MONTHS[month - 1]} {year}"))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return months


def months_with(month: date) -> list[tuple[str, str]]:
    """The recent ones to choose from, and the one that is looked at where it is older."""
    recent, key = recent_months(), f"{month:%Y-%m}"
    older = [] if key in dict(recent) else [(key, f"{MONTHS[month.month - 1]} {month.year}")]
    return [*recent, *older]


@dataclass
class Payable:
    """The people of a source with what they get; `chosen` and `methods` are what came back from the form."""

    source: Source
    chosen: set[str] | None = None
    methods: dict[str, str] | None = None

    @cached_property
    def rows(self) -> list[dict]:
        """Those who get something, by name; at most MOST_PEOPLE, the others come with the next run."""
        rows = self.source.earnings().order_by().values("participant", "participant__name")
        rows = rows.annotate(
            total=Sum("amount_rupiah"),
            gained=Sum("amount_rupiah", filter=Q(kind__in=[Kind.YIELD, Kind.ADJUSTMENT]), default=0),
            kept=Sum("amount_rupiah", filter=Q(kind=Kind.DEDUCTION), default=0),
            reversed=Sum("amount_rupiah", filter=Q(kind=Kind.REVERSAL), default=0),
            lines=Count("pk"),
            since=Min("earned_on"),
        )
        return list(rows.filter(total__gt=0).order_by("participant__name", "participant")[:MOST_PEOPLE])

    def is_picked(self, row: dict) -> bool:
        return self.chosen is None or str(row["participant"]) in self.chosen

    @property
    def picked(self) -> list[dict]:
        """Those whose box is ticked: everybody at first, then what came back from the form."""
        return [row for row in self.rows if self.is_picked(row)]

    @property
    def total(self) -> int:
        return sum(row["total"] for row in self.picked)

    @property
    def is_cut(self) -> bool:
        return len(self.rows) == MOST_PEOPLE

    @property
    def lines(self) -> SafeString:
        return format_html_join("", LINE, (self._words(row) for row in self.rows))

    def _words(self, row: dict) -> dict:
        key = str(row["participant"])
        is_transfer = (self.methods or {}).get(key) == "transfer"
        selected, checked = SafeString(" selected"), SafeString(" checked")
        return {
            "key": key,
            "name": row["participant__name"],
            "lines": f"{angka(row['lines'])} catatan sejak {tanggal_pendek(row['since'])}",
            "gained": rupiah(row["gained"]),
            "kept": rupiah(row["kept"]) if row["kept"] else "–",
            "kept_class": "" if row["kept"] else " is-empty",
            "reversed_class": "" if row["reversed"] else " is-empty",
            "reversed": rupiah(row["reversed"]) if row["reversed"] else "–",
            "owed": row["total"],
            "total": rupiah(row["total"]),
            "checked": checked if self.is_picked(row) else "",
            "cash": "" if is_transfer else selected,
            "transfer": selected if is_transfer else "",
        }
