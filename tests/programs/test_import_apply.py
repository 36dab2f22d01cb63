"""A list is written whole or not at all, and once."""

import pytest
from django.core.exceptions import ValidationError

from participants.models import Participant, Rusunawa
from programs.actions import enrolments, imports
from programs.importing.plan import SKIP
from programs.models import Enrolment, ImportBatch
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, TrainingFactory, UserFactory
from tests.programs.importing import NIK_OF_SITI, NUR, SITI, choose, people_of, send, write

pytestmark = pytest.mark.django_db
WRONG = ["DEWI UJI", "12", "P", ""]


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def training():
    return TrainingFactory(rusunawa=Rusunawa.objects.get(slug="nagrak"), quota=25)


def test_what_breaks_half_way_leaves_nothing_behind(training, staff, monkeypatch):
    batch = send(training, SITI, NUR, by=staff)

    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(enrolments, "enrol_many", broken)
    with pytest.raises(RuntimeError):
        write(batch, by=staff)

    batch.refresh_from_db()
    assert batch.status == ImportBatch.Status.PREVIEW
    assert not Participant.objects.exists()
    assert not Enrolment.objects.exists()


def test_wrong_rows_hold_the_list_back_until_they_are_left_out_on_purpose(training, staff):
    batch = send(training, SITI, WRONG, by=staff)

    with pytest.raises(ValidationError, match="1 baris masih salah"):
        write(batch, by=staff)
    write(batch, skip_wrong=True, by=staff)

    assert people_of(training) == [(1, "Siti Uji", "enrolled")]


def test_everything_that_holds_a_list_back_is_said_at_once(training, staff):
    batch = send(training, ["SITI UJI", NIK_OF_SITI, "P", "06/02/1985"], WRONG, by=staff)

    with pytest.raises(ValidationError) as refused:
        write(batch, by=staff)

    assert [error.code for error in refused.value.error_list] == ["wrong", "reason_missing"]


def test_an_undecided_row_holds_the_list_back(training, staff):
    ParticipantFactory(name="Joko Lain", nik=NIK_OF_SITI)
    batch = send(training, SITI, NUR, by=staff)

    with pytest.raises(ValidationError, match="1 baris masih perlu diputuskan"):
        write(batch, by=staff)
    write(choose(batch, 2, SKIP, by=staff), by=staff)

    assert people_of(training) == [(1, "Nur Uji", "enrolled")]


def test_the_same_file_again_leads_to_what_was_written(training, staff):
    batch = write(send(training, SITI, by=staff), by=staff)

    again = send(training, SITI, by=staff)

    assert again == batch
    assert imports.apply(batch=again, seen="", skip_wrong=False, by=staff).applied_at == batch.applied_at
    assert Participant.objects.count() == 1


def test_the_same_file_may_be_sent_for_another_training(training, staff):
    write(send(training, SITI, by=staff), by=staff)
    other = TrainingFactory()

    write(send(other, SITI, by=staff), by=staff)

    assert Participant.objects.count() == 1
    assert people_of(other) == [(1, "Siti Uji", "enrolled")]


def test_what_changed_since_the_preview_is_looked_at_again(training, staff):
    batch = send(training, SITI, by=staff)
    seen = imports.Plan.of(batch, staff).fingerprint
    ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI)

    with pytest.raises(ValidationError, match="Data berubah"):
        imports.apply(batch=batch, seen=seen, skip_wrong=False, by=staff)


def test_a_finished_training_takes_no_list(staff):
    with pytest.raises(ValidationError, match="tidak bisa diubah lagi"):
        send(TrainingFactory(finished=True), SITI, by=staff)


def test_a_discarded_list_is_forgotten(training, staff):
    batch = imports.discard(batch=send(training, SITI, by=staff), by=staff)

    assert batch.rows is None
    with pytest.raises(ValidationError, match="sudah dibuang"):
        imports.apply(batch=batch, seen="", skip_wrong=False, by=staff)
    assert send(training, SITI, by=staff) != batch
