"""The parts of a chart and the choices of a filter: many small values, written here (docs/decisions/0007)."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rusunpreneur.words import rupiah

register = template.Library()

TICK = (
    '<line class="chart-line" x1="{left}" x2="{width}" y1="{y}" y2="{y}"/>'
    '<text class="chart-tick" x="{beside}" y="{y}" dy="0.35em">{label}</text>'
)
COLUMN = '<g{}>{}</g><text class="chart-tick chart-month" x="{}" y="{}">{}</text>'
PART = '<rect class="chart-{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>'
ROW = '<tr><th scope="row"><a href="{}">{}</a></th>{}<td class="num">{}</td></tr>'
NUMBER = '<td class="num">{}</td>'
BEFORE, NOW = format_html(' class="{}"', "chart-before"), ""
BESIDE_AXIS, ABOVE_FOOT = 10, 6


@register.simple_tag
def chart_ticks(chart) -> SafeString:
    """A line across and its number, for each step of the axis."""
    ends = {"left": chart.left, "width": chart.width, "beside": chart.left - BESIDE_AXIS}
    return format_html_join("", TICK, (ends | {"y": tick.y, "label": tick.label} for tick in chart.ticks))


@register.simple_tag
def chart_columns(chart) -> SafeString:
    """A column of its parts above its month."""
    foot = chart.height - ABOVE_FOOT
    return format_html_join(
        "",
        COLUMN,
        (
            (BEFORE if column.is_before else NOW, _parts(column), column.middle, foot, column.short)
            for column in chart.columns
        ),
    )


def _parts(column) -> SafeString:
    places = ((part.series, column.x, part.y, column.width, part.height) for part in column.parts)
    return format_html_join("", PART, places)


@register.simple_tag
def chart_rows(chart) -> SafeString:
    """The same numbers as a table's rows, each month leading to what was sold in it."""
    return format_html_join(
        "",
        ROW,
        (
            (
                column.href,
                column.label,
                format_html_join("", NUMBER, ([rupiah(number)] for number in column.numbers)),
                rupiah(column.total),
            )
            for column in chart.columns
        ),
    )


@register.simple_tag
def options(choices: Iterable, chosen) -> SafeString:
    """Of a select: `choices` have a key and a name."""
    at = chosen.pk if chosen else None
    return format_html_join("", "{}", ([_option(choice.pk, choice, choice.pk == at)] for choice in choices))


@register.simple_tag
def period_options(asked) -> SafeString:
    """Of a select: the periods that are offered in their groups, and a range of one's own."""
    chosen = None if asked.is_own_range else asked.period
    groups = (
        (label, format_html_join("", "{}", ([_option(one.key, one.short, one == chosen)] for one in periods)))
        for label, periods in asked.periods
    )
    offered = format_html_join("", '<optgroup label="{}">{}</optgroup>', groups)
    return offered + _option(asked.own_range, "Pilih bulan sendiri…", asked.is_own_range)


def _option(value, label, is_chosen: bool) -> SafeString:
    said = '<option value="{}" selected>{}</option>' if is_chosen else '<option value="{}">{}</option>'
    return format_html(said, value, label)
