"""A number is broken down into parts that add up to it, and each part opens the rows that add up to the part."""

import pytest
from django.urls import reverse

from participants.models import City
from rusunpreneur.access import Role
from rusunpreneur.dashboards.breakdown import ways_of
from rusunpreneur.dashboards.indicators import BY_KEY, Unit
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.dashboards.test_numbers_open import LATELY, place  # noqa: F401  the same goods, sales and people

pytestmark = pytest.mark.django_db
BROKEN_DOWN = ("registered", "attendance_rate", "pieces", "pass_rate", "sold_rupiah")


@pytest.fixture
def client(sign_in, place):  # noqa: F811
    return sign_in(Role.OFFICIAL)


def parts_of(client, key, **asked):
    response = client.get(reverse("dashboard_breakdown", args=[key]), {"masa": LATELY} | asked)
    assert response.status_code == 200, asked
    return response.context["breakdown"]


def ways(client, key, **asked):
    response = client.get(reverse("dashboard_breakdown", args=[key]), {"masa": LATELY} | asked)
    return [way.said for way in response.context["ways"]]


@pytest.mark.parametrize("key", BROKEN_DOWN)
def test_parts_add_up_to_the_number_on_the_dashboard_whichever_way(client, place, key):  # noqa: F811
    for asked in ({}, {"rusunawa": place.slug}, {"kota": place.city.slug}):
        for way in ways(client, key, **asked):
            found = parts_of(client, key, menurut=way, **asked)

            indicator = BY_KEY[key]
            board = client.get(found.asked.question.scope.address, {"masa": LATELY}).context["board"]
            assert found.whole == indicator.value(board.sums.now), (asked, way)
            if indicator.unit is not Unit.PERCENT and not found.is_rounded:
                assert sum(plain(part.said) for part in found.parts) == (found.whole or 0), (asked, way)


@pytest.mark.parametrize(("key", "column"), [("registered", 0), ("trained", 1), ("pieces", 0), ("sold_rupiah", 1)])
def test_each_part_opens_rows_that_add_up_to_it(sign_in, place, key, column):  # noqa: F811
    client = sign_in(Role.STAFF)
    for way in ways(client, key):
        opened = [part for part in parts_of(client, key, menurut=way).parts if part.href]

        assert opened, way
        for part in opened:
            assert added(numbers_of(client.get(part.href)))[column] == plain(part.said), (way, part)


def test_a_place_is_not_broken_down_into_itself_and_few_are_marked(client, place):  # noqa: F811
    assert ways(client, "pieces", rusunawa=place.slug) == ["program", "keahlian", "produk"]
    assert ways(client, "sold_rupiah") == ["kota", "rusunawa", "program", "keahlian", "produk", "saluran"]
    assert [part.is_few for part in parts_of(client, "registered", rusunawa=place.slug).parts] == [True]


def test_an_unknown_way_is_said_and_the_first_shown(client):
    answer = client.get(reverse("dashboard_breakdown", args=["pieces"]), {"menurut": "cuaca", "masa": LATELY})

    assert answer.status_code == 200
    assert "tidak dirinci menurut itu" in answer.content.decode()


@pytest.mark.parametrize("key", ["tidak-ada", "rent_percent", "median_income"])
def test_what_is_not_broken_down_is_not_there(client, key):
    assert client.get(reverse("dashboard_breakdown", args=[key])).status_code == 404


def test_a_coordinator_sees_her_own_place_only(sign_in, place):  # noqa: F811
    client = sign_in(Role.COORDINATOR, rusunawa=place)
    at = reverse("dashboard_breakdown", args=["pieces"])

    assert client.get(at, {"rusunawa": place.slug}).status_code == 200
    assert client.get(at).status_code == 404
    assert client.get(at, {"kota": City.objects.first().slug}).status_code == 404


def test_every_number_that_opens_rows_leads_to_its_parts(client, place):  # noqa: F811
    board = client.get(reverse("dashboard"), {"masa": LATELY}).context["board"]

    for card in [*board.first, *board.learning, *board.quality]:
        assert bool(card.parts) == bool(ways_of(card.indicator, board.question)), card.indicator.key
    assert client.get(board.learning[0].parts).status_code == 200
