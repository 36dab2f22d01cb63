"""Staff decide row by row, and the list is written as they saw it."""

import pytest

from rusunpreneur.access import Role
from tests.factories import EnrolmentFactory, ParticipantFactory, TrainingFactory
from tests.programs.import_steps import preview, send, write
from tests.programs.spreadsheets import NAGRAK
from tests.programs.spreadsheets.honest import replaced

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=1)


def test_what_changed_meanwhile_is_shown_before_it_is_written(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training)
    seen = preview(client, training).context["plan"].fingerprint
    ParticipantFactory(name="Siti Uji", nik="3172044502850001")

    answer = client.post(training.imports.get().get_absolute_url(), {"seen": seen, "do": "apply"})

    assert "Data berubah sejak halaman ini dibuka" in answer.content.decode()
    assert training.enrolments.count() == 0


def test_a_choice_is_kept_before_the_list_is_written(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training)
    said = {"seen": preview(client, training).context["plan"].fingerprint, "choice_6": "lewati"}

    client.post(training.imports.get().get_absolute_url(), said)

    assert preview(client, training).context["plan"].counts["lewati"] == 1
    assert training.enrolments.count() == 0


def test_a_person_who_is_not_offered_cannot_be_chosen(training, sign_in):
    client, other = sign_in(Role.STAFF), ParticipantFactory(name="Orang Lain")
    send(client, training)

    answer = write(client, training, choice_6=f"cocok-{other.pk}")

    assert "Pilihan ini tidak berlaku lagi" in answer.content.decode()
    assert training.enrolments.count() == 0


def test_one_reason_may_stand_for_every_nik_that_needs_one(training, sign_in):
    client = sign_in(Role.STAFF)
    send(client, training, replaced(NAGRAK, 6, 3, "3301044502850001"))

    without = write(client, training)
    write(client, training, reason_for_all="Pindahan dari Cilacap")

    assert "belum ada alasannya" in without.content.decode()
    assert training.enrolments.get(number=1).participant.nik_warning_reason == "Pindahan dari Cilacap"


def test_who_left_this_training_comes_back_only_when_staff_say_so(training, sign_in):
    client, known = sign_in(Role.STAFF), ParticipantFactory(name="Siti Uji", nik="3172044502850001")
    EnrolmentFactory(
        training=training,
        participant=known,
        status="withdrawn",
        withdrawn_on=training.starts_on,
        withdrawn_reason="Bekerja",
    )
    send(client, training)

    held_back = write(client, training)
    write(client, training, choice_6=f"cocok-{known.pk}")

    assert "1 baris masih perlu diputuskan" in held_back.content.decode()
    assert training.enrolments.get(participant=known).status == "enrolled"


def test_two_bare_names_alike_wait_for_a_decision(training, sign_in):
    client = sign_in(Role.STAFF)

    send(client, training, [["Nama"], ["Siti Uji"], ["SITI UJI"]])

    assert [entry.state for entry in preview(client, training).context["plan"].entries] == ["baru", "putuskan"]
