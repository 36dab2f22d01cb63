"""A long list for Excel: one clean sheet of rows, one of definitions. No text ever becomes a formula.

What it takes of memory does not grow with the rows: they come from a cursor of the server, and each is on disk before
the next is asked for.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from programs.documents.sheet_xlsx import OPTIONS, downloaded, write_definitions
from rusunpreneur.dashboards.exports.lists import Kind, LongList

AT_ONCE = 2_000
#: more than a sheet of Excel holds, it says no to
MOST_ROWS = 1_000_000


def write(listing: LongList, path: Path, *, by, total: int, on_rows: Callable[[int], None] = lambda written: None):
    """Calls `on_rows` with how many are written, now and then."""
    with TemporaryDirectory(dir=path.parent) as own:
        unfinished = Path(own) / path.name
        with xlsxwriter.Workbook(unfinished, OPTIONS | {"in_memory": False, "tmpdir": own}) as book:
            page = book.add_worksheet("Data")
            _write_heads(book, page, listing)
            page.autofilter(0, 0, max(total, 1), len(listing.columns) - 1)
            _write_rows(book, page, listing, on_rows)
            write_definitions(book, [*_asked(listing, total), *listing.definitions(), downloaded(by)])
        unfinished.replace(path)


def _write_heads(book, page, listing: LongList):
    bold = book.add_format({"bold": True})
    page.freeze_panes(1, 0)
    for at, column in enumerate(listing.columns):
        page.set_column(at, at, column.width)
        page.write_string(0, at, column.title, bold)


def _write_rows(book, page, listing: LongList, on_rows):
    formats = {kind: book.add_format({"num_format": kind.value}) for kind in Kind if kind.value}
    write = {Kind.TEXT: page.write_string, Kind.NUMBER: page.write_number, Kind.DAY: page.write_datetime}
    cells = [(write[column.kind], formats.get(column.kind), column.said) for column in listing.columns]
    line = 0
    for line, row in zip(count(1), listing.lines(AT_ONCE)):
        for at, (write_cell, style, said) in enumerate(cells):
            value = row[at] if said is None else said(row[at])
            if value is not None:
                write_cell(line, at, value, style)
        if not line % AT_ONCE:
            on_rows(line)
    on_rows(line)


def _asked(listing: LongList, total: int):
    words = ", ".join(word for word in listing.words if word)
    return [("Daftar", listing.title), ("Yang diminta", words), ("Jumlah baris", total)]
