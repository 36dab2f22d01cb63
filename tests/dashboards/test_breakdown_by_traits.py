"""Numbers of people are broken down by sex, age and family; who may not see people reads no cell of a few."""

import pytest
from django.urls import reverse

from participants.models import Participant
from rusunpreneur.access import Role
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.factories import EnrolmentFactory, ParticipantFactory, RusunawaFactory, TrainingFactory

pytestmark = pytest.mark.django_db
FEMALE, MALE = Participant.Sex.FEMALE, Participant.Sex.MALE
TRAITS = ["jenis-kelamin", "umur", "orang-tua"]


@pytest.fixture
def place():
    """Seven women, of whom three are alone with their children, and two men."""
    place = RusunawaFactory()
    training = TrainingFactory(rusunawa=place)
    for sex, is_single in [(FEMALE, True)] * 3 + [(FEMALE, False)] * 4 + [(MALE, False)] * 2:
        EnrolmentFactory(training=training, participant=ParticipantFactory(sex=sex, is_single_parent=is_single))
    return place


def parts(client, place, way, key="registered"):
    response = client.get(reverse("dashboard_breakdown", args=[key]), {"rusunawa": place.slug, "menurut": way})
    assert response.status_code == 200
    return response.context["breakdown"].parts


def test_who_is_in_charge_reads_and_opens_exact_numbers(sign_in, place):
    client = sign_in(Role.COORDINATOR, rusunawa=place)

    assert [(part.name, part.said) for part in parts(client, place, "jenis-kelamin")] == [
        ("Perempuan", "7"),
        ("Laki-laki", "2"),
    ]
    for way in TRAITS:
        for part in parts(client, place, way):
            assert added(numbers_of(client.get(part.href)))[0] == plain(part.said), part


def test_others_read_them_rounded_and_open_nothing(sign_in, place):
    client = sign_in(Role.OFFICIAL)

    assert [(part.name, part.said, part.href) for part in parts(client, place, "jenis-kelamin")] == [
        ("Perempuan", "5", ""),
        ("Laki-laki", "kurang dari 5", ""),
    ]
    assert [part.said for part in parts(client, place, "orang-tua")] == ["kurang dari 5", "5"]
    rows = reverse("dashboard_rows", args=["kelompok"])
    assert client.get(rows, {"rusunawa": place.slug, "orang-tua": "tunggal"}).status_code == 404


@pytest.mark.parametrize(("key", "has_traits"), [("completion_rate", True), ("sessions", False), ("pieces", False)])
def test_only_numbers_of_people_are_broken_down_by_what_people_are(sign_in, place, key, has_traits):
    client = sign_in(Role.STAFF)
    response = client.get(reverse("dashboard_breakdown", args=[key]), {"rusunawa": place.slug})

    assert [way.said for way in response.context["ways"] if way.said in TRAITS] == (TRAITS if has_traits else [])


@pytest.mark.parametrize("asked", [{"umur": "99"}, {"jenis-kelamin": "X"}, {"orang-tua": "ya"}])
def test_what_people_cannot_be_is_not_there(sign_in, place, asked):
    client = sign_in(Role.STAFF)

    assert client.get(reverse("dashboard_rows", args=["kelompok"]), asked).status_code == 404
