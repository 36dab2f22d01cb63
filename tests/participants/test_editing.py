"""Completing and correcting what is known of a person."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from participants.actions import participants
from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, RusunawaFactory, UserFactory
from tests.factories.participants import city
from tests.opened import opened

pytestmark = pytest.mark.django_db
NIK, OTHER = "3172044502859001", "3172044502859002"


def edit(client, person, **values):
    known = {"name": person.name, "sex": "P", "birth_date": "1985-02-05", "city": person.city_id, "revision": 1}
    return client.post(reverse("participant_edit", args=[person.pk]), known | values)


def test_a_walk_in_is_completed(sign_in):
    person = ParticipantFactory(name="Sri", walk_in=True)

    edit(sign_in(Role.STAFF), person, nik=NIK)

    person.refresh_from_db()
    assert person.is_complete
    assert person.nik_encrypted == NIK


def test_the_page_says_what_is_missing(sign_in):
    person = ParticipantFactory(walk_in=True)

    page = sign_in(Role.STAFF).get(person.get_absolute_url()).content.decode()

    assert "Belum ada jenis kelamin, tanggal lahir, NIK." in page


def test_an_empty_nik_field_keeps_the_known_number(sign_in):
    person = ParticipantFactory(nik=NIK)

    edit(sign_in(Role.STAFF), person, ktp_address="Jalan Baru 1")

    person.refresh_from_db()
    assert (person.nik_encrypted, person.ktp_address) == (NIK, "Jalan Baru 1")


def test_a_birth_date_that_no_longer_fits_the_known_nik_asks_for_a_reason(sign_in):
    person, client = ParticipantFactory(nik=NIK), sign_in(Role.STAFF)

    refused = edit(client, person, birth_date="1985-02-06")
    assert refused.status_code == 422
    assert "Tanggal lahir di NIK (05/02/85) berbeda" in refused.content.decode()

    edit(client, person, birth_date="1985-02-06", nik_warning_reason="KTP lama salah")
    person.refresh_from_db()
    assert (person.nik_warnings, person.nik_warning_reason) == (["birth_date"], "KTP lama salah")


def test_two_clerks_saving_one_nik_at_once_get_a_sentence(monkeypatch):
    ParticipantFactory(nik=NIK)
    person = ParticipantFactory()
    monkeypatch.setattr(Participant, "full_clean", lambda self: None)  # both looked before either saved

    with pytest.raises(ValidationError, match="baru saja didaftarkan"):
        participants.update(participant=person, number=NIK, consents={}, by=UserFactory(role=Role.STAFF))

    assert Participant.objects.having_nik(NIK).count() == 1


def test_staff_of_a_city_write_only_for_that_city(sign_in):
    person, client = ParticipantFactory(), sign_in(Role.STAFF, city=city("31.72"))

    answer = edit(client, person, city=city("31.75").pk)

    assert answer.status_code == 422
    person.refresh_from_db()
    assert person.city == city("31.72")


def test_a_resident_served_by_another_city_can_still_be_corrected(sign_in):
    home = RusunawaFactory()
    person = ParticipantFactory(city=city("31.75"), lives_in=home)

    edit(sign_in(Role.COORDINATOR, rusunawa=home), person, birth_place="Bogor")

    person.refresh_from_db()
    assert (person.birth_place, person.city) == ("Bogor", city("31.75"))


@pytest.mark.parametrize("phone", ["0812 3456 7890", "6281234567890", "+62 812-3456-7890", "(0812) 34567890"])
def test_a_phone_number_is_kept_one_way_however_it_is_typed(phone, sign_in):
    person = ParticipantFactory()

    edit(sign_in(Role.STAFF), person, phone=phone)

    person.refresh_from_db()
    assert person.phone.as_e164 == "+6281234567890"


@pytest.mark.parametrize("value", ["\x00", "x" * 500, "<b>Siti</b>", "'; DROP TABLE", "😀" * 40])
def test_hostile_names_are_kept_as_text_or_refused(value, sign_in):
    person = ParticipantFactory()

    answer = edit(sign_in(Role.STAFF), person, name=value)

    assert answer.status_code in (302, 422)
    assert "<b>Siti</b>" not in answer.content.decode()


def test_a_phone_that_another_tab_corrected_is_not_taken_back(sign_in):
    person, client = ParticipantFactory(phone="+6281111111111"), sign_in(Role.STAFF)
    address = reverse("participant_edit", args=[person.pk])
    second = opened(client, address)
    client.post(address, opened(client, address) | {"phone": "0812 2222 2222"})

    told = client.post(address, second | {"birth_place": "Bogor"})
    client.post(address, opened(client, address, told) | {"birth_place": "Bogor"})

    assert "Anda sendiri (di tab lain)" in told.content.decode()
    person.refresh_from_db()
    assert (person.phone.as_e164, person.birth_place) == ("+6281222222222", "Bogor")


def test_a_nik_that_another_tab_wrote_is_told_masked(sign_in):
    person, client = ParticipantFactory(), sign_in(Role.STAFF)
    address = reverse("participant_edit", args=[person.pk])
    second = opened(client, address)
    client.post(address, opened(client, address) | {"nik": NIK, "birth_date": "1985-02-05", "sex": "P"})

    told = client.post(address, second | {"birth_place": "Bogor"}).content.decode()

    assert Participant.objects.get().masked_nik in told
    assert NIK not in told
