"""Who earns and who produces broken down: each person once, and told to the nearest five to who may not see people."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.dashboards.learners import earners, earns, training_at
from tests.factories import ParticipantFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = {"masa": f"{days_ago(60):%Y-%m}..{days_ago(0):%Y-%m}"}
WAYS = ["kota", "rusunawa", "program", "keahlian"]


@pytest.fixture
def trainings(reference_data):
    """Six learned at Nagrak, two at Penggilingan; one sells who never came to a training."""
    nagrak, other = (Rusunawa.objects.get(slug=slug) for slug in ("nagrak", "penggilingan"))
    first, second = training_at(nagrak), training_at(other)
    earners(first, nagrak, 6)
    earners(second, other, 2)
    earns(ParticipantFactory(lives_in=nagrak), nagrak)
    return first, second


def page(client, key, way, **asked):
    response = client.get(reverse("dashboard_breakdown", args=[key]), LATELY | {"menurut": way} | asked)
    return response.context["breakdown"]


def test_by_place_and_by_what_they_learned(sign_in, trainings):
    client = sign_in(Role.STAFF)
    first, second = trainings

    for key in ("earners", "producers"):
        found = {way: [(part.name, part.said) for part in page(client, key, way).parts] for way in WAYS}

        assert found == {
            "kota": [("Kota Administrasi Jakarta Utara", "7"), ("Kota Administrasi Jakarta Timur", "2")],
            "rusunawa": [("Rusunawa Nagrak", "7"), ("Rusunawa Penggilingan", "2")],
            "program": [(str(first.program), "6"), (str(second.program), "2"), ("Belum pernah berlatih", "1")],
            "keahlian": [(str(first.skill), "6"), (str(second.skill), "2"), ("Belum pernah berlatih", "1")],
        }
        assert page(client, key, "kota").whole == 9


def test_each_part_opens_its_people(sign_in, trainings):
    client = sign_in(Role.STAFF)

    for way in WAYS:
        for part in page(client, "producers", way).parts:
            assert not part.href or added(numbers_of(client.get(part.href))) == [plain(part.said)], part
        for part in page(client, "earners", way).parts:
            assert not part.href or client.get(part.href).context["income"].earners == plain(part.said), part


def test_who_may_not_see_people_reads_them_to_the_nearest_five(sign_in, trainings):
    found = page(sign_in(Role.OFFICIAL), "earners", "rusunawa")

    assert [(part.said, part.note, part.href) for part in found.parts] == [
        ("5", "sekitar", ""),
        ("kurang dari 5", "", ""),
    ]
    assert found.whole == 10
