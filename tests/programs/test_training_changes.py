import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.actions import enrolments, sessions, trainings
from programs.changes import Changes
from rusunpreneur.access import Role
from tests.factories import (
    FacilitatorFactory,
    ModuleFactory,
    ParticipantFactory,
    SessionFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def told(training):
    return [(entry.action, entry.subject) for entry in Changes(training)[:]]


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

    cancelled = next(entry for entry in Changes(training)[:] if entry.reason)
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
            Changes(training)[:]
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 7


def test_topics_stand_in_the_change_log():
    training = TrainingFactory()
    topic = ModuleFactory(training=training, title="Bahan")

    topic.delete()

    assert ("Dibuat", "Materi Bahan") in told(training)
    assert ("Dihapus", "Materi Bahan") in told(training)


def test_finishing_says_of_everybody_what_became_of_them(sign_in):
    training = TrainingFactory(starts_on=days_ago(9), days=1, people=30)
    trainings.finish(training=training, by=UserFactory())

    page = sign_in(Role.STAFF).get(reverse("training_changes", args=[training.pk])).content.decode()

    assert page.count("<del>Terdaftar</del> → <ins>Tidak tuntas</ins>") == 30


def test_every_change_is_reached_fifty_a_page(sign_in, django_assert_max_num_queries):
    training, client = TrainingFactory(people=60), sign_in(Role.STAFF)
    address = reverse("training_changes", args=[training.pk])
    client.get(address)

    with django_assert_max_num_queries(12):
        pages = [client.get(address).content.decode()]
    pages.append(client.get(address, {"page": 2}).content.decode())

    assert [page.count("<tr>") - 1 for page in pages] == [50, 11]
    assert "1–50 dari 61 perubahan" in pages[0]
    assert client.get(address, headers={"HX-Request": "true"}).content.decode().count("Lihat semua 61 perubahan") == 1
