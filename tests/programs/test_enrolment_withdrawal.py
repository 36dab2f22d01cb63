from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programs.actions import enrolments
from programs.models import Enrolment
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
Status = Enrolment.Status


def leave(enrolment, on=None, reason="Sudah bekerja"):
    return enrolments.withdraw(enrolment=enrolment, on=on or days_ago(0), reason=reason, by=UserFactory())


def test_who_leaves_makes_room_for_the_first_who_waits():
    training = TrainingFactory(quota=1)
    seated = EnrolmentFactory(training=training)
    first, second = EnrolmentFactory.create_batch(2, training=training, status=Status.WAITING)

    promoted = leave(seated)

    assert promoted == [first]
    assert list(training.enrolments.waiting()) == [second]


def test_nobody_moves_up_when_somebody_who_only_waited_leaves():
    training = TrainingFactory(quota=1)
    EnrolmentFactory(training=training)
    first, second = EnrolmentFactory.create_batch(2, training=training, status=Status.WAITING)

    assert leave(first) == []
    assert list(training.enrolments.waiting()) == [second]


def test_who_moves_up_while_attendance_is_recorded_is_not_absent_on_the_days_before():
    training = TrainingFactory(quota=1, starts_on=days_ago(2), days=3)
    seated = EnrolmentFactory(training=training)
    EnrolmentFactory(training=training, status=Status.WAITING)
    AttendanceFactory(enrolment=seated, session=training.sessions.in_order().first())

    (promoted,) = leave(seated)

    assert promoted.enrolled_on == days_ago(0)


def test_nobody_leaves_before_a_day_on_which_they_were_present():
    enrolment = EnrolmentFactory(training=TrainingFactory(starts_on=date(2024, 2, 26), days=2))
    last = enrolment.training.sessions.in_order().last()
    AttendanceFactory(enrolment=enrolment, session=last)

    with pytest.raises(ValidationError, match="tercatat hadir pada 27 Februari 2024") as refused:
        leave(enrolment, on=last.on)

    assert "on" in refused.value.message_dict
    leave(enrolment, on=date(2024, 2, 28))
    assert Enrolment.objects.get().withdrawn_on == date(2024, 2, 28)


def test_who_leaves_gives_a_reason():
    enrolment = EnrolmentFactory()

    with pytest.raises(ValidationError, match="Tulis tanggal dan alasan keluar"):
        leave(enrolment, reason="  ")


def test_leaving_twice_is_refused():
    enrolment = EnrolmentFactory()
    leave(enrolment)

    with pytest.raises(ValidationError, match="sudah keluar"):
        leave(enrolment)


def test_who_comes_back_has_the_old_number_and_goes_on_with_the_same_attendance():
    training, user = TrainingFactory(starts_on=days_ago(2), days=3), UserFactory()
    enrolment = EnrolmentFactory(training=training)
    AttendanceFactory(enrolment=enrolment, session=training.sessions.in_order().first())
    leave(enrolment, on=days_ago(1))

    back = enrolments.enrol(training=training, participant=enrolment.participant, by=user)

    assert (back.pk, back.number, back.status) == (enrolment.pk, enrolment.number, Status.ENROLLED)
    assert (back.enrolled_on, back.withdrawn_on, back.withdrawn_reason) == (days_ago(2), None, "")


def test_who_comes_back_to_a_full_training_waits():
    training, user = TrainingFactory(quota=1), UserFactory()
    enrolment = EnrolmentFactory(training=training)
    leave(enrolment)
    enrolments.enrol(training=training, participant=ParticipantFactory(), by=user)

    back = enrolments.enrol(training=training, participant=enrolment.participant, by=user)

    assert back.status == Status.WAITING
