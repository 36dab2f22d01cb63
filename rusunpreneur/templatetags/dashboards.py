"""The rows of dashboards' tables. Written here and not in a template: they have hundreds of values
(docs/decisions/0007)."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from rusunpreneur.templatetags.ui import chip
from rusunpreneur.words import NOTHING, angka, persen, rupiah

register = template.Library()

PRODUCT = (
    '<tr><th scope="row">{name}</th><td class="num" data-label="Dibuat"><a href="{made_at}">{made}</a></td>'
    '<td class="num" data-label="Lulus QC">{rate}</td>'
    '<td class="num" data-label="Terjual"><a href="{sold_at}">{sold}</a></td>'
    '<td class="num" data-label="Nilai"><a href="{sold_at}">{value}</a></td></tr>'
)
STANDING = (
    '<tr><td><a class="row-title" href="{at}">{name}</a>{few}</td>'
    '<td class="num" data-label="Peserta">{trained}</td>'
    '<td class="num" data-label="Hasil per peserta">{each}</td>'
    '<td class="num" data-label="Hasil penjualan"><span><a href="{sold_at}">{sold}</a>{growth}</span></td>'
    '<td class="num" data-label="Dibuat per peserta">{made_each}</td>'
    '<td class="num" data-label="Dibuat"><a href="{made_at}">{made}</a></td>'
    '<td class="num" data-label="Lulus QC"><span>{rate}</span></td></tr>'
)
NO_MARK = mark_safe("")


@register.simple_tag
def product_rows(rows: Iterable) -> SafeString:
    """A `<tr>` a product: made, share that passed, sold, rupiah; each number leads to its rows."""
    return format_html_join("", PRODUCT, (_product(row) for row in rows))


def _product(row) -> dict:
    rate = row.pass_rate
    return {
        "name": row.name,
        "made": angka(row.totals["made"]),
        "made_at": row.opened("produksi"),
        "rate": NOTHING if rate is None else format_html('<a href="{}">{}</a>', row.opened("qc"), persen(rate)),
        "sold": angka(row.totals["pieces"]),
        "sold_at": row.opened("terjual"),
        "value": rupiah(row.totals["rupiah"]),
    }


@register.simple_tag
def standing_rows(rows: Iterable, opens: dict[str, str]) -> SafeString:
    """A `<tr>` a rusunawa; `opens` are the addresses without the place, of its page and of its rows."""
    few = format_html("<br>{}", chip("Peserta masih sedikit", tone="mute", symbol="info-circle"))
    return format_html_join("", STANDING, (_standing(row, opens, few) for row in rows))


def _standing(row, opens: dict[str, str], few: SafeString) -> dict:
    at = {name: address.replace("RUSUNAWA", row.slug) for name, address in opens.items()}
    return {
        "at": at["page"],
        "name": row.name,
        "few": few if row.has_few_people else NO_MARK,
        "trained": angka(row.trained),
        "each": rupiah(row.rupiah_each),
        "sold": rupiah(row.rupiah),
        "sold_at": at["terjual"],
        "growth": _growth(row),
        "made": angka(row.made),
        "made_at": at["produksi"],
        "made_each": angka(row.made_each, 1),
        "rate": _rate(row, at["qc"]),
    }


def _growth(row) -> SafeString:
    if not row.growth:
        return NO_MARK
    tone, arrow = ("good", "▲") if row.growth > 0 else ("bad", "▼")
    return format_html('<br><small class="change-{}">{} {}%</small>', tone, arrow, angka(abs(row.growth)))


def _rate(row, at: str) -> SafeString | str:
    if not row.judged:
        return NOTHING
    few = ", masih sedikit" if row.has_few_pieces else ""
    said = '<a href="{}">{}</a><br><small>dari {}{}</small>'
    return format_html(said, at, persen(row.pass_rate), angka(row.judged), few)
