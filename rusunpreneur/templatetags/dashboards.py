"""The rows of dashboards' tables. Written here and not in a template: they have hundreds of values
(docs/decisions/0007)."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from rusunpreneur.templatetags.ui import chip, icon
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
FIGURE = (
    '<div class="figure dash-figure"><p class="figure-label">{label}</p><p class="figure-value">{value}</p>{note}'
    '<details class="figure-about"><summary aria-label="Arti {name}">{about}</summary><p>{formula}</p></details></div>'
)
LISTED = (
    '<tr data-href="{at}"><td><a class="row-title" href="{at}">{title}</a><br><small>{note}</small></td>'
    '<td data-label="Tempat"{empty}>{place}</td>{numbers}</tr>'
)
NUMBER = '<td class="num" data-label="{}">{}</td>'
LINK = '<a href="{}">{}</a>'
NO_MARK, EMPTY = mark_safe(""), mark_safe(' class="is-empty"')


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


@register.simple_tag
def listed_rows(lines: Iterable, heads: tuple[str, ...]) -> SafeString:
    """A `<tr>` a row behind a number: where it leads, its place, its numbers under their heads."""
    return format_html_join("", LISTED, (_listed(line, heads) for line in lines))


def _listed(line, heads: tuple[str, ...]) -> dict:
    return {
        "at": line.href,
        "title": line.title,
        "note": line.note,
        "empty": NO_MARK if line.place else EMPTY,
        "place": line.place or NOTHING,
        "numbers": format_html_join("", NUMBER, zip(heads, line.numbers, strict=True)),
    }


@register.simple_tag
def figures(cards: Iterable) -> SafeString:
    """A number each, its change, how it is meant, and where it leads."""
    return format_html_join("", FIGURE, (_figure(card) for card in cards))


def _figure(card) -> dict:
    indicator, said = card.indicator, card.said
    has_unit = indicator.unit_said and card.value is not None
    note = format_html_join(" ", "{}", ([part] for part in _note(card) if part))
    return {
        "label": format_html(LINK, card.href, indicator.name) if card.href else indicator.name,
        "value": format_html("{} <small>{}</small>", said, indicator.unit_said) if has_unit else said,
        "note": format_html('<p class="figure-note">{}</p>', note) if note else NO_MARK,
        "name": indicator.name,
        "about": icon("info-circle"),
        "formula": indicator.formula,
    }


def _note(card) -> Iterable[str]:
    """Its change, of how many it speaks, what it was before, and where it is broken down."""
    if card.change:
        arrow = "▲" if card.direction == "up" else "▼"
        yield format_html('<b class="change-{}">{} {}</b>', card.tone, arrow, card.change)
    before = f"sepanjang masa sebelumnya {card.before_said}" if card.before_said else ""
    yield ", ".join(part for part in (card.note, before) if part)
    if card.parts:
        yield format_html(
            '<a class="figure-parts" href="{}" aria-label="Rinci {}">Rinci</a>', card.parts, card.indicator.name
        )
