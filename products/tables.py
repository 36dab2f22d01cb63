"""The list of lots and the catalogue: heads, sorting and pages by django-tables2, rows written at once."""

from functools import cached_property

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.html import format_html_join

from products.makers import names_by_lot
from products.models import Balance, Lot, Place
from rusunpreneur import addresses
from rusunpreneur.words import angka, tanggal_pendek

LINE = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{product}</a><br><small>{code}</small></td>'
    '<td data-label="Dibuat"><span>{made_on}{expires}</span></td><td data-label="Rusunawa">{rusunawa}</td>'
    '<td data-label="Pembuat">{makers}</td><td class="num" data-label="Jumlah">{quantity}</td>'
    '<td data-label="Keadaan">{state}</td></tr>'
)
#: the first of these that still holds pieces says how far a lot is
STATES = (Place.Kind.WAITING, Place.Kind.REWORK)


class LotTable(tables.Table):
    product = tables.Column(verbose_name="Barang", order_by=("product__name", "-made_on", "-pk"))
    made_on = tables.Column(verbose_name="Dibuat", order_by=("made_on", "pk"))
    rusunawa = tables.Column(verbose_name="Rusunawa", order_by=("rusunawa__name", "-made_on", "-pk"))
    makers = tables.Column(verbose_name="Pembuat", orderable=False, empty_values=())
    quantity = tables.Column(verbose_name="Jumlah", orderable=False, attrs={"th": {"class": "num"}})
    state = tables.Column(verbose_name="Keadaan", orderable=False, empty_values=())

    class Meta:
        model = Lot
        fields = []
        order_by = "-made_on"
        template_name = "products/lot/_table.html"

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    @cached_property
    def lots(self) -> list[Lot]:
        """Those of this page."""
        return [row.record for row in self.paginated_rows]

    @property
    def lines(self) -> str:
        """The rows of this page, as HTML; each state is drawn once."""
        states = states_of(self.lots)
        chips = {
            state: render_to_string("products/lot/_state.html", {"state": state}) for state in {"", *states.values()}
        }
        makers = names_by_lot(self.lots, self.user)
        address = addresses.by_key("lot_detail")
        return format_html_join(
            "",
            LINE,
            (_words(lot, address(lot.pk), makers[lot.pk], chips[states.get(lot.pk, "")]) for lot in self.lots),
        )


def states_of(lots) -> dict[int, str]:
    """`menunggu` or `perbaikan` for the lots that are not through yet."""
    open_at = Balance.objects.present().of_kind(*STATES).filter(lot__in=[lot.pk for lot in lots])
    found: dict[int, str] = {}
    for lot, kind in open_at.values_list("lot", "place__kind").distinct():
        found[lot] = min(kind, found.get(lot, kind), key=STATES.index)
    return found


def _words(lot, url: str, makers: str, state: str) -> dict[str, str]:
    return {
        "url": url,
        "product": lot.product.name,
        "code": lot.code,
        "made_on": tanggal_pendek(lot.made_on),
        "expires": format_html_join("", "<br><small>baik sampai {}</small>", _expiry(lot)),
        "rusunawa": lot.rusunawa.short_name,
        "makers": makers,
        "quantity": angka(lot.quantity),
        "state": state,
    }


def _expiry(lot):
    return [(tanggal_pendek(lot.expires_on),)] if lot.expires_on else []
