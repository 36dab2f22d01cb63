"""The row of column titles is found by its words, wherever the office put it."""

import pytest
from django.core.exceptions import ValidationError

from programs.importing import headers
from tests.programs.spreadsheets import NAGRAK


def found(*rows):
    return headers.find([{"name": "", "rows": [list(row) for row in rows]}])[1]


def test_titles_stand_under_a_letterhead():
    header = found(*NAGRAK)

    assert header.last_row == 4
    assert header.columns == {
        "name": 1,
        "nik": 2,
        "sex": 3,
        "birth_place": 4,
        "birth_date": 5,
        "phone": 6,
        "tower": 7,
        "floor": 8,
        "unit": 9,
    }


def test_a_heading_that_speaks_of_names_is_not_a_row_of_titles():
    header = found(["DAFTAR NAMA PESERTA"], ["Nama", "NIK"], ["Siti Uji", None])

    assert header.last_row == 1


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Nama Peserta", "name"),
        ("NAMA (SESUAI KTP)", "name"),
        ("No. KTP / NIK", "nik"),
        ("Nomor Induk Kependudukan", "nik"),
        ("L/P", "sex"),
        ("Jenis\nKelamin", "sex"),
        ("Tgl. Lahir", "birth_date"),
        ("Tempat, Tanggal Lahir", "birth"),
        ("No. HP/WA", "phone"),
        ("Nomor WhatsApp", "phone"),
        ("Alamat sesuai KTP", "ktp_address"),
        ("Asal Rusun", "rusunawa"),
        ("Blok/Lantai/No", "flat"),
        ("BLOK/LANTAI/UNIT", "flat"),
        ("BLOK/UNIT", "tower_unit"),
        ("BLOK", "tower"),
        ("Kec.", "district"),
    ],
)
def test_the_office_has_many_words_for_a_column(title, field):
    header = found(["Nama Lengkap", title] if field != "name" else [None, title])

    assert header.columns[field] == 1


def test_titles_may_stand_on_two_lines():
    header = found(
        ["NO", "NAMA", "JENIS KELAMIN", None, "TEMPAT, TANGGAL LAHIR", None, "HUNIAN", None, None],
        [None, None, "L", "P", "TEMPAT", "TANGGAL", "BLOK", "LT", "NO"],
        [1, "Siti Uji", None, "V", "Jakarta", "05/02/1985", "A", 3, 12],
    )

    assert header.last_row == 1
    assert header.columns == {
        "name": 1,
        "is_male": 2,
        "is_female": 3,
        "birth_place": 4,
        "birth_date": 5,
        "tower": 6,
        "floor": 7,
        "unit": 8,
    }


def test_a_person_below_the_titles_is_not_a_second_line_of_titles():
    header = found(["Nama", "L/P"], ["Siti Uji", "P"])

    assert header.last_row == 0


def test_columns_that_nobody_here_knows_are_named():
    header = found(["No", "Nama", "Ukuran baju", "Tanda tangan"])

    assert header.ignored == {2: "Ukuran baju", 3: "Tanda tangan"}


def test_the_sheet_with_the_list_need_not_be_the_first():
    cover, people = {"name": "Sampul", "rows": [["Bimtek"]]}, {"name": "Data", "rows": [["Nama"], ["Siti Uji"]]}

    sheet, _ = headers.find([cover, people])

    assert sheet["name"] == "Data"


def test_a_list_without_titles_is_refused_with_advice():
    with pytest.raises(ValidationError, match="paling sedikit kolom “Nama”"):
        found(["Siti Uji", "3172044502850001"])


def test_plain_text_is_called_by_its_name():
    with pytest.raises(ValidationError, match="Ini teks biasa tanpa kolom"):
        found(["Daftar peserta menyusul."], [], ["Salam"])
