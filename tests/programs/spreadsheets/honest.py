"""What the office sends: a letterhead in merged cells, titles on two lines, a total at the foot."""

from datetime import date
from io import BytesIO

import xlsxwriter

TITLES = ["NO", "NAMA LENGKAP", "NIK", "L/P", "TEMPAT LAHIR", "TGL LAHIR", "NO HP", "BLOK", "LT", "NO UNIT"]
#: A list as it arrives from Nagrak: the titles stand in row 5, the first of three women in row 6, the total in row 9.
NAGRAK = [
    ["DAFTAR PESERTA BIMTEK MENGANYAM"],
    ["RUSUNAWA NAGRAK, JAKARTA UTARA"],
    ["26 s.d. 29 FEBRUARI 2024"],
    [],
    TITLES,
    [1, "SITI UJI", "3172044502850001", "P", "JAKARTA", date(1985, 2, 5), "081234567890", "A", 3, "12"],
    [2, "NUR UJI", "3172045203900002", "P", "BEKASI", "12/03/1990", "+62 812-3456-7891", "A", 5, "02"],
    [3, "DEWI UJI", None, "P", "JAKARTA", "7 Juli 1979", 81234567892, "B", 2, "08"],
    ["JUMLAH", None, None, 3],
]


def workbook(*sheets: list[list], merged=True, names=(), hidden=()) -> bytes:
    """An .xlsx; a date becomes a real date of Excel, None an empty cell. The first line is merged as a letterhead."""
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, rows in enumerate(sheets):
            page = book.add_worksheet(names[number] if names else None)
            for line, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write(page, line, column, value, day)
            if merged and rows and len(rows[0]) == 1:
                page.merge_range(0, 0, 0, 9, rows[0][0])
            if number in hidden:
                page.hide()
    return output.getvalue()


def _write(page, line, column, value, day):
    if isinstance(value, date):
        page.write_datetime(line, column, value, day)
    elif value is not None:
        page.write(line, column, value)


def comma_separated(rows: list[list], *, delimiter=";", encoding="utf-8") -> bytes:
    lines = (delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def replaced(rows: list[list], line: int, column: int, value) -> list[list]:
    """The same list with another value in one cell; counted as Excel does, from 1."""
    copy = [list(row) for row in rows]
    copy[line - 1][column - 1] = value
    return copy
