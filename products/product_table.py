"""The catalogue: heads, sorting and pages by django-tables2, rows written at once."""

from functools import cached_property

import django_tables2 as tables
from django.db.models import F
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from products.catalogue import stock_of
from products.curation import gaps_of
from products.models import Place, Product
from rusunpreneur import addresses
from rusunpreneur.words import angka, rupiah

LINE = (
    '<tr data-href="{url}"><td><span class="product-row">{photo}<span><a class="row-title" href="{url}">{name}</a>'
    '<br><small>{other_names}</small></span></span></td><td data-label="Keahlian">{skill}</td>'
    '<td class="num" data-label="Harga pedoman">{price}</td>'
    '<td class="num" data-label="Di gudang"><span>{stock}</span></td>'
    '<td data-label="Kesiapan kurasi">{readiness}</td></tr>'
)
PHOTO = '<img class="product-thumb" src="{}?kecil&amp;v={}" alt="" width="48" height="48" loading="lazy">'


class ProductTable(tables.Table):
    name = tables.Column(verbose_name="Produk", order_by=("name",))
    skill = tables.Column(verbose_name="Keahlian", order_by=("skill__name", "name"))
    price_rupiah = tables.Column(verbose_name="Harga pedoman", attrs={"th": {"class": "num"}})
    stock = tables.Column(verbose_name="Di gudang", orderable=False, empty_values=(), attrs={"th": {"class": "num"}})
    readiness = tables.Column(verbose_name="Kesiapan kurasi", orderable=False, empty_values=())

    class Meta:
        model = Product
        fields = []
        order_by = "name"
        template_name = "products/lot/_table.html"

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def order_price_rupiah(self, queryset, is_descending):
        """Those without a price come last either way."""
        price = F("price_rupiah")
        by_price = price.desc(nulls_last=True) if is_descending else price.asc(nulls_last=True)
        return queryset.order_by(by_price, "name"), True

    @cached_property
    def products(self) -> list[Product]:
        """Those of this page."""
        return [row.record for row in self.paginated_rows]

    @property
    def lines(self) -> str:
        """The rows of this page, as HTML."""
        stock, gaps = stock_of(self.products, self.user), gaps_of(self.products)
        page, photo = addresses.by_key("product_detail"), addresses.by_key("product_photo")
        no_photo = render_to_string("products/product/_no_photo.html")
        return format_html_join(
            "",
            LINE,
            (
                {
                    "url": page(one.pk),
                    "photo": format_html(PHOTO, photo(one.pk), one.revision) if one.photo else no_photo,
                    "name": one.name,
                    "other_names": one.other_names,
                    "skill": one.skill.name,
                    "price": rupiah(one.price_rupiah),
                    "stock": _stock(stock[one.pk]),
                    "readiness": render_to_string("products/product/_ready.html", {"gaps": gaps[one.pk]}),
                }
                for one in self.products
            ),
        )


def _stock(pieces: dict[str, int]) -> str:
    waiting = pieces.get(Place.Kind.WAITING, 0)
    note = format_html("<br><small>{} menunggu QC</small>", angka(waiting)) if waiting else ""
    return format_html("{}{}", angka(pieces.get(Place.Kind.STORE, 0)), note)
