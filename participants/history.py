"""The change log of a person: of what was written about them, where they live, what they pay and allow."""

from participants.models import Consent, Participant, Rent, Residence
from rusunpreneur import changelog

#: Given as reason of a change whose values the history does not hold, and read as what was changed.
NIK_CHANGED, PHONE_CHANGED = "NIK diubah", "Nomor HP diubah"
SECRETS = {NIK_CHANGED: "NIK", PHONE_CHANGED: "Nomor HP"}


PAGE_SIZE = 50


class Changes(changelog.Log):
    """Newest first; NIK and phone are never in the history, only that they changed."""

    def __init__(self, person: Participant):
        super().__init__(
            person.events.all(),
            Residence.pgh_event_model.objects.filter(participant_id=person.pk),
            Rent.pgh_event_model.objects.filter(residence_id__in=person.residences.values("pk")),
            Consent.pgh_event_model.objects.filter(participant_id=person.pk),
        )

    def __getitem__(self, page: slice) -> list[changelog.Entry]:
        entries = super().__getitem__(page)
        for entry in entries:
            _name_secrets(entry)
        return entries


def _name_secrets(entry: changelog.Entry):
    """`Nomor HP: diubah`, as another field that changed."""
    changed = entry.reason.split(", ")
    if not SECRETS.keys() >= set(changed):
        return
    shown = [change for change in entry.fields if change.label != changelog.WITHHELD]
    entry.fields = shown + [changelog.FieldChange(SECRETS[secret], "", "diubah") for secret in changed]
    entry.reason = ""
