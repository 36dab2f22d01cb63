"""What becomes of who learned, and what that cost: told of five people or more, opened by who may see them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from products.actions import lots
from rusunpreneur.access import Role
from rusunpreneur.dashboards.indicators import share
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.factories import (
    EnrolmentFactory,
    IndependenceReviewFactory,
    LotFactory,
    ParticipantFactory,
    RusunawaFactory,
    TrainingCostFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"


def independent(place, people: int):
    for _ in range(people):
        IndependenceReviewFactory(
            participant=ParticipantFactory(lives_in=place),
            is_met=True,
            confirmed_at=timezone.now(),
            confirmed_by=UserFactory(),
        )


@pytest.fixture
def place():
    """A training that six completed for Rp6.000.000, and one of two people whose cost nobody wrote down."""
    place = RusunawaFactory()
    for people, is_known in ((6, True), (2, False)):
        training = TrainingFactory(rusunawa=place, starts_on=days_ago(10), finished=True)
        for _ in range(people):
            EnrolmentFactory(training=training, status="completed")
        if is_known:
            TrainingCostFactory(training=training, amount_rupiah=6_000_000)
    return place


def cards(client, *place):
    address = reverse("dashboard_rusunawa", args=[place[0].slug]) if place else reverse("dashboard")
    return {card.indicator.key: card for card in client.get(address, {"masa": LATELY}).context["board"].results}


def test_a_graduate_costs_what_is_known_of_it_and_the_list_adds_up(sign_in, place):
    client = sign_in(Role.OFFICIAL)

    card = cards(client, place)["cost_per_completed"]

    assert (card.value, card.note) == (1_000_000, "menurut 6 dari 8 lulusan")
    cost, graduates = added(numbers_of(client.get(card.href)))
    assert cost / graduates == card.value


def parts(client, card):
    return client.get(card.parts).context["breakdown"].parts


def test_few_independents_are_told_to_those_in_charge_alone(sign_in, place):
    independent(place, 4)
    official, coordinator = sign_in(Role.OFFICIAL), sign_in(Role.COORDINATOR, rusunawa=place)

    hidden = cards(official, place)
    assert (hidden["independents"].value, hidden["independents"].href) == (None, "")
    assert hidden["independents"].note == "kurang dari 5 orang"
    assert [part.said for part in parts(official, hidden["independents"])] == ["kurang dari 5"]
    assert hidden["cost_per_independent"].value is None

    told = cards(coordinator, place)
    assert (told["independents"].value, told["cost_per_independent"].value) == (4, 1_500_000)
    opened = coordinator.get(told["independents"].href)
    assert added(numbers_of(opened)) == [4]
    assert [part.said for part in parts(coordinator, told["independents"])] == ["4"]
    assert official.get(told["independents"].href).status_code == 404


def test_more_are_told_to_the_nearest_five(sign_in, place):
    independent(place, 6)
    independent(RusunawaFactory(), 3)
    official, staff = cards(sign_in(Role.OFFICIAL)), cards(sign_in(Role.STAFF))

    assert [found["independents"].value for found in (official, staff)] == [10, 9]
    assert [found["cost_per_independent"].value for found in (official, staff)] == [600_000, 666_667]
    assert official["independents"].note == "dibulatkan ke kelipatan 5"


def test_without_a_cost_nothing_is_divided(sign_in):
    found = cards(sign_in(Role.OFFICIAL), RusunawaFactory())

    assert found["independents"].value == 0
    assert {found[key].value for key in ("cost_per_completed", "cost_per_independent")} == {None}
    assert plain(found["independents"].said) == 0


def test_who_produced_is_one_however_often_and_the_list_adds_up(sign_in, place):
    for _ in range(6):
        LotFactory(rusunawa=place)
    maker = LotFactory(rusunawa=place, made_on=days_ago(35)).shares.get().maker
    product = LotFactory(rusunawa=place).product
    lots.log(product=product, rusunawa=place, made_on=days_ago(0), makers={maker: 2}, by=UserFactory())
    official, staff = sign_in(Role.OFFICIAL), sign_in(Role.STAFF)

    exact = cards(staff, place)
    assert (exact["producers"].value, exact["cost_per_producer"].value) == (8, 750_000)
    assert added(numbers_of(staff.get(exact["producers"].href))) == [8]
    told = cards(official, place)
    assert (told["producers"].value, told["producers"].href) == (10, "")
    assert told["cost_per_producer"].value == 600_000


RATES = [(263, 264, 99), (1, 1000, 1), (0, 9, 0), (9, 9, 100), (1, 8, 13)]


@pytest.mark.parametrize(("part", "whole", "percent"), RATES)
def test_only_all_are_a_hundred_percent_and_only_none_are_zero(part, whole, percent):
    assert share(part, whole) == percent
