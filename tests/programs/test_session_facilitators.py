import threading
from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction

from programs.actions import sessions
from programs.models import Session
from tests.factories import FacilitatorFactory, RusunawaFactory, SessionFactory, TrainingFactory, UserFactory


def meeting(training, facilitator, *, hours=(8, 12), **given):
    starts_at, ends_at = (time(hour) for hour in hours)
    return Session(
        training=training,
        on=training.starts_on,
        starts_at=starts_at,
        ends_at=ends_at,
        lesson_hours=4,
        facilitator=facilitator,
        **given,
    )


@pytest.mark.django_db
def test_a_facilitator_who_teaches_elsewhere_is_refused_with_where_and_when():
    bagas, nagrak = FacilitatorFactory(name="Bagas Wirawan"), RusunawaFactory(name="Rusunawa Contoh")
    busy = SessionFactory(training__name="Kelas Anyaman", training__rusunawa=nagrak, facilitator=bagas)
    training = TrainingFactory(starts_on=busy.on)

    with pytest.raises(ValidationError) as refused:
        sessions.plan(training=training, sessions=[meeting(training, bagas)], by=UserFactory())

    (sentence,) = refused.value.message_dict["facilitator"]
    assert sentence.startswith("Bagas Wirawan sudah mengajar Kelas Anyaman di Rusunawa Contoh, ")
    assert sentence.endswith(" pukul 08.00–15.00.")
    assert not training.sessions.exists()


@pytest.mark.django_db
def test_a_facilitator_may_teach_again_when_the_other_session_is_over_or_cancelled():
    bagas, user = FacilitatorFactory(), UserFactory()
    over = SessionFactory(facilitator=bagas, starts_at=time(8), ends_at=time(12))
    SessionFactory(
        facilitator=bagas, on=over.on, starts_at=time(13), status="cancelled", cancelled_reason="Aula dipakai"
    )
    training = TrainingFactory(starts_on=over.on)

    sessions.plan(training=training, sessions=[meeting(training, bagas, hours=(12, 15))], by=user)

    assert training.sessions.count() == 1


@pytest.mark.django_db
def test_the_database_refuses_what_comes_past_every_check():
    busy = SessionFactory(facilitator=FacilitatorFactory())

    with pytest.raises(IntegrityError, match="session_facilitator_in_one_place"), transaction.atomic():
        Session.objects.bulk_create([meeting(TrainingFactory(starts_on=busy.on), busy.facilitator)])

    assert Session.objects.filter(facilitator=busy.facilitator).count() == 1


@pytest.mark.django_db
def test_of_a_schedule_with_one_conflict_nothing_is_saved():
    busy = SessionFactory(facilitator=FacilitatorFactory())
    training = TrainingFactory(starts_on=busy.on)
    free = meeting(training, busy.facilitator)
    free.on += timedelta(days=1)

    with pytest.raises(ValidationError):
        sessions.plan(training=training, sessions=[free, meeting(training, busy.facilitator)], by=UserFactory())

    assert not training.sessions.exists()


@pytest.mark.django_db(transaction=True)
def test_six_clerks_who_book_one_facilitator_at_once_get_them_for_one_session():
    facilitator, user = FacilitatorFactory(name="Bagas Wirawan"), UserFactory()
    trainings = TrainingFactory.create_batch(6)
    gate, told = threading.Barrier(len(trainings)), []

    def book(training):
        gate.wait()
        try:
            sessions.plan(training=training, sessions=[meeting(training, facilitator)], by=user)
        except ValidationError as refused:
            told.extend(refused.messages)
        connections.close_all()

    threads = [threading.Thread(target=book, args=[training]) for training in trainings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Session.objects.filter(facilitator=facilitator).count() == 1
    assert len(told) == 5
    assert all(sentence.startswith("Bagas Wirawan sudah mengajar") for sentence in told)
