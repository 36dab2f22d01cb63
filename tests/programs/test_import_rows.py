"""The rows of a list become people; what is no person is left out."""

import pytest

from programs.importing import headers, reading, rows
from tests.programs.importing import cleaned, only
from tests.programs.spreadsheets import NAGRAK, workbook

pytestmark = pytest.mark.django_db


def test_a_total_at_the_foot_is_no_person():
    [sheet] = reading.sheets(workbook(NAGRAK))

    people, skipped = rows.clean(sheet["rows"], headers.find_in(sheet["rows"]), rusunawa_id=None)

    assert [(person.line, person.values["name"]) for person in people] == [
        (6, "Siti Uji"),
        (7, "Nur Uji"),
        (8, "Dewi Uji"),
    ]
    assert skipped == [(9, "JUMLAH 3")]


def test_signatures_under_the_list_are_no_people():
    people, skipped = cleaned(["Siti Uji"], [], [None, None, "Jakarta, 26 Februari 2024"], ["Mengetahui,"], ["NIP. 1"])

    assert [person.line for person in people] == [2]
    assert [line for line, _ in skipped] == [4, 5, 6]


def test_lines_that_are_only_numbered_are_no_people():
    people, _ = cleaned(["1", "Siti Uji"], ["2", None], titles=["No", "Nama"])

    assert len(people) == 1


def test_numbers_of_columns_under_the_titles_are_no_person():
    people, _ = cleaned(["1", "2", "3"], ["Siti Uji", None, "P"], titles=["Nama", "NIK", "L/P"])

    assert [person.values["name"] for person in people] == ["Siti Uji"]


def test_a_flat_without_a_place_is_in_the_rusunawa_of_the_training():
    assert only("Siti Uji", *[None] * 5, "A", "12", rusunawa_id=7).values["rusunawa"] == 7
    assert "rusunawa" not in only("Siti Uji", rusunawa_id=7).values


def test_place_and_date_of_birth_may_share_a_cell():
    values = only("Siti Uji", "Jakarta, 5 Februari 1985", titles=["Nama", "TTL"]).values

    assert (values["birth_place"], values["birth_date"]) == ("Jakarta", "1985-02-05")


def test_a_nik_that_does_not_fit_is_a_warning_not_a_problem():
    person = only("Siti Uji", "3172044502850001", "L", "06/02/1985")

    assert person.problems == []
    assert [code for code, _ in person.warnings] == ["birth_date", "sex"]


def test_one_nik_for_two_names_is_a_problem_of_the_second():
    [first, second], _ = cleaned(["Siti Uji", "3172044502850001"], ["Nur Uji", "3172044502850001"])

    rows.mark_repeated_niks([first, second], {"nik": 1})

    assert first.problems == []
    assert second.problems == ["B3: NIK sama dengan baris 2, tetapi namanya lain"]


def test_a_rounded_nik_is_not_handed_back_as_if_it_were_one():
    person = only("Siti Uji", ["n", "3172044502850000"])

    assert person.raw == ["Siti Uji", ""]
