"""Registering people and keeping what is known of them right."""

from contextlib import nullcontext

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants import history, nik
from participants.actions import residences
from participants.models import Consent, District, Participant
from rusunpreneur.history import because


@transaction.atomic
def register(
    *, participant: Participant, number: str, home, rent: int | None, consents: dict[str, bool], by
) -> Participant:
    """A new person with their NIK, flat, rent and consents: all of it or nothing.

    `home` is a Residence without participant or None; `consents` what was decided, by purpose.
    """
    participant.registered_by = by
    _save(participant, number)
    if home is not None:
        residences.settle(participant=participant, home=home, rent=rent)
    record_consents(participant=participant, decided=consents, by=by)
    return participant


@transaction.atomic
def update(*, participant: Participant, number: str | None, consents: dict[str, bool], by) -> Participant:
    """Save a changed or completed person; a `number` of None leaves the NIK, consents not named stay as they are."""
    with _telling_of_secrets(participant, number):
        _save(participant, number)
    record_consents(participant=participant, decided=consents, by=by)
    return participant


def _telling_of_secrets(participant: Participant, number: str | None):
    """NIK and phone are never copied into the history; that they changed is told by its reason."""
    before = Participant.objects.defer("nik_encrypted").get(pk=participant.pk)
    has_new_nik = number is not None and nik.digest(nik.clean(number)) != before.nik_digest
    told = [history.NIK_CHANGED] * has_new_nik + [history.PHONE_CHANGED] * (participant.phone != before.phone)
    return because(", ".join(told)) if told else nullcontext()


def _save(participant: Participant, number: str | None):
    if number is not None:
        participant.set_nik(number)
    participant.full_clean()
    try:
        with transaction.atomic():
            participant.save()
    except IntegrityError as error:  # somebody else has just saved the same NIK
        if "participant_nik_unique" not in str(error):
            raise
        raise ValidationError({"nik": "NIK ini baru saja didaftarkan orang lain. Cari dulu namanya."}) from error


def nik_warnings(*, number: str, birth_date, sex: str) -> list[nik.NikWarning]:
    """What does not fit between this NIK and the stated data; the number itself must be sound."""
    codes = set(District.objects.values_list("kemendagri_code", flat=True))
    return nik.warnings(nik.parse(number), birth_date=birth_date, sex=sex, district_codes=codes)


def record_consents(*, participant: Participant, decided: dict[str, bool], by):
    """Write a row only where the decision differs from the last one; withdrawing is a row too."""
    latest = Consent.objects.filter(participant=participant).latest_by_purpose()
    before = {consent.purpose: consent.is_given for consent in latest}
    Consent.objects.bulk_create(
        Consent(participant=participant, purpose=purpose, is_given=is_given, recorded_by=by)
        for purpose, is_given in sorted(decided.items())
        if before.get(purpose, False) != is_given
    )
