"""A day is counted by people, not by marks."""

import pytest

from programs.dossier import Dossier
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    SessionFactory,
)
from tests.factories.programs import days_ago
from tests.programs.papers import training_held

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return training_held()


def test_a_person_is_counted_once_on_a_day_with_two_sessions(training):
    first = training.sessions.in_order().first()
    evening = SessionFactory(
        training=training, on=first.on, starts_at="16:00", ends_at="17:30", lesson_hours=2, status="held"
    )
    for enrolment in training.enrolments.all():
        AttendanceFactory(enrolment=enrolment, session=evening, status="A")

    day = Dossier(training).days[0]

    assert (day.lesson_hours, day.registered, dict(day.counts), day.unmarked) == (10, 3, {"H": 2, "A": 1}, 0)


def test_who_had_left_is_not_on_that_day(training):
    left = {"status": "withdrawn", "withdrawn_on": days_ago(1), "withdrawn_reason": "Pindah"}
    EnrolmentFactory(training=training, enrolled_on=days_ago(1), **left)

    assert [day.registered for day in Dossier(training).days] == [3, 3]
