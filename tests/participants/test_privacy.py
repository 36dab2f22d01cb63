"""A NIK is encrypted, masked, shown with a reason, and nowhere else."""

import pytest
from django.db import connection
from django.urls import reverse

from participants.models import Disclosure, Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, RusunawaFactory

pytestmark = pytest.mark.django_db
NIK, PHONE = "3172044502859001", "+6281234567890"


@pytest.fixture
def person():
    return ParticipantFactory(nik=NIK, phone=PHONE)


def test_the_database_holds_no_readable_nik(person):
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(p)::text FROM participants_participant p")
        stored = cursor.fetchone()[0]

    assert NIK not in stored
    assert Participant.objects.having_nik(NIK).get() == person
    assert Participant.objects.get().nik_encrypted == NIK


def test_the_history_holds_neither_nik_nor_phone(person):
    person.phone = "+6281299998888"
    person.save()

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM participants_participantevent e")
        events = " ".join(row[0] for row in cursor.fetchall())

    assert NIK[-4:] not in events.replace("2026", "")
    assert "8123456" not in events


def test_the_page_shows_it_masked(person, sign_in):
    page = sign_in(Role.STAFF).get(person.get_absolute_url()).content.decode()

    assert "3172********9001" in page
    assert NIK not in page


def test_the_full_number_needs_a_reason_and_the_look_is_logged(person, sign_in):
    client, url = sign_in(Role.STAFF), reverse("participant_nik", args=[person.pk])

    refused = client.post(url, {"reason": " "})
    shown = client.post(url, {"reason": "Mencocokkan dengan KTP"})

    assert NIK not in refused.content.decode()
    assert NIK in shown.content.decode()
    assert Disclosure.objects.get().disclosed_by == client.user


def test_a_look_cannot_be_struck_from_the_log(person, sign_in):
    sign_in(Role.STAFF).post(reverse("participant_nik", args=[person.pk]), {"reason": "Mencocokkan"})

    with pytest.raises(Exception, match=r"append_only|Cannot"):
        Disclosure.objects.all().delete()


def test_a_coordinator_never_sees_the_full_number(sign_in):
    home = RusunawaFactory()
    person = ParticipantFactory(nik=NIK, lives_in=home)

    answer = sign_in(Role.COORDINATOR, rusunawa=home).post(
        reverse("participant_nik", args=[person.pk]), {"reason": "Mencocokkan"}
    )

    assert answer.status_code == 403


def test_people_of_another_place_are_not_there(person, sign_in):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    for name in ("participant_detail", "participant_edit", "residence_create"):
        assert client.get(reverse(name, args=[person.pk])).status_code == 404
    assert person.name not in client.get(reverse("participant_list")).content.decode()
