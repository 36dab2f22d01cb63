from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.urls import reverse

from programs.actions import sessions
from programs.models import Session
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
Status = Session.Status


def test_a_session_outside_the_dates_of_the_training_stretches_them():
    training = TrainingFactory(starts_on=days_ago(3), ends_on=days_ago(1))
    session = SessionFactory.build(training=training, on=days_ago(0))

    sessions.plan(training=training, sessions=[session], by=UserFactory())

    training.refresh_from_db()
    assert (training.starts_on, training.ends_on) == (days_ago(3), days_ago(0))
    assert training.revision == 2


def test_who_was_on_the_list_from_the_first_day_counts_from_the_new_first_day_and_late_joiners_do_not():
    training = TrainingFactory(starts_on=days_ago(3))
    first, late = EnrolmentFactory(training=training), EnrolmentFactory(training=training, enrolled_on=days_ago(1))

    sessions.plan(
        training=training, sessions=[SessionFactory.build(training=training, on=days_ago(5))], by=UserFactory()
    )

    first.refresh_from_db()
    late.refresh_from_db()
    assert (first.enrolled_on, late.enrolled_on) == (days_ago(5), days_ago(1))


def test_a_session_is_not_called_off_while_it_has_marks():
    mark = AttendanceFactory()

    with pytest.raises(ValidationError, match="sudah punya catatan kehadiran"):
        sessions.cancel(session=mark.session, reason="Aula dipakai", by=UserFactory())

    mark.session.refresh_from_db()
    assert mark.session.status == Status.PLANNED


def test_a_session_that_was_called_off_keeps_its_reason_until_it_is_back_in_the_plan():
    session = SessionFactory()

    sessions.cancel(session=session, reason="Aula dipakai", by=UserFactory())
    assert Session.objects.get().cancelled_reason == "Aula dipakai"

    sessions.revive(session=session, by=UserFactory())
    assert (Session.objects.get().status, Session.objects.get().cancelled_reason) == (Status.PLANNED, "")


def test_a_change_of_state_does_not_write_back_an_older_copy_of_the_session():
    session = SessionFactory()
    Session.objects.update(lesson_hours=3)

    sessions.hold(session=session, by=UserFactory())

    assert (Session.objects.get().status, Session.objects.get().lesson_hours) == (Status.HELD, 3)


def test_a_session_to_come_has_not_been_held():
    session = SessionFactory(on=days_ago(-1))

    with pytest.raises(ValidationError, match="belum berlangsung"):
        sessions.hold(session=session, by=UserFactory())


def test_a_session_with_marks_does_not_move_to_a_day_to_come():
    session = AttendanceFactory().session
    session.on += timedelta(days=30)

    with pytest.raises(ValidationError, match="tidak bisa pindah ke hari depan"):
        sessions.move(session=session, by=UserFactory())


@pytest.mark.parametrize("state", [{"finished": True}, {"status": "cancelled", "status_reason": "Sepi"}])
def test_the_schedule_of_a_closed_training_stays_as_it_is(state):
    training = TrainingFactory(**state)

    with pytest.raises(ValidationError, match="jadwalnya tidak bisa diubah lagi"):
        sessions.plan(
            training=training,
            sessions=[SessionFactory.build(training=training, on=training.starts_on)],
            by=UserFactory(),
        )

    assert not training.sessions.exists()


def test_a_training_that_is_set_to_begin_earlier_counts_its_list_from_the_new_first_day(sign_in):
    training = TrainingFactory(starts_on=days_ago(1))
    enrolment = EnrolmentFactory(training=training)
    values = model_to_dict(training, ["program", "skill", "name", "rusunawa", "quota", "minimum_percent"])
    sent = {**values, "venue_kind": "rusunawa", "excused_rule": "absent", "revision": training.revision}

    sign_in(Role.STAFF).post(
        reverse("training_edit", args=[training.pk]), {**sent, "starts_on": days_ago(4), "ends_on": days_ago(0)}
    )

    enrolment.refresh_from_db()
    assert enrolment.enrolled_on == days_ago(4)
