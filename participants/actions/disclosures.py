"""Looking at what is usually masked."""

from django.core.exceptions import ValidationError
from django.db import transaction

from participants.models import Disclosure, Participant
from rusunpreneur.access import OFFICE


@transaction.atomic
def disclose_nik(*, participant: Participant, reason: str, by) -> str:
    """The full number, once the look is written down with its reason."""
    if not by.access.has(*OFFICE):
        raise ValidationError("Hanya staf Dinas yang boleh melihat NIK lengkap.", code="forbidden")
    disclosure = Disclosure(participant=participant, reason=reason.strip(), disclosed_by=by)
    disclosure.full_clean()
    disclosure.save()
    return participant.nik_encrypted or ""
