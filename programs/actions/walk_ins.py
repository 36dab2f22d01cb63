"""People who come without being on the list: added by name alone, completed or matched later."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.actions import residences
from participants.models import Participant, Residence
from programs.actions import attendance, enrolments
from programs.models import Attendance, Enrolment, Session, Training


@transaction.atomic
def add(*, training: Training, name: str, session: Session | None, by, is_resident=False) -> Enrolment:
    """A new person by name alone, on the list from that session on, and present in it if it can be marked.

    Who is said to be a resident lives in the rusunawa of the training, in a flat that is not known yet. The quota
    holds here too: without a free seat nobody is added, and the sentence says what to do.
    """
    person = Participant(name=name, city=training.city, origin=Participant.Origin.WALK_IN, registered_by=by)
    person.full_clean(exclude=["nik_digest"])
    person.save()
    if is_resident and training.rusunawa_id:
        _house(person, training.rusunawa_id, since=min(timezone.localdate(), training.starts_on))
    return _seat(training, person, session, by)


@transaction.atomic
def add_known(*, training: Training, participant: Participant, session: Session | None, by) -> Enrolment:
    """The same for somebody who is in the data already."""
    return _seat(training, participant, session, by)


def _house(person, rusunawa_id: int, *, since):
    residences.house([Residence(participant=person, rusunawa_id=rusunawa_id)], since=since)


def _seat(training, person, session, by) -> Enrolment:
    on = session.on if session else None
    enrolment = enrolments.enrol(training=training, participant=person, by=by, on=on, is_walk_in=True)
    if enrolment.status == Enrolment.Status.WAITING:
        raise ValidationError(
            f"Kuota {training.quota} orang sudah penuh. Naikkan dulu kuotanya, lalu tambahkan {person.name} lagi.",
            code="quota_full",
        )
    mark_present(enrolment=enrolment, session=session, by=by)
    return enrolment


@transaction.atomic
def mark_present(*, enrolment: Enrolment, session: Session | None, by) -> bool:
    """Present in that session, if nothing else is said of them there; whether that was new."""
    if not (session and session.is_markable):
        return False
    locked = Training.objects.select_for_update().get(pk=enrolment.training_id)
    if enrolment.attendances.filter(session=session).exists():
        return False
    present = attendance.Change(enrolment.pk, session.pk, Attendance.Status.PRESENT)
    outcome = attendance.mark(training=locked, changes=[present], by=by)
    if outcome.refused:
        raise ValidationError(outcome.refused[0].sentence)
    return True


@transaction.atomic
def match(*, enrolment: Enrolment, participant: Participant, by) -> Enrolment:
    """This walk-in is somebody we know: the enrolment and its marks become theirs, the bare name goes."""
    enrolment = Enrolment.objects.select_for_update(of=("self",)).select_related("participant").get(pk=enrolment.pk)
    bare = enrolment.participant
    if bare.origin != Participant.Origin.WALK_IN or bare.is_complete:
        raise ValidationError("Peserta ini sudah lengkap, jadi tidak perlu dicocokkan.", code="not_a_walk_in")
    if enrolment.training.enrolments.filter(participant=participant).exists():
        raise ValidationError(f"{participant.name} sudah ada di daftar bimtek ini.", code="already_enrolled")
    enrolment.participant = participant
    enrolment.save(update_fields=["participant"])
    if home := bare.residence:
        _house(participant, home.rusunawa_id, since=home.moved_in_on)
    if not bare.enrolments.exists():
        bare.delete()
    return enrolment
