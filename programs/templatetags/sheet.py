"""The body of the attendance sheet. Written here and not in a template: a sheet has hundreds of cells
(docs/decisions/0007)."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from programs.sheet import Cell, Column, Row, Sheet
from rusunpreneur.templatetags.ui import rate
from rusunpreneur.words import hari, tanggal_pendek

register = template.Library()

ROW = (
    '<tr data-e="{pk}" data-code="{code}"><td class="sheet-no">{number}</td>'
    '<th scope="row" class="sheet-name"><span data-name>{name}</span>{tag}<small>{home}</small></th>{cells}'
    '<td class="num sheet-rate" data-sheet-percent>{percent}</td></tr>'
)
WALK_IN = ' <span class="sheet-tag">datang langsung</span>'


@register.simple_tag
def sheet_rows(sheet: Sheet, current: Column, may_mark) -> SafeString:
    """A `<tr>` a person: number, name with flat, a cell for every session, rate. A button where a mark may be made.

    `current` is the day that a phone shows.
    """
    days = [(_opening(column.session, column is current), hari(column.session.on)) for column in sheet.columns]
    return SafeString("".join(_row(row, days, may_mark) for row in sheet.rows))


def _opening(session, is_current: bool) -> str:
    looks = f"center{' today' * session.is_today}{' is-current' * is_current}"
    return f'<td class="{looks}" data-s="{session.pk}">'


def _row(row: Row, days, may_mark) -> str:
    enrolment, name = row.enrolment, escape(row.participant.name)
    left = f" · keluar {tanggal_pendek(enrolment.withdrawn_on)}" if enrolment.withdrawn_on else ""
    cells = (
        f"{opening}{_content(cell, name, day, may_mark)}</td>"
        for (opening, day), cell in zip(days, row.cells, strict=True)
    )
    return ROW.format(
        pk=enrolment.pk,
        code=row.participant.code,
        number=enrolment.number,
        name=name,
        tag=WALK_IN if enrolment.is_walk_in else "",
        home=escape(row.home) + left,
        cells="".join(cells),
        percent=rate(row.percent, tone=row.tone, label=f"Kehadiran {row.participant.name}"),
    )


def _content(cell: Cell, name: str, day: str, may_mark) -> str:
    note = f' data-note title="{escape(cell.note)}"' if cell.note else ""
    if cell.is_open and may_mark:
        return (
            f'<button class="mark mark-{cell.css}" type="button" tabindex="-1" data-v="{cell.status}"{note}'
            f'{_kept(cell)} aria-label="{name}, {day}: {cell.word}">{cell.letter}</button>'
        )
    if cell.status:
        word = f'<span class="visually-hidden"> {cell.word}</span>'
        return f'<span class="mark mark-{cell.css}"{note}>{cell.status}{word}</span>'
    return f'<span class="sheet-off">–<small>{_why_closed(cell)}</small></span>'


def _why_closed(cell: Cell) -> str:
    if cell.session.is_cancelled:
        return "dibatalkan"
    return "belum berlangsung" if cell.session.is_future else "tidak dicatat"


def _kept(cell: Cell) -> str:
    """Remark and arrival, for the window that changes them."""
    mark = cell.mark
    remark = f' data-remark="{escape(mark.remark)}"' if mark and mark.remark else ""
    arrived = f' data-arrived="{mark.arrived_at:%H:%M}"' if mark and mark.arrived_at else ""
    return remark + arrived
