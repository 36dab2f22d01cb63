"""Certificates of who completed a training: issued, numbered, taken back."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max, Sum
from django.utils import timezone

from programs.models import Certificate, Enrolment, Session, Training
from rusunpreneur.history import because
from rusunpreneur.words import tanggal

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('programs_certificate'))"
NO_LONGER = "Tidak lagi tuntas sesudah bimtek dibuka lagi dan diselesaikan ulang."
CALLED_OFF = "Bimteknya dibatalkan."


@dataclass(frozen=True)
class Signatory:
    """Who signs, with office and number of civil service (18 digits, or nothing)."""

    signatory_name: str
    signatory_title: str
    signatory_nip: str = ""


def due(training: Training):
    """Those who completed it and have no certificate, in the order of their numbers."""
    completed = training.enrolments.filter(status=Enrolment.Status.COMPLETED)
    return completed.exclude(certificates__in=training.certificates.valid()).order_by("number")


@transaction.atomic
def issue(
    *, training: Training, people: Iterable[Enrolment], issued_on: date, signatory: Signatory, by
) -> list[Certificate]:
    """One for each of these people, numbered without a gap; who got one in the meantime keeps that one."""
    training = Training.objects.select_for_update().get(pk=training.pk)
    _check(training, issued_on)
    holders = due(training).filter(pk__in=[person.pk for person in people]).select_related("participant")
    if not holders:
        raise ValidationError({"people": "Orang yang dipilih sudah bersertifikat."}, code="nobody")
    held = training.sessions.filter(status=Session.Status.HELD).aggregate(hours=Sum("lesson_hours"))
    last = _last_serial(issued_on.year)
    rows = [
        Certificate(
            training=training,
            enrolment=holder,
            year=issued_on.year,
            serial=serial,
            issued_on=issued_on,
            holder_name=holder.participant.name,
            lesson_hours=held["hours"] or 0,
            created_by=by,
            **asdict(signatory),
        )
        for serial, holder in enumerate(holders, last + 1)
    ]
    rows[0].clean_fields()  # one signatory signs them all
    return Certificate.objects.bulk_create(rows)


def _check(training: Training, issued_on: date):
    if training.status != Training.Status.FINISHED:
        raise ValidationError("Selesaikan dulu bimteknya: baru sesudah itu jelas siapa yang tuntas.", code="not_over")
    if issued_on < training.ends_on:
        sentence = f"Bimtek ini baru berakhir {tanggal(training.ends_on)}."
        raise ValidationError({"issued_on": sentence}, code="too_early")
    if issued_on > timezone.localdate():
        raise ValidationError({"issued_on": "Tanggalnya belum tiba."}, code="not_yet")


def _last_serial(year: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    return Certificate.objects.filter(year=year).aggregate(last=Max("serial"))["last"] or 0


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by) -> Certificate:
    """It stays readable, and says that it does not hold any more."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "Tulis alasan menarik sertifikat ini."})
    Training.objects.select_for_update().get(pk=certificate.training_id)
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if not certificate.is_valid:
        raise ValidationError(f"Sertifikat {certificate.number} sudah ditarik.", code="revoked")
    _revoke(Certificate.objects.filter(pk=certificate.pk), reason, by)
    return certificate


def revoke_of_failed(*, training: Training, by) -> int:
    """After it was decided anew who completed it; the training is locked by the caller."""
    failed = training.certificates.valid().exclude(enrolment__status=Enrolment.Status.COMPLETED)
    return _revoke(failed, NO_LONGER, by)


def revoke_all(*, training: Training, by) -> int:
    """Of a training that is called off; it is locked by the caller."""
    return _revoke(training.certificates.valid(), CALLED_OFF, by)


def _revoke(rows, reason: str, by) -> int:
    with because(reason):
        return rows.update(revoked_at=timezone.now(), revoked_by=by, revoked_reason=reason)
