"""The log of a person is in words, and tells that NIK and phone changed without telling what they were."""

import pytest
from django.urls import reverse

from participants.history import Changes
from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db
NIK, PHONE = "3172044502859001", "+6281234567890"


def edit(client, person, **values):
    known = {"name": person.name, "sex": "P", "birth_date": "1985-02-05", "city": person.city_id, "revision": 1}
    assert client.post(reverse("participant_edit", args=[person.pk]), known | values).status_code == 302


def told(person):
    return [(change.label, change.before, change.after) for change in Changes(person)[:][0].fields]


def test_another_phone_leaves_a_trace_without_the_number(sign_in):
    person, client = ParticipantFactory(name="Siti Rahayu", phone="+6281211112222"), sign_in(Role.STAFF)

    edit(client, person, phone=PHONE)

    assert told(person) == [("Nomor HP", "", "diubah")]
    page = client.get(reverse("participant_changes", args=[person.pk])).content.decode()
    assert "81234567890" not in page
    assert "81211112222" not in page


def test_a_nik_and_a_name_in_one_save_are_both_told(sign_in):
    person = ParticipantFactory(name="Siti", phone=PHONE)

    edit(sign_in(Role.STAFF), person, name="Siti Rahayu", nik=NIK, phone=PHONE)

    assert told(person) == [("Nama sesuai KTP", "Siti", "Siti Rahayu"), ("NIK", "", "diubah")]


def test_a_save_that_leaves_the_phone_alone_does_not_name_it(sign_in):
    person = ParticipantFactory(name="Siti Rahayu", phone=PHONE)

    edit(sign_in(Role.STAFF), person, phone="0812 3456 7890", birth_place="Bogor")

    assert told(person) == [("Tempat lahir", "kosong", "Bogor")]


def test_warnings_about_a_nik_are_told_in_words(sign_in):
    person = ParticipantFactory(name="Siti Rahayu")

    edit(sign_in(Role.STAFF), person, nik=NIK, birth_date="1985-02-06", nik_warning_reason="KTP lama salah")

    assert ("Peringatan NIK", "kosong", "tanggal lahir") in told(person)


def test_every_change_is_reached_fifty_a_page(sign_in, django_assert_max_num_queries):
    person, client = ParticipantFactory(), sign_in(Role.STAFF)
    for number in range(60):
        Participant.objects.filter(pk=person.pk).update(birth_place=f"Kota {number}")
    address = reverse("participant_changes", args=[person.pk])
    client.get(address)

    with django_assert_max_num_queries(12):
        pages = [client.get(address).content.decode()]
    pages.append(client.get(address, {"page": 2}).content.decode())

    assert [page.count("<tr>") - 1 for page in pages] == [50, 11]
    assert client.get(address, headers={"HX-Request": "true"}).content.decode().count("Lihat semua 61 perubahan") == 1
