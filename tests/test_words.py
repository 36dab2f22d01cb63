"""Words that people read: figures, days and numbers as Indonesians write them."""

import phonenumbers
import pytest

from rusunpreneur.words import nomor_hp


@pytest.mark.parametrize(
    "stored", ["+62812345678", "+628123456789", "+6281236027339", "+6285712345678", "+62811234567890"]
)
def test_a_mobile_number_is_written_as_the_library_of_all_countries_writes_it(stored):
    number = phonenumbers.parse(stored)

    assert nomor_hp(stored) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


@pytest.mark.parametrize(
    ("stored", "written"), [("+622155667788", "(021) 55667788"), ("+6591234567", "9123 4567"), ("", "")]
)
def test_other_numbers_follow_the_rules_of_their_country(stored, written):
    assert nomor_hp(stored) == written
