"""People are found by whatever the clerk has at hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

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
        "812 3456 78",
        "3172044502859001",
        "siti nurhaliza rahaju",
        "nur haliza",
        "SITINURHALIZA",
        "A/3/12",
        "a/03/12",
        "Tower A 3 12",
        "Tower A lantai 3 unit 12",
        "tower a 12",
        "A-12",
    ],
)
def test_a_person_is_found_by(text, siti):
    assert list(find(Participant.objects.all(), text)) == [siti]


@pytest.mark.parametrize(
    "text", ["siti", "sity nurhalisa", "ti", "9001", "0812 3456 7890", "A/3/12", "3172044502859001"]
)
def test_no_way_of_searching_finds_somebody_of_another_place(text, siti):
    user = UserFactory(role=Role.COORDINATOR, role__rusunawa=RusunawaFactory())

    assert list(find(Participant.objects.visible_to(user), text)) == []


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


@pytest.mark.parametrize("text", ["sity aminnah", "ST AMINAH", "siti aminah", "aminah siti", "Sitti Aminah"])
def test_the_name_most_like_the_whole_text_comes_first(text):
    for name in ("Aminah Sartika", "Astuti Aminah", "Siti Rahmawati", "Aminah", "Siti Aminah", "Siti Aminah Lestari"):
        ParticipantFactory(name=name)

    assert find(Participant.objects.all(), text)[0].name == "Siti Aminah"
