"""The lines of a statement as rows of a table. Written here and not in a template: fifty lines have hundreds of
values (docs/decisions/0007)."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from products.models import Earning
from products.statement_lines import Line
from rusunpreneur.templatetags.ui import chip
from rusunpreneur.words import NOTHING, rupiah, tanggal_pendek

register = template.Library()

ROW = (
    "<tr><td><b>{what}</b>{mark}<br><small>{reckoned}</small></td>"
    '<td data-label="Dari"><span>{source}{lot}</span></td>'
    '<td class="fit" data-label="Tanggal">{day}</td><td class="num" data-label="Jumlah">{amount}</td>'
    '<td data-label="Pembayaran"><span>{payment}</span></td></tr>'
)
NO_MARK = mark_safe("")


@register.simple_tag
def statement_rows(lines: Iterable[Line]) -> SafeString:
    """A `<tr>` a line: what it is for, where it was sold, when, how much, and the payment that settles it."""
    taken_back = format_html(" {}", chip("Dibatalkan", tone="brick", symbol="arrow-counterclockwise"))
    marks = {Earning.Kind.REVERSAL.value: taken_back}
    return format_html_join("", ROW, (_words(line, marks.get(line.kind, NO_MARK)) for line in lines))


def _words(line: Line, mark: SafeString) -> dict:
    return {
        "what": line.product or line.kind_name,
        "mark": mark,
        "reckoned": _reckoned(line),
        "source": _linked(line.source_href, line.order or line.channel_name),
        "lot": _lot(line),
        "day": tanggal_pendek(line.earned_on),
        "amount": rupiah(line.rupiah),
        "payment": _payment(line),
    }


def _reckoned(line: Line) -> str:
    discount = f" (daftar {rupiah(line.list_price)}: {line.discount})" if line.is_discounted else ""
    note = line.note if line.note and not line.rule else ""
    return ", ".join(part for part in (f"{line.reckoned}{discount}", note) if part)


def _lot(line: Line) -> SafeString | str:
    if not line.lot_code:
        return ""
    slips = ((href, f" {number}" if number > 1 else "") for number, href in enumerate(line.slips, start=1))
    slip = format_html_join("", ', <a href="{}">QC{}</a>', slips)
    return format_html("<br><small>{}{}</small>", _linked(line.lot_href, line.lot_code), slip)


def _payment(line: Line) -> SafeString | str:
    if line.payout_id:
        state = "dibayar" if line.paid_at else "belum dibayar"
        return format_html("{}, {}", _linked(line.payout_href, line.payout_number), state)
    return f"menunggu {line.debtor}" if line.is_waiting else NOTHING


def _linked(href: str, words: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', href, words) if href else words
