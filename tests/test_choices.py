"""Filters offer what there is to choose, and nothing where there is no choice."""

import django_filters
import pytest

from participants.models import City
from rusunpreneur.choices import boxes, offer


class Fruit(django_filters.FilterSet):
    colour = django_filters.ChoiceFilter(label="Warna")
    size = django_filters.ChoiceFilter(label="Ukuran")


@pytest.fixture
def fruit():
    return Fruit({}, queryset=City.objects.none())


def test_pairs_are_offered_in_their_order(fruit):
    offer(fruit, colour=[(1, "Merah"), (2, "Kuning")])

    assert list(fruit.form.fields["colour"].choices)[1:] == [("1", "Merah"), ("2", "Kuning")]


@pytest.mark.parametrize("found", [[], [(1, "Besar")]])
def test_one_choice_is_no_question(fruit, found):
    offer(fruit, colour=[(1, "Merah"), (2, "Kuning")], size=found)

    assert [box.name for box in boxes(fruit, "size", "colour")] == ["colour"]
