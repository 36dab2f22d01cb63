"""Files of the lists behind the numbers of a dashboard: the rows of the page, and nobody named who is not there."""

from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from products.makers import may_name
from products.models import Earning
from programs.models.training_sums import LEARNED
from rusunpreneur.dashboards.behind import RowsAsked, asked_of
from rusunpreneur.dashboards.exports.lists import Column, Definitions, Kind, LongList, query_of
from rusunpreneur.dashboards.exports.sale_number import number_of
from rusunpreneur.dashboards.indicators import INDICATORS
from rusunpreneur.dashboards.rows import JUDGED
from rusunpreneur.dashboards.rows_of_learning import OF_PEOPLE
from rusunpreneur.dashboards.sums import SPENT, TAUGHT
from rusunpreneur.dashboards.traits import TRAITS_SAID


def _day(title: str, of: str, said=None) -> Column:
    return Column(title, of, Kind.DAY, 12, said)


def _numbers(*of) -> tuple[Column, ...]:
    """Under the heads that the list has for them."""
    return tuple(Column("", name, Kind.NUMBER, 13) for name in of)


def _local(moment):
    return timezone.localtime(moment).date()


SOLD_FROM = "sale_line__share__lot__code"
WORKED_FROM = "acceptance__verdict__line__share__lot__code"
#: A lot may be of one maker: for who may not read names it would add up to what she got.
LOT_SOLD = Column("Lot", Coalesce(SOLD_FROM, WORKED_FROM))
OF_TRAINING = (
    _day("Bulan", "month"),
    Column("Bimtek", "training__name", width=36),
    Column("Program", "program__name", width=26),
    Column("Keahlian", "skill__name", width=20),
    Column("Tempat", Coalesce("rusunawa__name", "training__venue_name"), width=30),
)
TRAITS = tuple(
    Column(trait.label, trait.column, width=22, said=lambda kept, trait=trait: trait.named(kept)[1])
    for trait in TRAITS_SAID.values()
)
PRODUCT, PLACE = Column("Produk", "product__name", width=28), Column("Rusunawa", "rusunawa__name", width=30)
OF_LOT = (_day("Dibuat pada", "made_on"), Column("Lot", "code"), PRODUCT, PLACE, *_numbers("pieces"))
COLUMNS = {
    "bimtek": (*OF_TRAINING, *_numbers(*TAUGHT)),
    "pembuat": (
        _day("Pertama di masa ini", "month"),
        Column("Orang", "participant__name", width=30),
        PLACE,
        Column("Dibuat bulan itu", "pieces", Kind.NUMBER, 16),
        *_numbers(Value(1)),
    ),
    "mandiri": (
        _day("Ditetapkan pada", "confirmed_on"),
        Column("Orang", "participant__name", width=30),
        PLACE,
        *_numbers(Value(1)),
    ),
    "biaya": (*OF_TRAINING, *_numbers(*SPENT)),
    OF_PEOPLE: (*OF_TRAINING, *TRAITS, *_numbers(*LEARNED)),
    "produksi": OF_LOT,
    "tagihan": (
        _day("Sejak", "issued_on"),
        Column("Tagihan", "code", width=18),
        Column("Pembeli", "debtor", width=34),
        *_numbers("unpaid_rupiah"),
    ),
    "stok": OF_LOT,
    "qc": (
        _day("Diperiksa pada", "inspected_at", _local),
        Column("Lot", "lot__code"),
        Column("Produk", "lot__product__name", width=28),
        Column("Rusunawa", "lot__rusunawa__name", width=30),
        *_numbers(*JUDGED),
    ),
    "terjual": (
        _day("Tanggal", "earned_on"),
        Column("Nota", number_of("sale_line__sale__sold_on", "sale_line__sale"), width=12),
        LOT_SOLD,
        PRODUCT,
        PLACE,
        Column("Saluran", "channel", width=12, said=dict(Earning.Channel.choices).get),
        Column("Bazar", "sale_line__sale__bazaar__name", width=30),
        *_numbers(Coalesce("sale_line__quantity", "acceptance__quantity"), "amount_rupiah"),
    ),
}


def behind_a_number(user, name: str, query) -> LongList:
    found = asked_of(user, name, query)
    return LongList(
        name=name,
        query=query_of(found.said),
        title=found.listing.title,
        words=found.words,
        back=reverse("dashboard_rows", args=[name]) + found.query,
        rows=found.rows.order_by(*found.listing.order),
        columns=_columns(found, user),
        definitions=lambda: _definitions(found),
    )


def _columns(found: RowsAsked, user) -> tuple[Column, ...]:
    heads = iter(found.listing.heads)
    columns = [column for column in COLUMNS[found.name] if column is not LOT_SOLD or may_name(user)]
    return tuple(column if column.title else column.named(next(heads)) for column in columns)


def _definitions(found: RowsAsked) -> Definitions:
    sums = [(f"Jumlah {head}", said) for head, said in found.sums]
    meant = [(indicator.name, indicator.formula) for indicator in INDICATORS if indicator.opens == found.name]
    return [*sums, *meant]
