"""A walk-in is a name at first; staff complete it later, and the row stays the same one."""

import pytest
from django.urls import reverse

from participants.models import Participant
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db
NIK = "3172044502859001"


@pytest.fixture
def walk_in():
    return ParticipantFactory(name="Bu Siti", walk_in=True)


def complete(client, person, **values):
    data = {
        "name": "Siti Rahayu",
        "sex": "P",
        "birth_date": "1985-02-05",
        "nik": NIK,
        "city": person.city_id,
        "revision": person.revision,
    }
    return client.post(reverse("participant_edit", args=[person.pk]), data | values)


def test_a_walk_in_is_completed_in_place(walk_in, sign_in):
    assert list(Participant.objects.incomplete()) == [walk_in]

    complete(sign_in(Role.STAFF), walk_in)

    walk_in.refresh_from_db()
    assert (walk_in.name, walk_in.is_complete) == ("Siti Rahayu", True)
    assert not Participant.objects.incomplete().exists()


def test_a_nik_that_is_left_out_stays_as_it_was(walk_in, sign_in):
    client = sign_in(Role.STAFF)
    complete(client, walk_in)
    walk_in.refresh_from_db()

    complete(client, walk_in, nik="", birth_place="Jakarta")

    walk_in.refresh_from_db()
    assert (walk_in.nik_encrypted, walk_in.birth_place) == (NIK, "Jakarta")


def test_the_stored_nik_is_never_written_into_the_form(walk_in, sign_in):
    client = sign_in(Role.STAFF)
    complete(client, walk_in)

    page = client.get(reverse("participant_edit", args=[walk_in.pk])).content.decode()

    assert "3172********9001" in page
    assert NIK not in page


def test_a_corrected_birth_date_that_no_longer_fits_the_stored_nik_needs_a_reason(walk_in, sign_in):
    client = sign_in(Role.STAFF)
    complete(client, walk_in)
    walk_in.refresh_from_db()

    refused = complete(client, walk_in, nik="", birth_date="1985-02-06")
    complete(client, walk_in, nik="", birth_date="1985-02-06", nik_warning_reason="Akta menyebut tanggal 6")

    walk_in.refresh_from_db()
    assert refused.status_code == 422
    assert walk_in.nik_warnings == ["birth_date"]
    assert walk_in.nik_warning_reason == "Akta menyebut tanggal 6"
