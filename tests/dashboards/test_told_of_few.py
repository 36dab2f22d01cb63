"""Earners of a wide place, told to who may not see people: nothing of a rusunawa where they are few."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.factories import LotFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = {"masa": f"{days_ago(0):%Y-%m}"}


def sold(place, people: int):
    """So many women sold something there this month."""
    for _ in range(people):
        SaleFactory(lot=LotFactory(rusunawa=place, passed=True), quantity=1, price=20_000)


def test_a_city_less_its_rusunawa_says_nothing_of_few_earners(sign_in, reference_data):
    nagrak = Rusunawa.objects.get(slug="nagrak")
    sold(nagrak, 6)
    other = Rusunawa.objects.exclude(pk=nagrak.pk).filter(city=nagrak.city).first()
    sold(other, 1)
    city = reverse("dashboard_city", args=[nagrak.city.slug])

    def told(role):
        card = sign_in(role).get(city, LATELY).context["board"].first[0]
        return card.value, card.note

    assert told(Role.OFFICIAL) == (6, "tanpa 1 rusunawa yang kurang dari 5 orang")
    assert told(Role.STAFF) == (7, "")


def test_where_all_are_few_nothing_is_told(sign_in, reference_data):
    nagrak = Rusunawa.objects.get(slug="nagrak")
    sold(nagrak, 4)

    board = sign_in(Role.OFFICIAL).get(reverse("dashboard"), LATELY).context["board"]

    assert board.is_hidden
    assert board.first[0].value is None
