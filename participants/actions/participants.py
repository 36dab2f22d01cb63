"""Registering people and keeping what is known of them right."""

from django.core.exceptions import ValidationError
from django.db import transaction

from participants import nik
from participants.actions import residences
from participants.models import Consent, Disclosure, DistinctPair, District, Participant
from rusunpreneur.access import OFFICE


@transaction.atomic
def register(*, participant: Participant, number: str, home, rent: int | None, consents, by) -> Participant:
    """A new person with their NIK, flat, rent and consents: all of it or nothing.

    `home` is a Residence without participant or None; `consents` the purposes agreed to.
    """
    participant.registered_by = by
    _save(participant, number)
    if home is not None:
        residences.settle(participant=participant, home=home, rent=rent)
    record_consents(participant=participant, given=consents, by=by)
    return participant


@transaction.atomic
def update(*, participant: Participant, number: str | None, consents, by) -> Participant:
    """Save a changed person; a `number` of None leaves the NIK as it is."""
    _save(participant, number)
    record_consents(participant=participant, given=consents, by=by)
    return participant


def _save(participant: Participant, number: str | None):
    if number is not None:
        participant.set_nik(number)
    participant.full_clean()
    participant.save()


def nik_warnings(*, number: str, birth_date, sex: str) -> list[nik.NikWarning]:
    """What does not fit between this NIK and the stated data; the number itself must be sound."""
    codes = set(District.objects.values_list("kemendagri_code", flat=True))
    return nik.warnings(nik.parse(number), birth_date=birth_date, sex=sex, district_codes=codes)


def record_consents(*, participant: Participant, given, by):
    """Write a row only where the decision differs from the last one; withdrawing is a row too."""
    latest = Consent.objects.filter(participant=participant).latest_by_purpose()
    decided = {consent.purpose: consent.is_given for consent in latest}
    Consent.objects.bulk_create(
        Consent(participant=participant, purpose=purpose, is_given=purpose in given, recorded_by=by)
        for purpose in Consent.Purpose.values
        if decided.get(purpose, False) != (purpose in given)
    )


@transaction.atomic
def disclose_nik(*, participant: Participant, reason: str, by) -> str:
    """The full number, once the look is written down with its reason."""
    if not by.access.has(*OFFICE):
        raise ValidationError("Hanya staf Dinas yang boleh melihat NIK lengkap.", code="forbidden")
    disclosure = Disclosure(participant=participant, reason=reason.strip(), disclosed_by=by)
    disclosure.full_clean()
    disclosure.save()
    return participant.nik_encrypted or ""


@transaction.atomic
def tell_apart(*, one: Participant, other: Participant, by) -> DistinctPair:
    """These two were checked and are different people."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    pair, _ = DistinctPair.objects.get_or_create(first=first, second=second, defaults={"checked_by": by})
    return pair
