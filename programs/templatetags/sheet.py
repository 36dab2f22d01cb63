"""The cells of the attendance sheet. Written here and not in a template: a sheet has hundreds, and each costs time."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from programs.sheet import Cell, Row
from rusunpreneur.templatetags.ui import hari

register = template.Library()


@register.simple_tag
def sheet_cells(row: Row, may_mark) -> SafeString:
    """The `<td>` of every session for one person; a button where a mark may be made."""
    name = escape(row.participant.name)
    return SafeString("".join(_cell(cell, name, may_mark) for cell in row.cells))


def _cell(cell: Cell, name: str, may_mark) -> str:
    session = cell.session
    today = " today" if session.is_today else ""
    return f'<td class="center{today}" data-s="{session.pk}">{_content(cell, name, may_mark)}</td>'


def _content(cell: Cell, name: str, may_mark) -> str:
    note = f' data-note title="{escape(cell.note)}"' if cell.note else ""
    if cell.is_open and may_mark:
        label = f"{name}, {hari(cell.session.on)}: {cell.word}"
        return (
            f'<button class="mark mark-{cell.css}" type="button" tabindex="-1" data-v="{cell.status}"{note}'
            f'{_kept(cell)} aria-label="{label}">{cell.letter}</button>'
        )
    if cell.status:
        word = f'<span class="visually-hidden"> {cell.word}</span>'
        return f'<span class="mark mark-{cell.css}"{note}>{cell.status}{word}</span>'
    return '<span class="sheet-off">–</span>'


def _kept(cell: Cell) -> str:
    """Remark and arrival, for the window that changes them."""
    mark = cell.mark
    remark = f' data-remark="{escape(mark.remark)}"' if mark and mark.remark else ""
    arrived = f' data-arrived="{mark.arrived_at:%H:%M}"' if mark and mark.arrived_at else ""
    return remark + arrived
