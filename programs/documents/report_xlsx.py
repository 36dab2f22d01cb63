"""The activity report for Excel: one clean sheet of numbers, one of definitions. No text ever becomes a formula."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import NamedTuple

import xlsxwriter

from programs.activity_report import DEFINITIONS, ActivityReport, Group
from programs.documents.dossier_parts import LABELS
from programs.documents.sheet_xlsx import OPTIONS, downloaded, write_definitions
from programs.dossier import Day
from rusunpreneur.words import hari_tanggal

COLUMNS = (("Bagian", 18), ("Rincian", 32), ("Tanggal", 12), ("Ukuran", 20), ("Nilai", 10), ("Satuan", 10))
PEOPLE = "orang"


class Line(NamedTuple):
    """One number, and what it is of."""

    part: str
    name: str
    on: date | None
    measure: str
    value: float
    unit: str


def render(report: ActivityReport, *, by) -> bytes:
    output = BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        _write(book, list(_lines(report)))
        write_definitions(book, _definitions(report, by))
    return output.getvalue()


def _write(book, lines: list[Line]):
    page = book.add_worksheet("Data")
    head, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    day, number = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "#,##0"})
    percent = book.add_format({"num_format": "0%"})
    page.freeze_panes(1, 0)
    for column, (title, width) in enumerate(COLUMNS):
        page.set_column(column, column, width)
        page.write_string(0, column, title, head)
    for index, line in enumerate(lines, 1):
        for column, said in ((0, line.part), (1, line.name), (3, line.measure), (5, line.unit)):
            page.write_string(index, column, said, text)
        if line.on:
            page.write_datetime(index, 2, line.on, day)
        page.write_number(index, 4, line.value, percent if line.unit == "persen" else number)
    page.autofilter(0, 0, max(len(lines), 1), len(COLUMNS) - 1)


def _lines(report: ActivityReport) -> Iterator[Line]:
    yield from _summary(report)
    for part, groups in report.breakdowns:
        for group in groups:
            yield from _of_group(report, part, group)
    for day in report.dossier.days:
        yield from _of_day(day)
    for taught in report.dossier.taught:
        name = taught.facilitator.name
        yield Line("Narasumber", name, None, "Sesi", len(taught.sessions), "sesi")
        yield Line("Narasumber", name, None, "JP", taught.lesson_hours, "JP")
    for cost in report.costs.valid:
        yield Line("Biaya", cost.description, cost.spent_on, cost.get_kind_display(), cost.amount_rupiah, "rupiah")


def _summary(report: ActivityReport) -> Iterator[Line]:
    part, name, dossier = "Ringkasan", report.training.name, report.dossier
    yield from _of_group(report, part, Group(name, *_numbers(report.total)))
    yield Line(part, name, None, "Mengundurkan diri", report.withdrawn, PEOPLE)
    yield Line(part, name, None, "Sesi terlaksana", len(dossier.held), "sesi")
    yield Line(part, name, None, "JP terlaksana", dossier.lesson_hours, "JP")
    yield Line(part, name, None, "JP dihadiri", report.hours_attended, "JP")
    yield Line(part, name, None, "JP dihitung", report.hours_counted, "JP")
    if report.hours_counted > 0:
        yield Line(part, name, None, "Kehadiran", report.hours_attended / report.hours_counted, "persen")


def _numbers(group: Group) -> tuple[int, int, int]:
    return group.registered, group.came, group.completed


def _of_group(report: ActivityReport, part: str, group: Group) -> Iterator[Line]:
    yield Line(part, group.name, None, "Terdaftar", group.registered, PEOPLE)
    yield Line(part, group.name, None, "Pernah hadir", group.came, PEOPLE)
    if report.is_finished:
        yield Line(part, group.name, None, "Tuntas", group.completed, PEOPLE)


def _of_day(day: Day) -> Iterator[Line]:
    part, name = "Hari", hari_tanggal(day.on)
    yield Line(part, name, day.on, "JP", day.lesson_hours, "JP")
    yield Line(part, name, day.on, "Terdaftar", day.registered, PEOPLE)
    for mark, label in LABELS:
        yield Line(part, name, day.on, label.capitalize(), day.counts[mark], PEOPLE)
    yield Line(part, name, day.on, "Belum dicatat", day.unmarked, PEOPLE)


def _definitions(report: ActivityReport, by) -> list[tuple[str, object]]:
    training = report.training
    return [
        ("Bimtek", training.name),
        ("Program", training.program),
        ("Tempat", training.place),
        ("Tanggal", training.period),
        ("Data", "Satu angka sebaris: bagian laporan, rinciannya, tanggal bila sehari, ukuran, nilai, dan satuannya."),
        *DEFINITIONS.items(),
        ("JP", "Jam pelajaran sesi yang terlaksana."),
        ("Izin dan sakit", training.get_excused_rule_display()),
        ("Syarat tuntas", f"{training.minimum_percent}% JP"),
        downloaded(by),
    ]
