"""A report for Excel: one clean sheet of numbers, one of definitions. No text ever becomes a formula."""

from collections.abc import Iterator
from io import BytesIO

import xlsxwriter

from programs.documents.sheet_xlsx import OPTIONS, downloaded, write_definitions
from rusunpreneur.dashboards.indicators import Unit
from rusunpreneur.dashboards.reports.later import Entry
from rusunpreneur.dashboards.reports.numbers import defined, in_order
from rusunpreneur.dashboards.reports.paper import Paper
from rusunpreneur.words import saat

COLUMNS = (("Bagian", 18), ("Rincian", 32), ("Kunci", 18), ("Ukuran", 22), ("Nilai", 16), ("Satuan", 10))
NAMES = ("Dibuat", "Lulus QC", "Terjual", "Nilai")
UNITS = ("potong", "persen", "potong", "rupiah")
Line = tuple[str, str, str, str, float, str]


def render(paper: Paper, *, by) -> bytes:
    output = BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        _write(book, list(_lines(paper)))
        write_definitions(book, _definitions(paper, by))
    return output.getvalue()


def _write(book, lines: list[Line]):
    page = book.add_worksheet("Data")
    head, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    number, percent = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "0%"})
    page.freeze_panes(1, 0)
    for column, (title, width) in enumerate(COLUMNS):
        page.set_column(column, column, width)
        page.write_string(0, column, title, head)
    for index, line in enumerate(lines, 1):
        *words, value, unit = line
        for column, said in enumerate(words):
            page.write_string(index, column, said, text)
        is_percent = unit == Unit.PERCENT
        page.write_number(index, 4, value / 100 if is_percent else value, percent if is_percent else number)
        page.write_string(index, 5, unit, text)
    page.autofilter(0, 0, max(len(lines), 1), len(COLUMNS) - 1)


def _lines(paper: Paper) -> Iterator[Line]:
    for indicator, value in in_order(paper.numbers):
        if value is not None:
            yield "Angka", paper.place, indicator.key, indicator.name, value, indicator.unit.value
    yield from _differences(paper)
    yield from _stages(paper)
    for label, value in paper.numbers["months"]:
        yield "Bulan", label, "sold_rupiah", "Hasil penjualan", value, "rupiah"
    for name, pieces, value in paper.numbers["channels"]:
        yield "Saluran", name, "sold_pieces", "Terjual", pieces, "potong"
        yield "Saluran", name, "sold_rupiah", "Hasil penjualan", value, "rupiah"
    yield from _products(paper)


def _stages(paper: Paper) -> Iterator[Line]:
    for name, people, _ in paper.numbers.get("stages", []):
        yield "Tahap", name, "stage_people", "Di tahap ini", people, "orang"
    for name, days in paper.numbers.get("days", []):
        yield "Tahap", name, "stage_days", "Hari dari tahap sebelumnya", days, "hari"


def _products(paper: Paper) -> Iterator[Line]:
    for name, *numbers in paper.numbers["products"]:
        for measure, unit, value in zip(NAMES, UNITS, numbers, strict=True):
            if value is not None:
                yield "Produk", name, "", measure, value, unit


def _differences(paper: Paper) -> Iterator[Line]:
    """What stands now, where it is not what was reported."""
    for line in paper.differences:
        if line.now is not None:
            yield "Sekarang", paper.place, line.indicator.key, line.indicator.name, line.now, line.indicator.unit.value


def _entry(row: Entry) -> tuple[str, str]:
    """What was written since: when and by whom, what and why."""
    return f"Menyusul {saat(row.at)} WIB, {row.by}", ". ".join(part for part in (row.what, row.why) if part)


def _definitions(paper: Paper, by) -> list[tuple[str, object]]:
    return [
        ("Tempat", paper.place),
        ("Masa", paper.period),
        ("Saringan", ", ".join(paper.filters) or "tanpa"),
        ("Keadaan", " ".join(paper.state)),
        ("Data", "Satu angka sebaris: bagian, rinciannya, kunci angka, ukuran, nilai, dan satuannya."),
        *((f"{indicator.name} ({indicator.key})", indicator.formula) for indicator in defined(paper.numbers)),
        *([("Sekarang", "Angka per hari unduh, bila berbeda dari yang dilaporkan.")] if paper.differences else []),
        *(
            (f"Menyusul {saat(row.at)} WIB, {row.by}", ". ".join([row.what, *filter(None, [row.why])]))
            for row in paper.entries
        ),
        downloaded(by),
    ]
