"""The page of a person: who changed what, and the same cost however long the story is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants.models import Consent
from rusunpreneur.access import Role
from tests.factories import ConsentFactory, EnrolmentFactory, ParticipantFactory, RentFactory, ResidenceFactory

pytestmark = pytest.mark.django_db


def test_the_change_log_says_who_changed_what_from_and_to(sign_in):
    person, client = ParticipantFactory(name="Siti Rahayu", birth_place="Bogor"), sign_in(Role.STAFF)
    data = {"name": person.name, "sex": "P", "birth_date": "1985-02-05", "city": person.city_id, "revision": 1}

    client.post(reverse("participant_edit", args=[person.pk]), data | {"birth_place": "Depok"})

    page = client.get(reverse("participant_changes", args=[person.pk])).content.decode()
    assert "<del>Bogor</del>" in page
    assert "<ins>Depok</ins>" in page
    assert str(client.user) in page


@pytest.mark.parametrize("name", ["participant_detail", "participant_changes"])
def test_the_page_asks_the_database_the_same_for_one_step_and_for_six(name, sign_in):
    person, client, counts = ParticipantFactory(nik="3172044502859001"), sign_in(Role.STAFF), []
    url = reverse(name, args=[person.pk])
    year = iter(range(2000, 2020, 2))
    for steps in (1, 5):
        for _ in range(steps):
            starts, ends = f"{(now := next(year))}-01-01", f"{now}-12-31"
            home = ResidenceFactory(participant=person, moved_in_on=starts, moved_out_on=ends)
            RentFactory(residence=home, starts_on=starts, ends_on=ends)
            ConsentFactory(participant=person, purpose=Consent.Purpose.PHOTO, is_given=True)
            EnrolmentFactory(participant=person)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 12
