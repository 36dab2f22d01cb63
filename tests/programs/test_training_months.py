"""What a training adds up to in each month is kept with its enrolments, sessions and marks, whatever is corrected."""

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from products import month_check
from programs.actions import enrolments, trainings
from programs.models import Attendance, Enrolment, Session, Training, TrainingMonth
from programs.models.training_sums import COUNT, FIGURES
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    SessionFactory,
    SkillFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
HELD, LONG_AGO = Session.Status.HELD, days_ago(70)


def months(training, *names) -> list[tuple]:
    """Of the months in which anything is counted."""
    rows = TrainingMonth.objects.filter(training=training).order_by("month")
    return [row for row in rows.values_list("month", *names) if any(row[1:])]


@pytest.fixture
def training():
    """Two people, a session long ago and one yesterday; the second person never came."""
    training = TrainingFactory(starts_on=LONG_AGO, status=Training.Status.RUNNING)
    first, second = (EnrolmentFactory(training=training) for _ in range(2))
    for on, status in ((LONG_AGO, "H"), (days_ago(1), "I")):
        session = SessionFactory(training=training, on=on, lesson_hours=4, status=HELD)
        AttendanceFactory(enrolment=first, session=session, status=status)
    AttendanceFactory(enrolment=second, session=session, status="A")
    return training


def test_each_mark_counts_in_the_month_of_its_session(training):
    earlier, later = LONG_AGO.replace(day=1), days_ago(1).replace(day=1)

    assert months(training, "registered", "came") == [(earlier, 2, 1)]
    assert months(training, "sessions", "present", "permit", "absent") == [(earlier, 1, 1, 0, 0), (later, 1, 0, 1, 1)]
    assert months(training, "hours_attended", "hours_counted") == [(earlier, 4, 8), (later, 0, 8)]


def test_the_hours_are_those_of_the_attendance_rate(training):
    people = Enrolment.objects.filter(training=training).select_related("training").with_attendance_hours()

    for rule in Training.ExcusedRule.values:
        Training.objects.filter(pk=training.pk).update(excused_rule=rule)

        hours = [
            sum(hours) for hours in zip(*((one.hours.attended, one.counted_hours) for one in people.all()), strict=True)
        ]
        kept = TrainingMonth.objects.filter(training=training).values_list("hours_attended", "hours_counted")
        assert [sum(column) for column in zip(*kept, strict=True)] == hours


def test_whatever_is_corrected_the_months_are_those_of_the_rows(training):
    first = training.enrolments.order_by("pk")[0]
    steps = [
        lambda: training.sessions.filter(on=LONG_AGO).update(on=days_ago(35), lesson_hours=2),
        lambda: Attendance.objects.filter(enrolment=first).update(status="S"),
        lambda: enrolments.withdraw(enrolment=first, on=days_ago(2), reason="Pindah", by=UserFactory()),
        lambda: Training.objects.filter(pk=training.pk).update(skill=SkillFactory(name="Rajut")),
        lambda: trainings.finish(training=training, by=UserFactory()),
        lambda: (
            Attendance.objects.filter(enrolment=first).first()
            and trainings.reopen(training=training, reason="Salah", by=UserFactory())
        ),
        lambda: Attendance.objects.filter(training=training).delete(),
    ]

    for step in steps:
        step()
        assert month_check.differences() == []


def test_finishing_says_who_completed_in_the_month_of_the_finish(training):
    trainings.finish(training=training, by=UserFactory())

    this_month = timezone.localdate().replace(day=1)
    assert (this_month, 2, 0) in months(training, "ended", "completed")


def test_a_cancelled_training_counts_nowhere(training):
    trainings.cancel(training=training, reason="Narasumber sakit", by=UserFactory())

    assert months(training, *FIGURES) == []


def test_a_training_that_is_deleted_takes_its_months_along():
    training = TrainingFactory()
    SessionFactory(training=training, status=HELD)

    training.delete()

    assert not TrainingMonth.objects.exists()


def test_nobody_writes_the_months_by_hand(training):
    with pytest.raises(DatabaseError, match="training_month_follows_the_rows"):
        TrainingMonth.objects.update(present=99)


def test_the_function_in_the_database_is_that_of_the_code():
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'programs_count_trainings'")
        body = cursor.fetchone()[0]

    assert body.strip() == COUNT.split("$$")[1].strip()
