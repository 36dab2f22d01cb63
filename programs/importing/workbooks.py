"""Spreadsheets that go out: the template, and the rows that could not be taken. Text cells only, never a formula."""

import io
import json

import xlsxwriter

from programs.importing.plan import Plan
from programs.models import ImportBatch

TEMPLATE_TITLES = (
    "No",
    "Nama",
    "NIK",
    "Jenis kelamin",
    "Tempat lahir",
    "Tanggal lahir",
    "Nomor HP",
    "Alamat KTP",
    "Rusunawa",
    "Tower",
    "Lantai",
    "Unit",
    "Kecamatan",
)
RULES = (
    ("Nama", "Wajib diisi, sesuai KTP. Kolom lain boleh kosong."),
    ("NIK", "16 angka dalam sel Teks. Sel angka dibulatkan Excel dan tidak bisa diterima."),
    ("Jenis kelamin", "L atau P."),
    ("Tanggal lahir", "05/02/1985 atau 5 Februari 1985, hari lebih dulu."),
    ("Rusunawa", "Kosongkan bila sama dengan tempat bimtek. Nama seperti di halaman Rusunawa."),
    ("Batas", "Paling banyak 2.000 orang dan 5 MB. Baris jumlah di bawah daftar dilewati."),
)
FIRST_ROWS = 200


def template() -> bytes:
    """An empty list with every column as text, so that Excel leaves the NIK alone, and a sheet of rules."""
    with TextWorkbook() as book:
        sheet = book.sheet("Peserta", TEMPLATE_TITLES, width=18)
        sheet.set_column(0, 0, 5, book.text)
        for row in range(1, FIRST_ROWS + 1):
            sheet.write_string(row, 0, str(row), book.text)
        rules = book.sheet("Petunjuk", ("Kolom", "Aturan"), width=20)
        rules.set_column(1, 1, 80, book.text)
        for row, cells in enumerate(RULES, start=1):
            book.write(rules, row, cells)
    return book.content


def left_out(batch: ImportBatch, plan: Plan) -> bytes:
    """The rows nobody comes from, as they were sent, each with the reason; set right, the file can be sent as it is."""
    titles = json.loads(batch.rows)["titles"]
    with TextWorkbook() as book:
        sheet = book.sheet("Perlu diperbaiki", (*titles, "Baris di berkas", "Masalah"), width=18)
        sheet.set_column(len(titles) + 1, len(titles) + 1, 90, book.text)
        for number, entry in enumerate(plan.left_out, start=1):
            cells = [*entry.row.raw, *[""] * len(titles)][: len(titles)]
            book.write(sheet, number, (*cells, str(entry.line), entry.why_left_out))
    return book.content


class TextWorkbook:
    def __init__(self):
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"in_memory": True, "strings_to_formulas": False})
        self.text = self._book.add_format({"num_format": "@", "valign": "top"})
        self._head = self._book.add_format({"bold": True, "bottom": 1, "num_format": "@"})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._book.close()

    def sheet(self, name, titles, width):
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, max(len(titles) - 1, 1), width, self.text)
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._head)
        sheet.freeze_panes(1, 0)
        return sheet

    def write(self, sheet, row, cells):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, self.text)

    @property
    def content(self) -> bytes:
        return self._file.getvalue()
