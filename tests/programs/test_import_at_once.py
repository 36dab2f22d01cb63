"""Two clerks, two clicks, two lists: whatever happens at the same time, nobody is in the data twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from participants.models import Participant
from programs.actions import imports
from programs.importing.plan import Plan
from programs.models import Enrolment, ImportBatch
from rusunpreneur.access import Role
from tests.factories import TrainingFactory, UserFactory
from tests.programs.importing import NUR, SITI, send

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


def at_once(*calls):
    """What each call answered, its ValidationError included."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        except ValidationError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def writing(batch, staff):
    batch = ImportBatch.objects.get(pk=batch.pk)
    seen = Plan.of(batch, staff).fingerprint
    return lambda: imports.apply(batch=batch, seen=seen, skip_wrong=False, by=staff)


def test_one_list_written_by_four_clicks_is_written_once(staff):
    batch = send(TrainingFactory(), SITI, NUR, by=staff)

    answers = at_once(*(writing(batch, staff) for _ in range(4)))

    assert {answer.status for answer in answers} == {ImportBatch.Status.APPLIED}
    assert Participant.objects.count() == Enrolment.objects.count() == 2


def test_one_person_on_two_lists_becomes_one_person(staff):
    first = send(TrainingFactory(), SITI, by=staff)
    second = send(TrainingFactory(), NUR, SITI, by=staff)

    answers = at_once(writing(first, staff), writing(second, staff))

    refused = [answer for answer in answers if isinstance(answer, ValidationError)]
    assert [error.code for error in refused] in ([], ["stale"])
    assert Participant.objects.filter(name="Siti Uji").count() == 1


def test_one_list_sent_four_times_waits_once(staff):
    training = TrainingFactory()
    listing = imports.read(training=training, data=b"Nama\nSiti Uji\n")

    batches = at_once(
        *(lambda: imports.keep(training=training, listing=listing, filename="a.csv", by=staff) for _ in range(4))
    )

    assert len({batch.pk for batch in batches}) == 1
    assert ImportBatch.objects.count() == 1
