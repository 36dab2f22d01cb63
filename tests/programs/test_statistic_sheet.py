"""A sheet of official figures: what is read, and what is refused with a sentence that says why."""

import pytest

from programs.models import Statistic
from rusunpreneur.access import Role
from tests.factories.participants import city
from tests.programs import official
from tests.programs.official import line

pytestmark = pytest.mark.django_db


def problems(*lines) -> str:
    return " ".join(official.planned(*lines).problems)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"year": "9999"}, "tahun 9999 tidak mungkin"),
        ({"year": "1999"}, "tahun 1999 tidak mungkin"),
        ({"year": "dua ribu"}, "tidak mungkin"),
        ({"month": "13"}, "bulan “13” tidak dikenal"),
        ({"value": "banyak"}, "nilai “banyak” bukan angka"),
        ({"value": "-5"}, "bukan angka"),
        ({"value": "9" * 20}, "terlalu besar"),
        ({"value": ""}, "nilai belum diisi"),
        ({"indicator": "Kebahagiaan"}, "indikator “Kebahagiaan” tidak dikenal"),
        ({"indicator": "Tingkat pengangguran terbuka", "value": "101"}, "bukan persen"),
        ({"breakdown": "kota"}, "kotanya belum diisi"),
        ({"breakdown": "kota", "part": "Bandung"}, "kota “Bandung” tidak ada di Jakarta"),
        ({"breakdown": "sektor", "part": "tambang"}, "sektor “tambang” tidak dikenal"),
        ({"part": "Jakarta Pusat"}, "rincian total tidak punya bagian"),
        ({"unit": "ribu"}, "satuan “ribu” tidak dipakai di sini"),
        ({"published_on": "31/12/9999"}, "tidak mungkin"),
        ({"published_on": ""}, "terbit belum diisi"),
        ({"title": ""}, "judul sumber belum diisi"),
        ({"publisher": "x" * 121}, "lebih dari 120 huruf"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(values, sentence):
    said = problems(line(), line(**{"year": "2022", **values}))

    assert "Baris 3:" in said
    assert sentence in said


def test_two_lines_of_one_city_are_refused():
    pusat = {"breakdown": "kota", "part": "Jakarta Pusat"}

    said = problems(line(**pusat, value="1"), line(**pusat | {"part": "Pusat"}, value="2"))

    assert said == "Baris 3: sama dengan baris 2. Hapus salah satunya."


def test_a_sheet_with_a_missing_city_says_which():
    lines = [cells for cells in official.published() if cells[4] != "Kepulauan Seribu"]

    [(title, by_city), _] = [one for one in official.planned(*lines).sums if "Jakpreneur terdaftar 2023" in one[0]]

    assert title == "Jakpreneur terdaftar 2023"
    assert by_city.missing_sentence == "Belum ada angka untuk Kepulauan Seribu."
    assert by_city.sentence == "Selisih 3.568: jumlah lima wilayah 240.404, sedangkan totalnya 243.972."


@pytest.mark.parametrize("said", ["Pusat", "Jakarta Pusat", "KOTA ADMINISTRASI JAKARTA PUSAT", " jakarta  pusat "])
def test_a_city_is_read_however_it_is_written(said):
    [entry] = official.planned(line(breakdown="kota", part=said, value="34.717")).entries

    assert entry.line.figure.city == city("31.71")
    assert entry.line.figure.value == 34717


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 not a table", b"PK\x03\x04broken", b"\x00\xff\x00\xff", b"Nama;NIK\nSiti;1\n"]
)
def test_a_file_that_is_no_such_sheet_is_refused_with_a_sentence(sign_in, data):
    answer = official.send(sign_in(Role.STAFF), data=data)

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_a_sheet_with_one_wrong_line_writes_nothing(sign_in):
    client = sign_in(Role.STAFF)

    preview = official.send(client, line(), line(year="9999"))

    assert "Belum bisa ditulis." in preview.content.decode()
    assert "Tulis angkanya" not in preview.content.decode()
    assert not Statistic.objects.exists()
