"""How long people take from one stage to the next is counted with their journeys, and read in a few rows."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

from products import journeys, month_check
from products.models import StageDays, StagePeople
from products.models.journey import Stage
from programs.models import Session
from rusunpreneur.access import Role
from tests.factories import LotFactory, ResidenceFactory, RusunawaFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended

pytestmark = pytest.mark.django_db


def produced_after(days: int, home) -> None:
    """Somebody who made something so long after she first learned."""
    person = LotFactory(rusunawa=home, made_on=days_ago(3)).shares.get().maker
    attended(days_ago(3 + days), participant=person)


def step(stage=Stage.PRODUCING, **homes):
    steps = journeys.steps_of(StagePeople.objects.filter(**homes), StageDays.objects.filter(**homes))
    return next(step for step in steps if step.stage == stage)


@pytest.mark.parametrize(("days", "told"), [(0, 0), (90, 90), (91, 95), (100, 95), (101, 105), (400, 395)])
def test_days_are_exact_for_three_months_and_told_in_tens_from_then_on(days, told):
    produced_after(days, RusunawaFactory())

    assert step().days == told


def test_each_home_has_its_own_middle():
    near, far = RusunawaFactory(), RusunawaFactory()
    for days in (5, 7, 30):
        produced_after(days, near)
        produced_after(10 * days, far)

    assert (step(rusunawa=near).days, step(rusunawa=far).days) == (7, 70)
    assert (step().timed, step().days) == (6, 30)


def test_whatever_is_corrected_it_follows():
    home = RusunawaFactory()
    for days in (10, 20):
        produced_after(days, home)
    person = LotFactory(rusunawa=home, made_on=days_ago(40)).shares.get().maker

    steps = [
        lambda: Session.objects.filter(on=days_ago(23)).update(on=days_ago(53)),
        lambda: person.residences.update(moved_out_on=days_ago(1)),
        lambda: ResidenceFactory(participant=person, rusunawa=RusunawaFactory(), moved_in_on=days_ago(0)),
    ]
    for change in steps:
        change()
        assert month_check.differences() == []
    assert step(rusunawa=home).days == 10
    assert StageDays.objects.filter(stage="produksi", days=20).exists()  # once there, once taken away
    month_check.fold()
    assert month_check.differences() == []
    assert not StageDays.objects.filter(stage="produksi", days=20).exists()


def test_nobody_writes_it_by_hand():
    produced_after(4, RusunawaFactory())

    with pytest.raises(DatabaseError, match="stage_days_follow_the_journeys"):
        StageDays.objects.update(people=9)


def test_a_narrower_question_is_answered_from_the_journeys(sign_in):
    home = RusunawaFactory()
    for _ in range(5):
        produced_after(8, home)
    client, page = sign_in(Role.STAFF), reverse("journey_list")

    for query in ({}, {"rusunawa": home.slug}, {"kota": home.city.slug}, {"dari": days_ago(90)}):
        steps = {step.stage: step for step, _ in client.get(page, query).context["steps"]}
        assert (steps[Stage.PRODUCING].people, steps[Stage.PRODUCING].days) == (5, 8), query
    nobody = client.get(page, {"sampai": days_ago(90)}).context["steps"]
    assert sum(step.people for step, _ in nobody) == 0
