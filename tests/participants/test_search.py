"""People are found by whatever the clerk has at hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participants import duplicates
from participants.models import Participant
from participants.search import find
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def siti():
    person = ParticipantFactory(name="Siti Nurhaliza Rahayu", nik="3172044502859001", phone="+6281234567890")
    ResidenceFactory(participant=person, tower="Tower A", floor="3", unit="12")
    ParticipantFactory(name="Dewi Lestari", nik="3172044502859777", phone="+6281211112222")
    return person


@pytest.mark.parametrize(
    "text",
    [
        "siti",
        "rahayu siti",
        "SITI  NURHALIZA",
        "haliza",
        "sity nurhalisa",
        "nurhalizza",
        "9001",
        "0812 3456 7890",
        "6281234567890",
        "+62 812-3456-7890",
        "A/3/12",
        "Tower A 3 12",
    ],
)
def test_a_person_is_found_by(text, siti):
    assert list(find(Participant.objects.all(), text)) == [siti]


def test_a_person_is_found_by_the_code_on_the_card(siti):
    assert list(find(Participant.objects.all(), siti.code)) == [siti]
    assert list(find(Participant.objects.all(), siti.code.lower())) == [siti]


@pytest.mark.parametrize("text", ["%", "_", "'", "\x00", "zzzzqqq", "9" * 60, "RP-999999999", "( [ *", "😀"])
def test_nonsense_finds_nobody_and_breaks_nothing(text, siti, sign_in):
    answer = sign_in(Role.STAFF).get(reverse("participant_list"), {"q": text})

    assert answer.status_code == 200


def test_the_list_asks_the_database_the_same_for_one_person_and_for_six(sign_in):
    client, home, counts = sign_in(Role.STAFF), RusunawaFactory(), set()
    client.get(reverse("participant_list"))
    for people in (1, 5):
        for _ in range(people):
            ParticipantFactory(lives_in=home)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("participant_list"))
        counts.add(len(queries))

    assert len(counts) == 1
    assert counts.pop() <= 10


def test_pairs_that_may_be_one_person_are_listed_until_told_apart(sign_in):
    home = RusunawaFactory()
    first, second = (
        ParticipantFactory(name=name, birth_date=born)
        for name, born in (("Siti Rahayu", "1980-01-01"), ("Siti Rahayuu", "1981-01-01"))
    )
    for person in (first, second):
        ResidenceFactory(participant=person, rusunawa=home, tower="A", floor="1", unit="01")
    client = sign_in(Role.STAFF)

    assert [(pair.first, pair.second) for pair in duplicates.pairs(client.user)] == [(first, second)]
    client.post(reverse("duplicate_tell_apart", args=[first.pk, second.pk]))

    assert duplicates.pairs(client.user) == []


def test_pairs_of_another_city_are_not_shown():
    for _ in range(2):
        ParticipantFactory(name="Siti Rahayu", phone="+6281234567890")
    stranger = UserFactory(role=Role.STAFF, role__rusunawa=RusunawaFactory())

    assert duplicates.pairs(stranger) == []
