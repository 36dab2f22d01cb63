"""Who made anything in a period is counted once, whatever the number of months, lots and skills."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Sum

from products import month_check
from products.actions import lots
from products.models import ProducerMonth, ProducerStep, Share
from tests.factories import LotFactory, RusunawaFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
THIS, LAST = days_ago(0).replace(day=1), (days_ago(0).replace(day=1) - timedelta(days=1)).replace(day=1)
LONG_AGO = (LAST - timedelta(days=40)).replace(day=1)


def number(month) -> int:
    return month.year * 12 + month.month


def producers(place, since, until=THIS) -> int:
    """As a dashboard asks: of the months of a period, those who had not made anything in it before."""
    rows = ProducerStep.objects.filter(rusunawa=place, month__range=(since, until), before__lt=number(since))
    return rows.aggregate(people=Sum("people"))["people"] or 0


@pytest.fixture
def place():
    return RusunawaFactory()


@pytest.fixture
def person(place):
    """Made something in three months, twice in the last of them."""
    lot = LotFactory(rusunawa=place, made_on=LONG_AGO, makers=(4,))
    maker = lot.shares.get().maker
    for day in (LAST, THIS, THIS):
        lots.log(product=lot.product, rusunawa=place, made_on=day, makers={maker: 3}, by=lot.logged_by)
    return maker


def test_a_person_of_many_months_is_one(place, person):
    assert [producers(place, since) for since in (LONG_AGO, LAST, THIS)] == [1, 1, 1]
    assert producers(place, LONG_AGO, LAST) == 1
    assert ProducerMonth.objects.get(participant=person, month=THIS).pieces == 6
    assert month_check.differences() == []


def test_whatever_is_corrected_it_follows(place, person):
    first = Share.objects.filter(maker=person).order_by("lot__made_on").first().lot
    other = LotFactory(rusunawa=place, makers=(2,)).shares.get().maker
    other_home = other.residences.get()
    other_home.moved_in_on = days_ago(400)
    other_home.save()
    by = first.logged_by
    steps = [
        lambda: lots.correct(lot=first, makers={other: 4}, made_on=LONG_AGO, reason="Salah orang", by=by),
        lambda: lots.correct(lot=first, makers={other: 1, person: 3}, made_on=LONG_AGO, reason="Berdua", by=by),
        lambda: lots.correct(lot=first, makers={person: 4}, made_on=LAST, reason="Salah hari", by=by),
    ]
    found = []
    for step in steps:
        step()
        assert month_check.differences() == []
        found.append([producers(place, since, LAST) for since in (LONG_AGO, LAST)])
    assert found == [[2, 1], [2, 1], [1, 1]]
    month_check.fold()
    assert month_check.differences() == []
    assert producers(place, LONG_AGO) == 2


def test_made_elsewhere_she_counts_there_too(place, person):
    LotFactory(makers=(2,))

    assert producers(place, THIS) == 1
    assert ProducerStep.objects.filter(month=THIS).aggregate(people=Sum("people"))["people"] == 2


def test_nobody_writes_it_by_hand(person):
    for model, rule in ((ProducerMonth, "producer_month_follows"), (ProducerStep, "producer_step_follows")):
        with pytest.raises(DatabaseError, match=rule), transaction.atomic():
            model.objects.all().delete()
