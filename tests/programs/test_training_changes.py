import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs.actions import enrolments, sessions
from programs.changes import changes_of
from tests.factories import FacilitatorFactory, ParticipantFactory, SessionFactory, TrainingFactory, UserFactory

pytestmark = pytest.mark.django_db


def told(training):
    return [(entry.action, entry.subject) for entry in changes_of(training)]


def test_a_facilitator_who_is_named_and_taken_off_again_stands_in_the_change_log():
    training, bagas = TrainingFactory(), FacilitatorFactory(name="Bagas Wirawan")

    training.facilitators.add(bagas)
    training.facilitators.remove(bagas)

    assert ("Dibuat", "Narasumber Bagas Wirawan") in told(training)
    assert ("Dihapus", "Narasumber Bagas Wirawan") in told(training)


def test_the_change_log_names_the_session_and_the_person_it_speaks_of():
    training, user = TrainingFactory(), UserFactory()
    session = SessionFactory(training=training)
    enrolments.enrol(training=training, participant=ParticipantFactory(name="Siti Rahayu"), by=user)

    sessions.cancel(session=session, reason="Aula dipakai", by=user)

    cancelled = next(entry for entry in changes_of(training) if entry.reason)
    assert cancelled.subject.startswith("Sesi ")
    assert cancelled.reason == "Aula dipakai"
    assert ("Dibuat", "Peserta 1, Siti Rahayu") in told(training)


def test_the_change_log_says_nothing_of_another_training():
    training, other = TrainingFactory(), TrainingFactory(days=1, people=1)
    other.facilitators.add(FacilitatorFactory())

    assert told(training) == [("Dibuat", "Bimtek")]


def test_a_longer_change_log_costs_no_more_queries():
    counts = []

    for size in (1, 6):
        training = TrainingFactory(days=size, people=size)
        training.facilitators.set(FacilitatorFactory.create_batch(size))
        with CaptureQueriesContext(connection) as queries:
            changes_of(training)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 9
