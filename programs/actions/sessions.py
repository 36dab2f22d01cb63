"""Planning the meetings of a training: one, or a whole schedule; moving, holding and calling off.

Whether a facilitator is free is decided by the database (`session_facilitator_in_one_place`), so that two
clerks at the same moment cannot both book one; here it is said in words: where, and when.
"""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q

from programs.actions import enrolments
from programs.models import Facilitator, Session, Training
from programs.models.plausible_days import LONGEST
from rusunpreneur.access import NOTHING
from rusunpreneur.history import because
from rusunpreneur.words import jam, period, tanggal

Status = Session.Status


@transaction.atomic
def plan(*, training: Training, sessions: Iterable[Session], by) -> list[Session]:
    """Add these sessions, all or none; the dates of the training stretch to hold them."""
    training = _locked(training)
    sessions = list(sessions)
    for session in sessions:
        session.training = training
    _write(sessions)
    stretch(training, sessions)
    return sessions


@transaction.atomic
def move(*, session: Session, by) -> Session:
    """Save a session whose day, hours or facilitator changed; marks keep it on days that are over."""
    training = _locked(session.training)
    if session.is_future and session.attendances.exists():
        raise ValidationError({"on": "Sesi ini sudah punya catatan kehadiran, jadi tidak bisa pindah ke hari depan."})
    session.training = training
    session.revision += 1
    _write([session])
    stretch(training, [session])
    return session


@transaction.atomic
def hold(*, session: Session, by) -> Session:
    """It took place, also where nobody has marked it yet."""
    _lock(session)
    if session.is_cancelled:
        raise ValidationError("Sesi ini dibatalkan. Masukkan lagi ke jadwal dulu.", code="cancelled")
    if session.is_future:
        raise ValidationError("Sesi ini belum berlangsung.", code="future")
    return _become(session, Status.HELD, reason="")


@transaction.atomic
def cancel(*, session: Session, reason: str, by) -> Session:
    """It does not take place. Marks that were made are corrected first: they would vanish from every rate."""
    _lock(session)
    if session.attendances.exists():
        raise ValidationError(
            "Sesi ini sudah punya catatan kehadiran. Kosongkan dulu kehadirannya bila memang tidak berlangsung.",
            code="has_marks",
        )
    with because(reason):
        return _become(session, Status.CANCELLED, reason=reason.strip())


@transaction.atomic
def revive(*, session: Session, by) -> Session:
    """Called off by mistake: it stands in the plan again."""
    _lock(session)
    if not session.is_cancelled:
        raise ValidationError("Sesi ini masih ada di jadwal.", code="not_cancelled")
    return _become(session, Status.PLANNED, reason="")


def conflicts_of(sessions: list[Session]) -> dict[tuple, Session]:
    """The session their facilitator has elsewhere, by day, start and facilitator; one query for any number."""
    wanted = NOTHING
    for session in sessions:
        if session.facilitator_id and not session.is_cancelled:
            wanted |= Q(
                facilitator=session.facilitator_id,
                on=session.on,
                starts_at__lt=session.ends_at,
                ends_at__gt=session.starts_at,
            )
    others = (
        Session.objects.countable().filter(wanted).exclude(pk__in=[session.pk for session in sessions if session.pk])
    )
    others = list(others.select_related("training__rusunawa", "facilitator"))
    return {slot(session): other for session in sessions for other in others if overlaps(session, other)}


def slot(session: Session) -> tuple:
    return session.on, session.starts_at, session.facilitator_id


def overlaps(one: Session, other: Session) -> bool:
    """The same facilitator at the same time."""
    return (
        one.facilitator_id is not None
        and one.facilitator_id == other.facilitator_id
        and one.on == other.on
        and one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
    )


def in_words(other: Session) -> str:
    """`Bagas Wirawan sudah mengajar Kelas Anyaman di Rusunawa Nagrak, 26 Februari 2024 pukul 08.00–12.00.`"""
    return (
        f"{other.facilitator} sudah mengajar {other.training.name} di {other.training.place}, "
        f"{tanggal(other.on)} pukul {jam(other.starts_at)}–{jam(other.ends_at)}."
    )


def span(training: Training, days: Iterable[date]) -> tuple[date, date]:
    """First and last day of this training once it holds these days too."""
    return min([training.starts_on, *days]), max([training.ends_on, *days])


def stretch(training: Training, sessions: list[Session]):
    """The training lasts from its first session to its last, at least."""
    starts_on, ends_on = span(training, [session.on for session in sessions if not session.is_cancelled])
    if ends_on - starts_on > LONGEST:
        raise ValidationError(
            {
                "on": f"Dengan sesi ini bimtek berlangsung {period(starts_on, ends_on)}, lebih dari satu tahun. "
                "Periksa tahunnya."
            }
        )
    if (starts_on, ends_on) != (training.starts_on, training.ends_on):
        enrolments.count_from(training=training, starts_on=starts_on)
        training.starts_on, training.ends_on = starts_on, ends_on
        training.revision += 1
        training.save(update_fields=["starts_on", "ends_on", "revision"])


def _write(sessions: list[Session]):
    """Clerks who book the same facilitator follow one another; two who wait for each other would be a deadlock.

    What no check foresaw the database refuses, and here that is said in words.
    """
    _lock_facilitators(sessions)
    if taken := conflicts_of(sessions):
        raise ValidationError({"facilitator": [in_words(other) for other in taken.values()]})
    for session in sessions:
        session.clean_fields()
    try:
        with transaction.atomic():
            _write_modules(sessions)
            new = [session for session in sessions if session.pk is None]
            Session.objects.bulk_create(new)
            for session in sessions:
                if session not in new:
                    session.save()
    except IntegrityError as error:
        sentences = {rule.name: rule.violation_error_message for rule in Session._meta.constraints}
        name = error.__cause__.diag.constraint_name
        if name not in sentences:
            raise
        raise ValidationError(sentences[name], code=name) from error


def _write_modules(sessions: list[Session]):
    """Topics that were typed for the first time; sessions of one topic share it."""
    for session in sessions:
        if session.module and session.module.pk is None:
            session.module.save()
        session.module = session.module  # takes over the id it has now


def _locked(training: Training) -> Training:
    training = Training.objects.select_for_update().get(pk=training.pk)
    if training.is_closed:
        raise ValidationError(
            f"Bimtek ini sudah {training.get_status_display().lower()}; jadwalnya tidak bisa diubah lagi.",
            code="training_closed",
        )
    return training


def _lock(session: Session):
    """The training first, like everybody, and then the session as it is by now."""
    training = _locked(session.training)
    session.refresh_from_db()
    session.training = training


def _lock_facilitators(sessions: list[Session]):
    ids = {session.facilitator_id for session in sessions if session.facilitator_id}
    list(Facilitator.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))


def _become(session: Session, status: str, *, reason: str) -> Session:
    session.revision += 1
    session.status, session.cancelled_reason = status, reason
    _write([session])
    return session
