"""What becomes of the people of a list: made, completed, enrolled in its order, or put on the waiting list."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from participants.models import Participant, Rusunawa
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, TrainingFactory, UserFactory
from tests.programs.importing import NIK_OF_SITI, NUR, SITI, choose, people_of, send, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def training():
    return TrainingFactory(rusunawa=Rusunawa.objects.get(slug="nagrak"), quota=25)


def test_a_list_becomes_people_in_its_order(training, staff):
    batch = write(send(training, [*SITI, "081234567890", "", "A", "12"], NUR, by=staff), by=staff)

    siti = Participant.objects.get(name="Siti Uji")
    assert people_of(training) == [(1, "Siti Uji", "enrolled"), (2, "Nur Uji", "enrolled")]
    assert (siti.nik_encrypted, siti.birth_date, siti.origin) == (NIK_OF_SITI, date(1985, 2, 5), "import")
    assert str(siti.residence) == "Rusunawa Nagrak, Tower A / 12"
    assert (batch.status, batch.applied_by, batch.rows) == ("applied", staff, None)
    assert batch.summary["enrolled"] == 2


def test_a_nik_that_does_not_fit_needs_a_reason(training, staff):
    batch = send(training, ["SITI UJI", NIK_OF_SITI, "P", "06/02/1985"], by=staff)

    with pytest.raises(ValidationError, match="belum ada alasannya"):
        write(batch, by=staff)
    write(choose(batch, 2, "", reason="Tanggal di KTP keliru", by=staff), by=staff)

    siti = Participant.objects.get()
    assert (siti.nik_warnings, siti.nik_warning_reason) == (["birth_date"], "Tanggal di KTP keliru")


def test_a_known_person_is_completed_and_never_overwritten(training, staff):
    siti = ParticipantFactory(name="Siti Uji", nik=NIK_OF_SITI, sex="", birth_date=date(1985, 2, 6))
    lines = [["SITI UJI", NIK_OF_SITI, "P", "05/02/1985", "081234567890"]]

    write(send(training, *lines, by=staff), by=staff)

    siti.refresh_from_db()
    assert (siti.sex, siti.phone.as_e164, siti.birth_date) == ("P", "+6281234567890", date(1985, 2, 6))
    assert siti.revision == 2
    assert [(event.pgh_label, event.sex) for event in siti.events.order_by("pgh_id")] == [
        ("insert", ""),
        ("update", "P"),
    ]


def test_who_comes_after_the_last_seat_waits(staff):
    training = TrainingFactory(quota=1)

    batch = write(send(training, SITI, NUR, by=staff), by=staff)

    assert people_of(training) == [(1, "Siti Uji", "enrolled"), (2, "Nur Uji", "waiting")]
    assert (batch.summary["enrolled"], batch.summary["waiting"]) == (1, 1)
