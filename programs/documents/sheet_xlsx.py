"""The filled sheet for Excel: one clean sheet of data, one of definitions. No text ever becomes a formula."""

from io import BytesIO

import xlsxwriter
from django.utils import timezone
from django.utils.formats import date_format

from programs.models import Attendance
from programs.sheet import Column, Row, Sheet
from rusunpreneur.words import jam, tanggal

OPTIONS = {
    "constant_memory": True,
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
FIXED = ("No", "Kode peserta", "Nama", "L/P", "Hunian", "Status", "Terdaftar mulai", "Keluar pada")
TOTALS = ("Hadir", "Izin", "Sakit", "Alpa", "JP dihadiri", "JP dihitung", "Kehadiran")
MARKS = "HISA"
NOTES = (("No", 5), ("Nama", 28), ("Tanggal", 20), ("Kehadiran", 12), ("Jam datang", 12), ("Keterangan", 60))


def render(sheet: Sheet, *, by) -> bytes:
    """The bytes of an .xlsx with the sheets `Data`, `Catatan` (arrivals and remarks) and `Keterangan`."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        _write_data(book, sheet)
        _write_notes(book, sheet)
        write_definitions(book, _definitions(sheet, by))
    return output.getvalue()


def _write_data(book, sheet: Sheet):
    page = book.add_worksheet("Data")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@"})
    percent = book.add_format({"num_format": "0%"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.freeze_panes(1, 3)
    page.set_column(0, 0, 5)
    page.set_column(1, 1, 13, text)
    page.set_column(2, 2, 28, text)
    page.set_column(4, 4, 22, text)
    page.set_column(5, 7, 12, text)
    titles = [*FIXED, *[_title(column.session) for column in sheet.columns], *TOTALS]
    page.set_column(len(FIXED), len(titles) - 1, 11)
    page.set_row(0, 45)
    for index, title in enumerate(titles):
        page.write_string(0, index, title, head)
    for line, row in enumerate(sheet.rows, 1):
        _write_row(page, line, row, {"text": text, "percent": percent, "day": day})
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(titles) - 1)


def _title(session) -> str:
    cancelled = " (dibatalkan)" if session.is_cancelled else ""
    return f"{date_format(session.on, 'D j M Y')} {session.starts_at:%H.%M}, {session.lesson_hours} JP{cancelled}"


def _write_row(page, line: int, row: Row, formats):
    enrolment, person = row.enrolment, row.participant
    page.write_number(line, 0, enrolment.number)
    texts = (person.code, person.name, person.sex, row.home, enrolment.get_status_display())
    for index, value in enumerate(texts, 1):
        page.write_string(line, index, value, formats["text"])
    page.write_datetime(line, 6, enrolment.enrolled_on, formats["day"])
    if enrolment.withdrawn_on:
        page.write_datetime(line, 7, enrolment.withdrawn_on, formats["day"])
    column = len(FIXED)
    for cell in row.cells:
        page.write_string(line, column, cell.status, formats["text"])
        column += 1
    letters = [cell.status for cell in row.cells]
    for number in [*(letters.count(mark) for mark in MARKS), enrolment.hours.attended, enrolment.counted_hours]:
        page.write_number(line, column, number)
        column += 1
    if row.percent is not None:
        page.write_number(line, column, row.percent / 100, formats["percent"])


def _write_notes(book, sheet: Sheet):
    page = book.add_worksheet("Catatan")
    head, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    page.freeze_panes(1, 0)
    for column, (title, width) in enumerate(NOTES):
        page.set_column(column, column, width, text)
        page.write_string(0, column, title, head)
    noted = ((row, cell) for row in sheet.rows for cell in row.cells if cell.note)
    for line, (row, cell) in enumerate(noted, 1):
        arrived = jam(cell.mark.arrived_at) if cell.mark.arrived_at else ""
        page.write_number(line, 0, row.enrolment.number)
        for column, value in enumerate(
            (row.participant.name, tanggal(cell.session.on), cell.word, arrived, cell.mark.remark), 1
        ):
            page.write_string(line, column, value, text)


def write_definitions(book, rows: list[tuple[str, object]]):
    """The sheet that says what the words and numbers of the others mean."""
    page = book.add_worksheet("Keterangan")
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True})
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 90)
    for line, (label, value) in enumerate(rows):
        page.write_string(line, 0, label, bold)
        page.write_string(line, 1, str(value), wrap)


def _definitions(sheet: Sheet, by) -> list[tuple[str, object]]:
    training, count = sheet.training, sheet.training.enrolments.headcount()
    return [
        ("Bimtek", training.name),
        ("Program", training.program),
        ("Tempat", training.place),
        ("Tanggal", training.period),
        ("Terdaftar", f"{count['registered']} orang: pernah masuk daftar, tanpa daftar tunggu"),
        ("Pernah hadir", f"{count['ever_present']} orang: hadir paling sedikit satu sesi"),
        ("Tuntas", f"{count['completed']} orang: dinyatakan tuntas saat bimtek diselesaikan"),
        ("Kode", ", ".join(f"{value} = {label}" for value, label in Attendance.Status.choices)),
        ("JP", "Jam pelajaran. JP dihitung = JP sesi yang sudah berlangsung dan dicatat selama peserta terdaftar."),
        ("Kehadiran", "JP dihadiri dibagi JP dihitung. Sesi hari ini dihitung setelah dicatat."),
        ("Izin dan sakit", training.get_excused_rule_display()),
        ("Syarat kehadiran", f"{training.minimum_percent}%"),
        *[(_title(column.session), _day_in_words(column)) for column in sheet.columns],
        downloaded(by),
    ]


def downloaded(by) -> tuple[str, str]:
    return "Diunduh", f"{date_format(timezone.localtime(), 'j F Y H.i')} WIB oleh {by}"


def _day_in_words(column: Column) -> str:
    """`24 hadir, 1 izin, 0 sakit, 0 alpa, 0 belum dicatat, dari 25 orang`."""
    if column.session.is_cancelled:
        return f"Dibatalkan: {column.session.cancelled_reason}"
    counts = [f"{column.counts[value]} {label.lower()}" for value, label in Attendance.Status.choices]
    return ", ".join([*counts, f"{column.unmarked} belum dicatat", f"dari {column.expected} orang"])
