"""What programmes aim at, where each began, and how far it is."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from participants.models import Rusunawa
from programs.models import Session, Target, Training
from tests.dashboards.aiming import aim_of
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ProgramFactory,
    SessionFactory,
    TargetFactory,
    TrainingFactory,
)

pytestmark = pytest.mark.django_db
WHOLE_YEAR = {"starts_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


def came(target, *, people, on=date(2024, 9, 2), rusunawa=None):
    """So many come to a training of the target's programme."""
    place = {"rusunawa": rusunawa} if rusunawa else {}
    training = TrainingFactory(program=target.program, starts_on=on, status=Training.Status.RUNNING, **place)
    session = SessionFactory(training=training, on=on, status=Session.Status.HELD)
    for _ in range(people):
        AttendanceFactory(enrolment=EnrolmentFactory(training=training), session=session, status="H")


def test_four_of_sixteen_are_a_quarter():
    target = TargetFactory(value=16)
    came(target, people=4)

    assert aim_of(target).written == "4 orang"
    assert aim_of(target).percent == 25


def test_only_the_months_and_the_programme_of_the_target_count():
    target = TargetFactory(value=16)
    came(target, people=1, on=date(2025, 1, 6))
    came(TargetFactory(program=ProgramFactory(name="Program lain")), people=1)

    assert aim_of(target).reached == 0
    assert aim_of(target).percent == 0


def test_a_place_counts_its_own_people(nagrak):
    elsewhere = Rusunawa.objects.get(slug="penggilingan")
    target = TargetFactory(rusunawa=nagrak)
    of_city = TargetFactory(program=target.program, city=nagrak.city)
    everywhere = TargetFactory(program=target.program)
    came(target, people=2, rusunawa=nagrak)
    came(target, people=1, rusunawa=elsewhere)

    assert [aim_of(one).reached for one in (target, of_city, everywhere)] == [2, 2, 3]


def test_a_rate_of_nothing_is_not_zero():
    aim = aim_of(TargetFactory(indicator="attendance_rate", value=85))

    assert aim.reached is None
    assert aim.percent is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_on": date(2024, 1, 2)},
        {"ends_on": date(2024, 12, 30)},
        {"ends_on": date(2023, 12, 31)},
        {"value": -1},
        {"value": 1.5},
        {"indicator": "pass_rate", "value": 101},
        {"baseline_value": 5},
        {"indicator": "happiness"},
    ],
)
def test_an_impossible_target_is_refused(wrong):
    right = {"program": ProgramFactory(), "indicator": "trained", "value": 1, **WHOLE_YEAR}
    Target(**right).full_clean()

    with pytest.raises(ValidationError):
        Target(**right | wrong).full_clean()
