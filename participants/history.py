"""The change log of a person: of what was written about them, where they live, what they pay and allow."""

from participants.models import Consent, Rent, Residence
from rusunpreneur import changelog


def changes_of(person) -> list[changelog.Entry]:
    """Newest first; NIK and phone are never in the history, only that they changed."""
    homes = person.residences.values("pk")
    return changelog.of_events(
        person.events.all(),
        Residence.pgh_event_model.objects.filter(participant_id=person.pk),
        Rent.pgh_event_model.objects.filter(residence_id__in=homes),
        Consent.pgh_event_model.objects.filter(participant_id=person.pk),
    )
