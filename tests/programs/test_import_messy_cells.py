"""A list as offices keep it: words for nothing, years alone, flats in one cell."""

import pytest

from tests.factories import RusunawaFactory
from tests.programs.importing import only

pytestmark = pytest.mark.django_db
FLATS = ["Nama", "Tower", "Unit"]


@pytest.mark.parametrize(
    "said", ["tidak punya", "Tdk. ada", "belum ada", "BLM PUNYA", "n/a", "kosong", "?", "-", "tidak tahu"]
)
def test_words_that_mean_nothing_known_are_an_empty_cell(said):
    person = only("Siti Uji", said, said, said, said)

    assert (person.values, person.problems) == ({"name": "Siti Uji"}, [])
    assert person.raw[1] == said


def test_a_birth_year_alone_leaves_the_date_empty_and_says_so():
    person = only("Siti Uji", None, "P", "1975")

    assert (person.values, person.problems) == ({"name": "Siti Uji", "sex": "P"}, [])
    assert person.notes == ["D2: hanya tahun 1975, jadi tanggal lahir dibiarkan kosong"]


def test_a_place_before_a_birth_year_is_kept():
    person = only("Siti Uji", "Tegal, 1975", titles=["Nama", "TTL"])

    assert person.values == {"name": "Siti Uji", "birth_place": "Tegal"}
    assert len(person.notes) == 1


@pytest.mark.parametrize(
    ("said", "tower", "floor", "unit"),
    [
        ("Lt 11 No 11", None, "11", "11"),
        ("Lantai 11 No. 11", None, "11", "11"),
        ("lt.3/12", None, "3", "12"),
        ("T5/11/11", "5", "11", "11"),
        ("Tower 5 Lantai 3 Unit 12", "5", "3", "12"),
        ("5 / 03 / 12A", "5", "03", "12A"),
        ("Lt Dasar", None, "Dasar", None),
        ("No. 12", None, None, "12"),
        ("05.01", None, None, "05.01"),
        ("11/12", None, None, "11/12"),
    ],
)
def test_a_unit_is_read_however_it_is_written(said, tower, floor, unit):
    person = only("Siti Uji", None, said, titles=FLATS)

    assert person.problems == []
    assert tuple(person.values.get(part) for part in ("tower", "floor", "unit")) == (tower, floor, unit)


def test_a_tower_said_twice_is_one_tower():
    assert only("Siti Uji", "Blok 5", "T5/11/11", titles=FLATS).values["tower"] == "5"


def test_a_tower_said_in_two_ways_is_a_problem():
    person = only("Siti Uji", "Blok 3", "T5/11/11", titles=FLATS)

    assert person.problems == ["C2: tower 5 di sini, 3 di kolom lain"]


def test_a_unit_that_excel_took_for_a_date_is_a_problem():
    [problem] = only("Siti Uji", None, ["d", "2011-11-05"], titles=FLATS).problems

    assert problem.startswith("C2: unit berubah menjadi tanggal di Excel")


@pytest.mark.parametrize(
    ("title", "said", "tower", "floor", "unit"),
    [
        ("BLOK/UNIT", "A/12", "A", None, "12"),
        ("BLOK/UNIT", "5 / 0312", "5", None, "0312"),
        ("BLOK/UNIT", "Blok B No. 7", "B", None, "7"),
        ("BLOK/UNIT", "A/3/12", "A", "3", "12"),
        ("BLOK/LANTAI/UNIT", "A/3/12", "A", "3", "12"),
        ("BLOK/LANTAI/UNIT", "3/12", None, "3", "12"),
        ("BLOK/LANTAI/UNIT", "Blok A/12", "A", None, "12"),
    ],
)
def test_a_cell_of_two_parts_is_read_as_its_title_says(title, said, tower, floor, unit):
    person = only("Siti Uji", said, titles=["Nama", title])

    assert person.problems == []
    assert tuple(person.values.get(part) for part in ("tower", "floor", "unit")) == (tower, floor, unit)


def test_who_has_a_unit_lives_where_the_training_is_unless_a_column_says_otherwise():
    marunda, nagrak = RusunawaFactory(name="Rusunawa Marunda Uji"), RusunawaFactory(name="Rusunawa Nagrak Uji")
    titles = ["Nama", "Rusun", "BLOK/UNIT"]

    here = only("Siti Uji", None, "A/12", titles=titles, rusunawa_id=nagrak.pk)
    elsewhere = only("Nur Uji", "Marunda Uji", "A/12", titles=titles, rusunawa_id=nagrak.pk)

    assert (here.values["rusunawa"], elsewhere.values["rusunawa"]) == (nagrak.pk, marunda.pk)


@pytest.mark.parametrize("said", ["belum bawa KTP", "menyusul", "KTP hilang", "nyusul besok"])
def test_words_where_a_nik_is_to_come_are_a_note(said):
    person = only("Siti Uji", said)

    assert (person.values, person.problems) == ({"name": "Siti Uji"}, [])
    assert person.notes == [f"B2: NIK belum ada (“{said}”), jadi dibiarkan kosong"]


@pytest.mark.parametrize("between", [" / ", "; ", ", ", " atau "])
def test_of_two_phone_numbers_the_first_is_taken_and_the_other_is_named(between):
    person = only("Siti Uji", f"0812 3456 7890{between}0857-1234-5678", titles=["Nama", "HP"])

    assert (person.values["phone"], person.problems) == ("+6281234567890", [])
    assert person.notes == ["B2: dipakai nomor HP pertama, 0857-1234-5678 tidak ikut ditulis"]
