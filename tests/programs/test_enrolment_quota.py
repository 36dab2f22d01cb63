import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from programs.actions import enrolments
from programs.models import Enrolment
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

Status = Enrolment.Status


@pytest.mark.django_db
def test_who_comes_after_the_quota_waits_in_the_order_they_came():
    training = TrainingFactory(quota=1)
    people = ParticipantFactory.create_batch(3)

    enrolled = enrolments.enrol_many(training=training, participants=people, by=UserFactory())

    assert [enrolment.participant for enrolment in enrolled.seated] == people[:1]
    assert [enrolment.participant for enrolment in enrolled.waiting] == people[1:]
    assert [enrolment.number for enrolment in training.enrolments.waiting()] == [2, 3]


@pytest.mark.django_db
def test_enrolling_somebody_twice_is_refused_with_their_number():
    training, participant = TrainingFactory(), ParticipantFactory(name="Siti Rahayu")
    enrolments.enrol(training=training, participant=participant, by=UserFactory())

    with pytest.raises(ValidationError, match="Siti Rahayu sudah ada di bimtek ini, nomor 1"):
        enrolments.enrol(training=training, participant=participant, by=UserFactory())

    assert training.enrolments.count() == 1


@pytest.mark.django_db
def test_a_list_costs_the_same_statements_for_one_and_for_forty_people():
    user, counts = UserFactory(), []

    for size in (1, 40):
        training, people = TrainingFactory(quota=20), ParticipantFactory.create_batch(size)
        with CaptureQueriesContext(connection) as queries:
            enrolments.enrol_many(training=training, participants=people, by=user)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8


@pytest.mark.django_db
def test_a_closed_training_takes_nobody_in():
    training = TrainingFactory(finished=True)

    with pytest.raises(ValidationError, match="sudah selesai"):
        enrolments.enrol(training=training, participant=ParticipantFactory(), by=UserFactory())

    assert not training.enrolments.exists()


@pytest.mark.django_db
def test_the_list_typed_in_after_the_start_counts_from_the_first_day():
    training = TrainingFactory(starts_on=days_ago(2))

    enrolment = enrolments.enrol(training=training, participant=ParticipantFactory(), by=UserFactory())

    assert enrolment.enrolled_on == training.starts_on


@pytest.mark.django_db
def test_who_joins_once_attendance_is_recorded_is_not_absent_on_the_days_before():
    training = TrainingFactory(starts_on=days_ago(2), days=3)
    AttendanceFactory(enrolment=EnrolmentFactory(training=training), session=training.sessions.first())

    enrolment = enrolments.enrol(training=training, participant=ParticipantFactory(), by=UserFactory())

    assert enrolment.enrolled_on == days_ago(0)
    assert not enrolment.is_enrolled_on(days_ago(1))


@pytest.mark.django_db
def test_who_is_added_after_the_last_day_was_on_the_list_from_the_first():
    training = TrainingFactory(starts_on=days_ago(9), ends_on=days_ago(9) + timedelta(days=1), days=1)
    AttendanceFactory(enrolment=EnrolmentFactory(training=training), session=training.sessions.first())

    enrolment = enrolments.enrol(training=training, participant=ParticipantFactory(), by=UserFactory())

    assert enrolment.enrolled_on == training.starts_on


@pytest.mark.django_db(transaction=True)
def test_eight_clerks_who_take_the_last_seat_at_once_give_it_to_one_person():
    training, user, people = TrainingFactory(quota=1), UserFactory(), ParticipantFactory.create_batch(8)
    gate = threading.Barrier(len(people))

    def take(participant):
        gate.wait()
        enrolments.enrol(training=training, participant=participant, by=user)
        connections.close_all()

    threads = [threading.Thread(target=take, args=[participant]) for participant in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert training.enrolments.filter(status=Status.ENROLLED).count() == 1
    assert training.enrolments.waiting().count() == 7
    assert sorted(training.enrolments.values_list("number", flat=True)) == list(range(1, 9))
