"""What stands under a list, where somebody signs, is no person, and is shown as skipped."""

import pytest

from tests.programs.importing import cleaned

pytestmark = pytest.mark.django_db
TITLES = ["No", "Nama", "NIK", "L/P", "Alamat", "Tanda tangan"]
SITI = ["1", "Siti Uji", None, "P", "RT 1"]


def read(*lines):
    people, skipped = cleaned(SITI, *lines, titles=TITLES)
    return [person.values.get("name") for person in people], [line for line, _ in skipped]


@pytest.mark.parametrize(
    "said",
    ["Koordinator", "( .................... )", "(Budi Uji)", "Mengetahui,", "NIP", "Ketua RT 05"],
)
@pytest.mark.parametrize("column", [1, 4, 5])
def test_a_line_to_sign_is_no_person(said, column):
    line = [None] * 6
    line[column] = said

    assert read(line) == (["Siti Uji"], [3])


def test_the_name_of_who_signs_is_no_person():
    assert read([None, "Mengetahui"], [], [None, "Budi Uji"]) == (["Siti Uji"], [3, 5])


def test_a_list_goes_on_after_a_page_was_signed():
    assert read([None, "Ketua RT"], ["2", "Nur Uji", None, "P"]) == (["Siti Uji", "Nur Uji"], [3])


def test_an_officer_with_a_name_is_a_person():
    people, skipped = cleaned(["Ketua", "Siti Uji", "P"], titles=["Jabatan", "Nama", "L/P"])

    assert [person.values["name"] for person in people] == ["Siti Uji"]
    assert skipped == []
