"""How a training opens, runs, is finished, reopened, or called off."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.actions import attendance, trainings
from programs.models import Enrolment, Session, Training
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
Status = Training.Status


def attend(training, present: str):
    """A letter a session for every person, `HHA` is two days of three."""
    for enrolment in training.enrolments.seated():
        for session, letter in zip(training.sessions.in_order(), present, strict=True):
            AttendanceFactory(enrolment=enrolment, session=session, status=letter)
    training.sessions.update(status=Session.Status.HELD)


def test_a_draft_opens_for_registration_and_runs_once_its_day_has_come():
    coming = TrainingFactory(status=Status.DRAFT, starts_on=days_ago(-9))
    begun = TrainingFactory(status=Status.DRAFT)

    assert trainings.open_up(training=coming, by=None).status == Status.OPEN
    assert trainings.open_up(training=begun, by=None).status == Status.RUNNING


def test_the_first_mark_starts_a_training():
    training = TrainingFactory(status=Status.OPEN, days=1, people=1)
    present = attendance.Change(training.enrolments.get().pk, training.sessions.get().pk, "H")

    attendance.mark(training=training, changes=[present], by=UserFactory())

    training.refresh_from_db()
    assert training.status == Status.RUNNING


@pytest.mark.parametrize(
    ("present", "result"), [("HHHH", "completed"), ("HHHA", "not_completed"), ("IHHH", "not_completed")]
)
def test_who_attended_enough_lesson_hours_has_completed_it(present, result):
    training, by = TrainingFactory(starts_on=days_ago(9), days=4, people=1), UserFactory()
    attend(training, present)

    finished = trainings.finish(training=training, by=by)

    assert training.enrolments.get().status == result
    assert (finished.status, finished.finished_by) == (Status.FINISHED, by)


def test_where_excused_hours_are_left_out_a_day_of_leave_does_not_fail_anybody():
    training = TrainingFactory(starts_on=days_ago(9), days=4, people=1, excused_rule="left_out")
    attend(training, "IHHH")

    trainings.finish(training=training, by=UserFactory())

    assert training.enrolments.get().status == "completed"


def test_who_withdrew_or_waits_is_not_judged_and_nobody_completes_what_never_took_place():
    training = TrainingFactory(starts_on=days_ago(9), people=1)
    EnrolmentFactory(training=training, status="waiting")
    EnrolmentFactory(training=training, status="withdrawn", withdrawn_on=days_ago(2), withdrawn_reason="Pindah")

    trainings.finish(training=training, by=UserFactory())

    assert list(training.enrolments.values_list("status", flat=True)) == ["not_completed", "waiting", "withdrawn"]


def test_a_finished_training_is_reopened_with_a_reason_and_everybody_is_enrolled_again():
    training = TrainingFactory(starts_on=days_ago(9), days=1, people=2)
    attend(training, "H")
    trainings.finish(training=training, by=UserFactory())

    with pytest.raises(ValidationError, match="Tulis alasan"):
        trainings.reopen(training=training, reason="  ", by=None)
    reopened = trainings.reopen(training=training, reason="Salah catat", by=None)

    assert (reopened.status, reopened.finished_at) == (Status.RUNNING, None)
    assert set(training.enrolments.values_list("status", flat=True)) == {Enrolment.Status.ENROLLED}
    assert training.events.last().pgh_context["reason"] == "Salah catat"


def test_a_training_is_called_off_with_a_reason_and_its_coming_sessions_with_it():
    training = TrainingFactory(days=2)
    held = training.sessions.in_order().first()
    Session.objects.filter(pk=held.pk).update(status=Session.Status.HELD)

    cancelled = trainings.cancel(training=training, reason="Banjir", by=None)

    assert (cancelled.status, cancelled.status_reason) == (Status.CANCELLED, "Banjir")
    assert list(training.sessions.in_order().values_list("status", flat=True)) == ["held", "cancelled"]
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        trainings.finish(training=training, by=UserFactory())


def test_finishing_asks_once_more_when_a_session_has_no_marks(sign_in):
    training, client = TrainingFactory(starts_on=days_ago(9), days=1, people=1), sign_in(Role.STAFF)
    address = reverse("training_finish", args=[training.pk])

    asked = client.post(address)
    client.post(address, {"is_sure": "on"})

    assert "Catat dulu kehadirannya" in asked.content.decode()
    training.refresh_from_db()
    assert training.status == Status.FINISHED


def test_the_reason_is_asked_on_the_page(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    address = reverse("training_cancel", args=[training.pk])

    assert "Tulis alasannya." in client.post(address, {"reason": " "}).content.decode()
    assert client.post(address, {"reason": "Banjir"}).url == training.get_absolute_url()


def test_the_change_log_says_who_when_and_why(sign_in):
    training, client = TrainingFactory(days=1, people=1), sign_in(Role.STAFF)
    SessionFactory(training=training, on=days_ago(-1))
    client.post(reverse("training_cancel", args=[training.pk]), {"reason": "Banjir di aula"})

    page = client.get(reverse("training_changes", args=[training.pk])).content.decode()

    assert client.user.name in page
    assert "Alasan: Banjir di aula" in page
    assert "Berjalan" in page
    assert f"Peserta 1, {training.enrolments.get().participant.name}" in page


def test_a_training_that_was_begun_by_mistake_is_taken_back_while_nobody_is_marked(sign_in):
    training, client = TrainingFactory(status=Status.DRAFT, days=1, people=1), sign_in(Role.STAFF)
    begun = client.post(reverse("training_open", args=[training.pk]), follow=True).content.decode()
    undo = f"{reverse('training_open', args=[training.pk])}?kembali=draft"

    assert f'action="{undo}"' in begun
    client.post(undo)
    training.refresh_from_db()
    assert training.status == Status.DRAFT

    trainings.open_up(training=training, by=None)
    AttendanceFactory(enrolment=training.enrolments.get(), session=training.sessions.get())
    refused = client.post(undo, follow=True).content.decode()
    assert "Kehadirannya sudah dicatat" in refused


@pytest.mark.parametrize("status", ["finished", "cancelled", "open", "x"])
def test_a_running_training_is_taken_back_to_nothing_else(status):
    training = TrainingFactory(status=Status.OPEN)

    with pytest.raises(ValidationError):
        trainings.take_back(training=training, to=status, by=None)


def test_a_draft_without_sessions_is_not_asked_to_be_finished(sign_in):
    training = TrainingFactory()

    page = sign_in(Role.STAFF).get(training.get_absolute_url()).content.decode()

    assert reverse("training_finish", args=[training.pk]) not in page
    assert "Susun jadwal" in page
