"""Every problem is named by its cell, and what is meant is understood however it is written."""

import pytest

from participants.models import District, Rusunawa
from tests.programs.importing import only

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (1, None, "A2: nama belum diisi"),
        (2, "317204450285001", "B2: NIK harus 16 angka, ini kurang 1 angka"),
        (2, ["n", "3172044502850001"], "B2: NIK tersimpan sebagai angka"),
        (2, "3,17204E+15", "B2: NIK tersimpan sebagai angka"),
        (3, "X", "C2: jenis kelamin “X” tidak dikenal"),
        (4, "31/02/2026", "D2: tanggal 31/02/2026 tidak ada"),
        (4, "02/26/2024", "D2: tanggal 02/26/2024 tidak ada"),
        (4, "5/2/85", "D2: tahun pada “5/2/85” harus ditulis 4 angka"),
        (4, "kemarin", "D2: “kemarin” bukan tanggal"),
        (5, "0812", "E2: nomor HP “0812” tidak dikenal"),
        (5, "++++++++++", "E2: nomor HP “++++++++++” tidak dikenal"),
        (6, "Rusunawa Bulan", "F2: rusunawa “Rusunawa Bulan” tidak dikenal"),
        (9, "Kec. Bulan", "I2: kecamatan “Kec. Bulan” tidak dikenal"),
    ],
)
def test_a_problem_is_named_by_its_cell(column, cell, sentence):
    line = ["Siti Uji", "3172044502850001", "P", "05/02/1985", "081234567890", "Nagrak", "A", "12", "Cilincing"]
    line[column - 1] = cell

    [problem] = only(*line).problems

    assert problem.startswith(sentence)


@pytest.mark.parametrize(
    "cell", [["d", "1985-02-05"], "05/02/1985", "5-2-1985", "05.02.1985", "1985-02-05", "5 Februari 1985", "5 Feb 1985"]
)
def test_a_birth_date_is_read_in_every_way_it_is_written(cell):
    assert only("Siti Uji", None, None, cell).values["birth_date"] == "1985-02-05"


@pytest.mark.parametrize("cell", ["0812-3456-7890", "62812 3456 7890", "+6281234567890", ["n", "81234567890"]])
def test_a_phone_number_is_read_in_every_way_it_is_written(cell):
    assert only("Siti Uji", None, None, None, cell).values["phone"] == "+6281234567890"


def test_a_dash_stands_for_nothing():
    person = only("Siti Uji", "-", "–", "--", " - ")

    assert person.values == {"name": "Siti Uji"}
    assert person.problems == []


@pytest.mark.parametrize("said", ["Rusunawa Nagrak", "NAGRAK", "rusun nagrak", "Rusunawa  Nag rak"])
def test_places_are_known_by_the_names_people_write(said):
    values = only("Siti Uji", None, None, None, None, said, None, None, "KEC. CILINCING").values

    assert values["rusunawa"] == Rusunawa.objects.get(slug="nagrak").pk
    assert values["district"] == District.objects.get(name="Cilincing").pk
