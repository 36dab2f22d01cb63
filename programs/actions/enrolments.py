"""Taking people into a training and letting them go: quota, waiting list, promotion.

Every action locks the training first and then counts, so that two clerks never give away the same seat.

The first day that counts for a person (`enrolled_on`): the list as it stands before the first mark is the list
of the training, and counts from its first day, even when it is typed in later. Who is added once attendance is
being recorded is a late joiner, and counts from today: days before that are not held against them. After the
last day nobody joins any more, so whoever is still added was on the list. `on=` says otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from participants.models import Participant
from programs.models import Attendance, Enrolment, Training
from rusunpreneur.words import tanggal

Status = Enrolment.Status


@dataclass
class Enrolled:
    """What became of a list of people; `already` were in the training before and stay as they are."""

    seated: list[Enrolment] = field(default_factory=list)
    waiting: list[Enrolment] = field(default_factory=list)
    already: list[Enrolment] = field(default_factory=list)


def first_day(training: Training, today: date | None = None) -> date:
    """The day from which somebody who is added now is expected in the sessions; see the module."""
    today = today or timezone.localdate()
    if today <= training.starts_on:
        return today
    if today > training.ends_on or not training.attendances.exists():
        return training.starts_on
    return today


@transaction.atomic
def enrol(*, training, participant, by, on=None, is_walk_in=False) -> Enrolment:
    """Give this person a seat, or a place on the waiting list when there is none left."""
    enrolled = enrol_many(training=training, participants=[participant], by=by, on=on, is_walk_in=is_walk_in)
    if enrolled.already:
        number = enrolled.already[0].number
        raise ValidationError(f"{participant.name} sudah ada di bimtek ini, nomor {number}.", code="already_enrolled")
    return (enrolled.seated or enrolled.waiting)[0]


@transaction.atomic
def enrol_many(
    *, training: Training, participants: Iterable[Participant], by, on: date | None = None, is_walk_in=False
) -> Enrolled:
    """Take a list of people in, in its order; a fixed number of statements for any number of people.

    Who withdrew comes back under the old number. Their first day stays when they were marked before: coming back
    goes on with the same attendance, and what was missed between is missed.
    """
    locked = _locked(training)
    participants = list({participant.pk: participant for participant in participants}.values())
    on = on or first_day(locked)
    former = {
        enrolment.participant_id: enrolment
        for enrolment in locked.enrolments.filter(participant__in=participants).annotate(
            was_marked=Exists(Attendance.objects.filter(enrolment=OuterRef("pk")))
        )
    }
    free = _free_seats(locked)
    number = locked.enrolments.aggregate(last=Max("number"))["last"] or 0
    enrolled, new, returning = Enrolled(), [], []
    for participant in participants:
        enrolment = former.get(participant.pk)
        if enrolment and enrolment.status != Status.WITHDRAWN:
            enrolled.already.append(enrolment)
            continue
        if enrolment:
            returning.append(_returned(enrolment, on))
        else:
            number += 1
            enrolment = Enrolment(
                training=locked, participant=participant, number=number, enrolled_on=on, created_by=by
            )
            enrolment.is_walk_in = is_walk_in
            new.append(enrolment)
        enrolment.status = Status.ENROLLED if free > 0 else Status.WAITING
        (enrolled.seated if free > 0 else enrolled.waiting).append(enrolment)
        free -= 1
    Enrolment.objects.bulk_create(new)
    Enrolment.objects.bulk_update(returning, ["status", "enrolled_on", "withdrawn_on", "withdrawn_reason"])
    return enrolled


def _returned(enrolment: Enrolment, on: date) -> Enrolment:
    enrolment.enrolled_on = enrolment.enrolled_on if enrolment.was_marked else on
    enrolment.withdrawn_on, enrolment.withdrawn_reason = None, ""
    return enrolment


@transaction.atomic
def withdraw(*, enrolment: Enrolment, on: date, reason: str, by) -> list[Enrolment]:
    """Let this person go from that day on, the first that no longer counts; returns who moved up in their place."""
    training = _locked(enrolment.training)
    enrolment.refresh_from_db(fields=["status", "enrolled_on", "withdrawn_on", "withdrawn_reason"])
    if enrolment.status == Status.WITHDRAWN:
        raise ValidationError("Peserta ini sudah keluar dari bimtek.", code="already_withdrawn")
    last_present = enrolment.attendances.attended().aggregate(on=Max("session__on"))["on"]
    if last_present and on <= last_present:
        raise ValidationError(
            {
                "on": f"Peserta tercatat hadir pada {tanggal(last_present)}. Pilih tanggal sesudah itu, "
                "atau perbaiki presensinya dulu."
            }
        )
    enrolment.status, enrolment.withdrawn_on, enrolment.withdrawn_reason = Status.WITHDRAWN, on, reason.strip()
    enrolment.full_clean()
    enrolment.save(update_fields=["status", "withdrawn_on", "withdrawn_reason"])
    return promote(training=training, by=by)


@transaction.atomic
def promote(*, training: Training, by) -> list[Enrolment]:
    """Fill the free seats from the waiting list, who came first goes first; returns who moved up."""
    training = _locked(training)
    first = training.enrolments.waiting().select_related("participant")
    promoted = list(first[: max(_free_seats(training), 0)])
    on = first_day(training)
    for enrolment in promoted:
        enrolment.status, enrolment.enrolled_on = Status.ENROLLED, on
    Enrolment.objects.bulk_update(promoted, ["status", "enrolled_on"])
    return promoted


@transaction.atomic
def count_from(*, training: Training, starts_on: date):
    """The training begins earlier than planned: who was on the list for its first day is so for the new one.

    Called before the training itself is changed.
    """
    training.enrolments.filter(enrolled_on__lte=training.starts_on, enrolled_on__gt=starts_on).update(
        enrolled_on=starts_on
    )


def _locked(training: Training) -> Training:
    """The training under a lock, still open to changes."""
    training = Training.objects.select_for_update().get(pk=training.pk)
    if training.is_closed:
        raise ValidationError(
            f"Bimtek ini sudah {training.get_status_display().lower()}; daftar pesertanya tidak bisa diubah lagi.",
            code="training_closed",
        )
    return training


def _free_seats(training: Training) -> int:
    return training.quota - training.enrolments.seated().count()
