"""Officials read where people stop, by rusunawa and with whom to ask: nothing of fewer than five."""

import pytest
from django.urls import reverse

from participants.models import Assignment
from programs.models import Program
from rusunpreneur.access import Role
from tests.factories import LotFactory, ParticipantFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended

pytestmark = pytest.mark.django_db
URL = reverse("journey_list")


def trained(home, people: int):
    for _ in range(people):
        attended(days_ago(9), participant=ParticipantFactory(lives_in=home))


@pytest.fixture
def homes():
    """Twelve wait at the first, six at the second, three at the third, where four more have made something."""
    homes = [RusunawaFactory() for _ in range(3)]
    for home, people in zip(homes, (6, 12, 3), strict=True):
        trained(home, people)
    for _ in range(4):
        LotFactory(rusunawa=homes[2])
    return homes


def test_where_most_stop_stands_first_with_whom_to_ask(sign_in, homes):
    keeper = UserFactory(name="Bu Koordinator")
    Assignment.objects.create(user=keeper, role=Role.COORDINATOR, rusunawa=homes[1])

    rows = sign_in(Role.OFFICIAL).get(URL).context["standings"]

    assert [(row.slug, row.people[0], row.coordinators) for row in rows] == [
        (homes[1].slug, ("Terlatih", 10), "Bu Koordinator"),
        (homes[0].slug, ("Terlatih", 5), ""),
    ]


def test_of_programmes_and_people_it_says_nothing(sign_in, homes):
    official = sign_in(Role.OFFICIAL)

    assert [row.slug for row in official.get(URL, {"rusunawa": homes[0].slug}).context["standings"]] == [homes[0].slug]
    assert official.get(URL, {"program": Program.objects.first().pk}).context["standings"] == []
    page = official.get(URL).content.decode()
    assert reverse("dashboard_rusunawa", args=[homes[1].slug]) in page
    assert homes[2].name not in page.split("Di mana mereka berhenti")[1]
