"""What becomes of a training: it opens, runs, is finished, reopened, or cancelled.

Whoever marks the first attendance starts it too (actions/attendance.py), so that nobody has to remember to.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programs.actions import certificates
from programs.models import Enrolment, Session, Training
from rusunpreneur.history import because

Status = Training.Status
BEFORE = {Status.OPEN: (Status.DRAFT,), Status.RUNNING: (Status.DRAFT, Status.OPEN)}


@transaction.atomic
def open_up(*, training: Training, by) -> Training:
    """From a draft to open for registration; on its first day, or when it is open already, it begins to run."""
    training = _locked(training)
    if training.status not in (Status.DRAFT, Status.OPEN):
        raise ValidationError(f"Bimtek ini sudah {training.get_status_display().lower()}.", code="not_a_draft")
    is_begun = training.status == Status.OPEN or training.has_begun
    return _become(training, Status.RUNNING if is_begun else Status.OPEN)


@transaction.atomic
def take_back(*, training: Training, to: str, by) -> Training:
    """Opened or begun by mistake: back to what it was, while nobody has been marked."""
    training = _locked(training)
    if to not in BEFORE.get(training.status, ()):
        raise ValidationError(f"Bimtek ini sudah {training.get_status_display().lower()}.", code="not_before")
    if training.attendances.exists():
        raise ValidationError("Kehadirannya sudah dicatat, jadi bimtek ini tetap berjalan.", code="has_marks")
    return _become(training, to)


@transaction.atomic
def finish(*, training: Training, by) -> Training:
    """Decide for everybody who stayed whether they completed it, and lock the attendance.

    Whoever has no mark in a session that was held was not there, today's included. Who still waits stays on
    the waiting list: they never took part. After a training was reopened, who holds a certificate and does not
    complete it any more loses it.
    """
    training = _locked(training)
    _refuse_closed(training)
    enrolments = list(training.enrolments.seated().with_final_hours())
    for enrolment in enrolments:
        enrolment.training = training
        enrolment.status = enrolment.result
    Enrolment.objects.bulk_update(enrolments, ["status"], batch_size=500)
    certificates.revoke_of_failed(training=training, by=by)
    training.finished_at, training.finished_by = timezone.now(), by
    return _become(training, Status.FINISHED)


@transaction.atomic
def reopen(*, training: Training, reason: str, by) -> Training:
    """Back to running, to correct something; who completed it is enrolled again until it is finished anew."""
    training = _locked(training)
    if training.status != Status.FINISHED:
        raise ValidationError("Hanya bimtek yang sudah selesai yang bisa dibuka lagi.", code="not_finished")
    reason = _required(reason, "Tulis alasan membuka lagi bimtek ini.")
    with because(reason):
        training.enrolments.filter(status__in=[Enrolment.Status.COMPLETED, Enrolment.Status.NOT_COMPLETED]).update(
            status=Enrolment.Status.ENROLLED
        )
        training.finished_at = training.finished_by = None
        return _become(training, Status.RUNNING)


@transaction.atomic
def cancel(*, training: Training, reason: str, by) -> Training:
    """Call it off. Sessions still to come are called off with it, so that their facilitators are free."""
    training = _locked(training)
    _refuse_closed(training)
    reason = _required(reason, "Tulis alasan pembatalan.")
    with because(reason):
        training.sessions.filter(status=Session.Status.PLANNED).update(
            status=Session.Status.CANCELLED, cancelled_reason=reason
        )
        training.status_reason = reason
        certificates.revoke_all(training=training, by=by)
        return _become(training, Status.CANCELLED)


def _locked(training: Training) -> Training:
    return Training.objects.select_for_update().get(pk=training.pk)


def _refuse_closed(training: Training):
    if training.is_closed:
        raise ValidationError(f"Bimtek ini sudah {training.get_status_display().lower()}.", code="training_closed")


def _required(reason: str, sentence: str) -> str:
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": sentence})
    return reason


def _become(training: Training, status: str) -> Training:
    training.status = status
    training.full_clean()
    training.save()
    return training
