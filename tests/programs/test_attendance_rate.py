"""The rate counts lesson hours attended of those held while enrolled."""

import pytest

from programs.models import Enrolment, Training
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def held(training, days, hours=8):
    return SessionFactory(training=training, on=days_ago(days), status="held", lesson_hours=hours)


def mark(enrolment, session, status):
    AttendanceFactory(enrolment=enrolment, session=session, status=status)


def percent_of(enrolment):
    rows = Enrolment.objects.with_attendance_hours().select_related("training")
    return rows.get(pk=enrolment.pk).attendance_percent


@pytest.fixture
def person():
    return EnrolmentFactory(training=TrainingFactory(starts_on=days_ago(5)))


def test_hours_weigh_not_days(person):
    mark(person, held(person.training, 3, hours=6), "H")
    mark(person, held(person.training, 2, hours=2), "A")

    assert percent_of(person) == 75


def test_nothing_counts_before_a_session_was_held(person):
    SessionFactory(training=person.training, on=days_ago(2))

    assert percent_of(person) is None


def test_days_before_joining_and_after_leaving_do_not_count():
    training = TrainingFactory(starts_on=days_ago(5))
    person = EnrolmentFactory(
        training=training,
        enrolled_on=days_ago(3),
        withdrawn_on=days_ago(1),
        withdrawn_reason="Pindah kerja",
        status="withdrawn",
    )
    held(training, 5)
    mark(person, held(training, 2), "H")
    held(training, 1)

    assert percent_of(person) == 100


def test_somebody_nobody_marked_counts_as_not_there_once_the_day_is_over(person):
    mark(person, held(person.training, 2), "H")
    held(person.training, 1)

    assert percent_of(person) == 50


def test_an_open_mark_of_today_does_not_count_yet(person):
    mark(person, held(person.training, 1), "H")
    held(person.training, 0)

    assert percent_of(person) == 100


@pytest.mark.parametrize(("rule", "expected"), [("absent", 50), ("left_out", 100)])
@pytest.mark.parametrize("excuse", ["I", "S"])
def test_izin_and_sakit_count_as_the_training_says(person, rule, expected, excuse):
    Training.objects.filter(pk=person.training.pk).update(excused_rule=rule)
    mark(person, held(person.training, 2), "H")
    mark(person, held(person.training, 1), excuse)

    assert percent_of(person) == expected


def test_registered_ever_present_and_completed_are_three_numbers():
    training = TrainingFactory(people=3, starts_on=days_ago(4))
    first, second, _ = training.enrolments.all()
    EnrolmentFactory(training=training, status="waiting")
    mark(first, held(training, 2), "H")
    mark(second, training.sessions.get(), "A")
    Enrolment.objects.filter(pk=first.pk).update(status="completed")

    assert training.enrolments.headcount() == {"registered": 3, "ever_present": 1, "completed": 1}
