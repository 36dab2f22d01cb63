"""The rules of the NIK, and the traps that other software falls into."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from participants import nik

TODAY = date(2026, 3, 1)
SOUND = "3175064502850001"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "nik_length"),
        ("317506450285000", "nik_length"),
        ("31750645028500011", "nik_length"),
        ("317506450285000A", "nik_length"),
        ("٣١٧٥٠٦٤٥٠٢٨٥٠٠٠١", "nik_length"),
        ("1111111111111111", "nik_placeholder"),
        ("1234567890123456", "nik_placeholder"),
        ("1212121212121212", "nik_placeholder"),
        ("9775064502850001", "nik_province"),
        ("2075064502850001", "nik_province"),
        ("3100064502850001", "nik_region"),
        ("3175004502850001", "nik_region"),
        ("3175068102850001", "nik_date"),
        ("3175069902850001", "nik_date"),
        ("3175063002850001", "nik_date"),
        ("3175064513850001", "nik_date"),
        ("3175060002850001", "nik_date"),
        ("3175064502850000", "nik_serial"),
    ],
)
def test_a_number_that_cannot_be_a_nik_is_refused(typed, code):
    with pytest.raises(ValidationError) as caught:
        nik.parse(typed, today=TODAY)

    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["3175.0645.0285.0001", "3175 0645 0285 0001", "3175-064502-850001", f" {SOUND} "])
def test_blanks_dots_and_dashes_do_not_matter(typed):
    assert nik.parse(typed, today=TODAY).number == SOUND


@pytest.mark.parametrize("province", ["92", "93", "95", "96", "65", "91"])
def test_the_young_provinces_are_known(province):
    assert nik.parse(province + SOUND[2:], today=TODAY).province == int(province)


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("3175064502850001", date(1985, 2, 5), "P"),
        ("3175060502850001", date(1985, 2, 5), "L"),
        ("3175060502010001", date(2001, 2, 5), "L"),
        ("3175060502260001", date(2026, 2, 5), "L"),
        ("3175060502270001", date(1927, 2, 5), "L"),
    ],
)
def test_birth_date_and_sex_are_read_from_the_number(number, born, sex):
    parsed = nik.parse(number, today=TODAY)

    assert (parsed.birth_date, parsed.sex) == (born, sex)


@pytest.mark.parametrize(
    ("number", "stated", "expected"),
    [
        (SOUND, {"birth_date": date(1985, 2, 5), "sex": "P"}, []),
        (SOUND, {"birth_date": date(1985, 2, 6)}, ["birth_date"]),
        (SOUND, {"sex": "L"}, ["sex"]),
        ("3275064502850001", {}, ["region"]),
        ("5475064502850001", {}, ["province"]),
        ("3176064502850001", {}, ["district"]),
        ("3175064502150001", {}, ["age"]),
        ("3175060502270001", {"birth_date": date(1927, 2, 5)}, ["age"]),
    ],
)
def test_what_does_not_fit_is_a_warning_not_an_error(number, stated, expected):
    found = nik.warnings(nik.parse(number, today=TODAY), today=TODAY, **stated)

    assert [warning.code for warning in found] == expected


def test_a_district_that_is_not_in_jakarta_is_a_warning():
    found = nik.warnings(nik.parse("3175994502850001", today=TODAY), today=TODAY, district_codes={"31.75.06"})

    assert [warning.code for warning in found] == ["district"]


def test_a_shown_number_hides_its_middle():
    assert nik.mask(SOUND) == "3175********0001"
