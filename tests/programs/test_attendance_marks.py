"""Marks are saved as differences, and nobody's mark is overwritten unseen."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programs.actions import attendance
from programs.actions.attendance import Change
from programs.models import Attendance, Session
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=3)


@pytest.fixture
def yesterday(training):
    return training.sessions.in_order().first()


def save(training, *changes, by=None):
    return attendance.mark(training=training, changes=changes, by=by or UserFactory())


def test_a_mark_is_saved_and_notes_the_session_as_held(training, yesterday):
    person = training.enrolments.first()

    outcome = save(training, Change(person.pk, yesterday.pk, "H"))

    yesterday.refresh_from_db()
    assert [change.cell for change in outcome.saved] == [(person.pk, yesterday.pk)]
    assert person.attendances.get().status == "H"
    assert yesterday.status == Session.Status.HELD


def test_sending_the_same_marks_again_changes_nothing(training, yesterday):
    change = Change(training.enrolments.first().pk, yesterday.pk, "H")
    save(training, change)
    events = Attendance.objects.get().events.count()

    outcome = save(training, change)

    assert len(outcome.saved) == 1
    assert Attendance.objects.get().events.count() == events


def test_a_mark_that_somebody_changed_meanwhile_is_shown_not_overwritten(training, yesterday):
    person, other = training.enrolments.first(), UserFactory(name="Ibu Sari")
    save(training, Change(person.pk, yesterday.pk, "I"), by=other)

    outcome = save(training, Change(person.pk, yesterday.pk, "H", expected=""))

    assert outcome.conflicts[0].mark.marked_by == other
    assert person.attendances.get().status == "I"


def test_the_one_who_has_seen_the_other_mark_may_replace_it(training, yesterday):
    person = training.enrolments.first()
    save(training, Change(person.pk, yesterday.pk, "I"))

    outcome = save(training, Change(person.pk, yesterday.pk, "H", expected="I"))

    assert not outcome.conflicts
    assert person.attendances.get().status == "H"


def test_a_mark_can_be_taken_away(training, yesterday):
    person = training.enrolments.first()
    save(training, Change(person.pk, yesterday.pk, "H"))

    save(training, Change(person.pk, yesterday.pk, "", expected="H"))

    assert not person.attendances.exists()


def test_a_day_to_come_is_refused_in_words(training):
    tomorrow = SessionFactory(training=training, on=days_ago(-1))

    outcome = save(training, Change(training.enrolments.first().pk, tomorrow.pk, "H"))

    assert outcome.refused[0].sentence == "Sesi ini belum berlangsung."
    assert not Attendance.objects.exists()


def test_a_day_before_somebody_joined_is_refused(training, yesterday):
    late = EnrolmentFactory(training=training, enrolled_on=days_ago(0))

    outcome = save(training, Change(late.pk, yesterday.pk, "H"))

    assert outcome.refused


def test_rows_of_another_training_are_refused(training):
    stranger = EnrolmentFactory()
    session = training.sessions.first()

    outcome = save(training, Change(stranger.pk, session.pk, "H"))

    assert outcome.refused
    assert not Attendance.objects.exists()


def test_a_finished_training_takes_no_marks():
    training = TrainingFactory(finished=True, days=1, people=1)

    with pytest.raises(ValidationError, match="sudah ditutup"):
        save(training, Change(training.enrolments.get().pk, training.sessions.get().pk, "H"))


@pytest.mark.parametrize("broken", ["future", "cancelled", "finished"])
def test_the_database_itself_refuses_a_mark_that_may_not_be(broken):
    training = TrainingFactory(finished=broken == "finished", people=1)
    session = SessionFactory(
        training=training,
        on=days_ago(-1 if broken == "future" else 1),
        status="cancelled" if broken == "cancelled" else "planned",
        cancelled_reason="Banjir" if broken == "cancelled" else "",
    )

    with pytest.raises(IntegrityError, match="attendance_session_is_markable"), transaction.atomic():
        AttendanceFactory(enrolment=training.enrolments.get(), session=session)


def test_the_database_refuses_a_session_of_another_training():
    enrolment, elsewhere = EnrolmentFactory(), SessionFactory()

    with pytest.raises(IntegrityError, match="attendance_session_of_training"), transaction.atomic():
        AttendanceFactory(enrolment=enrolment, training=enrolment.training, session=elsewhere)


def test_saving_forty_marks_takes_as_many_statements_as_saving_one(django_assert_num_queries):
    training = TrainingFactory(days=1, people=40)
    session, people, by = training.sessions.get(), list(training.enrolments.all()), UserFactory()

    with django_assert_num_queries(5):
        attendance.mark(training=training, changes=[Change(p.pk, session.pk, "H") for p in people], by=by)

    assert Attendance.objects.count() == 40
    assert Attendance.objects.first().events.count() == 1
