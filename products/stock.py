"""What is where: lots with pieces in the chosen places, those that expire first on top."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

import django_filters
from django.core.paginator import Page
from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from participants.pages import page_by_keys
from products.actions.stock import TAKEABLE
from products.filters import LotFilter
from products.makers import may_name
from products.models import Balance, Lot, Place
from products.models.lot_queryset import among
from products.models.place import INSIDE
from products.queue import LATE_DAYS, SOON_DAYS, age, expiry_chip
from rusunpreneur import addresses
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.words import angka, tanggal_pendek

PAGE_SIZE = 50
Kind = Place.Kind
AGES = (
    ("lewat", "Lewat tanggal baiknya"),
    (str(SOON_DAYS), f"Kedaluwarsa dalam {SOON_DAYS} hari"),
    ("7", "Kedaluwarsa dalam 7 hari"),
    (f"lama{LATE_DAYS}", f"Dibuat lebih dari {LATE_DAYS} hari lalu"),
    ("lama30", "Dibuat lebih dari 30 hari lalu"),
    ("lama90", "Dibuat lebih dari 90 hari lalu"),
)
ROW = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{product}</a><br>'
    '<small class="stock-line">{code}</small></td>'
    '<td data-label="Rusunawa" class="stock-line">{rusunawa}</td>'
    '<td data-label="Dibuat"><span class="stock-line">{made}<br><small class="text-mute">{age}</small></span></td>'
    '<td data-label="Baik sampai" class="{empty}">{expiry}</td><td data-label="Di mana">{places}</td>'
    '<td class="num" data-label="Jumlah">{quantity}</td>{take}</tr>'
)
TAKE = (
    '<td class="fit">{}<a class="btn btn-secondary btn-sm" href="{}">Keluarkan'
    '<span class="visually-hidden"> {}</span></a></td>'
)

#: before it, for pieces that are being mended: back to QC, on the page of the lot
MEND = (
    '<a class="btn btn-secondary btn-sm" href="{}#perbaikan">Sudah diperbaiki'
    '<span class="visually-hidden"> {}</span></a> '
)
NOTHING_TO_TAKE = mark_safe('<td class="is-empty"></td>')


class StockFilter(LotFilter):
    keadaan = None
    tempat = django_filters.ChoiceFilter(
        method="leave", label="Tempat", choices=Kind.choices, empty_label="Di rusunawa"
    )
    umur = django_filters.ChoiceFilter(method="of_age", label="Umur", choices=AGES, empty_label="Semua")

    def leave(self, queryset, name, value):
        """Which places are meant is asked of the balances."""
        return queryset

    def of_age(self, queryset, name, value):
        today = timezone.localdate()
        if value.startswith("lama"):
            return queryset.made_days_ago(int(value.removeprefix("lama")))
        if value == "lewat":
            return queryset.filter(expires_on__lt=today)
        return queryset.filter(expires_on__range=(today, today + timedelta(days=int(value))))

    @property
    def kinds(self) -> tuple[str, ...]:
        chosen = self.form.cleaned_data.get("tempat") if self.form.is_valid() else ""
        return (chosen,) if chosen else INSIDE


@dataclass
class Total:
    """What places of one kind hold. Where pieces have no grade yet a lot is in one place only: those are counted."""

    grades: dict[str, int] = field(default_factory=dict)
    lots: int = 0

    def __str__(self):
        graded = [f"{grade} {angka(pieces)}" for grade, pieces in sorted(self.grades.items()) if grade]
        return " · ".join(graded) or f"{angka(self.lots)} lot"


class Stock:
    """One page of the stock as `user` asked for it (`query`: the filters of the address)."""

    def __init__(self, query, user):
        self.query, self.user = query, user
        self.filter = StockFilter(query, queryset=Lot.objects.visible_to(user), user=user)
        # By their keys: through a join the database would read what every buyer and every scrap heap holds.
        self.kinds = dict(Place.objects.filter(kind__in=self.filter.kinds).order_by().values_list("pk", "kind"))
        self.pieces = Balance.objects.present().filter(place__in=list(self.kinds))

    @cached_property
    def lots(self):
        """Those with pieces in the chosen places, what expires first on top, then the oldest."""
        lots = self.filter.qs
        if self.filter.kinds == INSIDE:
            return lots.in_stock().expiring_first()
        return lots.filter(among("pk", self.pieces.values("lot"))).expiring_first()

    @cached_property
    def page(self) -> Page:
        rows = Lot.objects.for_lists()
        return page_by_keys(self.lots, rows, self.query.get("page"), PAGE_SIZE)

    @property
    def is_empty(self) -> bool:
        return not self.query and not self.page.paginator.count

    @cached_property
    def totals(self) -> list[dict]:
        """Pieces by place. Only for as many lots as are counted: a sum over all Jakarta is asked by product."""
        if self.page.paginator.is_capped or not self.page.paginator.count:
            return []
        found: dict[str, Total] = {}
        for place, grade, pieces, lots in self._by_place.annotate(
            pieces=Sum("quantity"), lots=Count("lot", distinct=True)
        ):
            total = found.setdefault(self.kinds[place], Total())
            total.grades[grade] = total.grades.get(grade, 0) + pieces
            total.lots += lots
        return [
            {"label": Kind(kind).label, "value": angka(sum(total.grades.values())), "note": str(total)}
            for kind, total in sorted(found.items(), key=lambda item: Kind.values.index(item[0]))
        ]

    @property
    def _by_place(self):
        """Pieces of the lots that are meant; where those are all of them, an index of the balances tells it."""
        form = self.filter.form
        is_narrowed = not form.is_valid() or any(form.cleaned_data[name] for name in form.fields if name != "tempat")
        rows = self.pieces.filter(lot__in=self.filter.qs.order_by()) if is_narrowed else self.pieces
        return rows.visible_to(self.user).order_by().values_list("place", "grade")

    @property
    def search_hint(self) -> str:
        return "Cari kode, produk, atau pembuat" if may_name(self.user) else "Cari kode atau produk"

    @cached_property
    def may_take(self) -> bool:
        return self.user.access.has(*OFFICE, Role.COORDINATOR)

    @property
    def lines(self) -> SafeString:
        """The rows of this page, as HTML."""
        lots, address, today = list(self.page.object_list), addresses.by_key("lot_detail"), timezone.localdate()
        held = self._held(lots)
        return format_html_join("", ROW, (self._words(lot, address(lot.pk), held[lot.pk], today) for lot in lots))

    def _held(self, lots) -> dict[int, dict[str, dict[str, int]]]:
        """Pieces by lot, kind of place and grade, for the lots of one page."""
        found: dict[int, dict[str, dict[str, int]]] = {lot.pk: {} for lot in lots}
        rows = self.pieces.filter(lot__in=lots).order_by("grade").values_list("lot", "place", "grade", "quantity")
        for lot, place, grade, quantity in rows:
            there = found[lot].setdefault(self.kinds[place], {})
            there[grade] = there.get(grade, 0) + quantity
        return found

    def _words(self, lot, url: str, held: dict, today) -> dict:
        return {
            "url": url,
            "product": lot.product.name,
            "code": lot.code,
            "rusunawa": lot.rusunawa.short_name,
            "made": tanggal_pendek(lot.made_on),
            "age": age(lot, today),
            "empty": "" if lot.expires_on else "is-empty",
            "expiry": expiry_chip(lot, today),
            "places": " · ".join(_place(kind, held[kind]) for kind in Kind.values if kind in held),
            "quantity": angka(sum(sum(grades.values()) for grades in held.values())),
            "take": self._take(lot, held, url),
        }

    def _take(self, lot, held, url: str) -> SafeString | str:
        if not self.may_take:
            return ""
        if not TAKEABLE & set(held):
            return NOTHING_TO_TAKE
        mend = format_html(MEND, url, lot.code) if Kind.REWORK in held else ""
        return format_html(TAKE, mend, self._take_address(lot.pk), lot.code)

    @cached_property
    def _take_address(self):
        return addresses.by_key("stock_take")


def _place(kind: str, grades: dict[str, int]) -> str:
    """`Gudang A 12, B 3`."""
    return f"{Kind(kind).label} {', '.join(f'{grade} {angka(number)}'.strip() for grade, number in grades.items())}"
