"""What was found out about two people who look alike."""

from django.db import transaction

from participants.models import DistinctPair, Participant


@transaction.atomic
def tell_apart(*, one: Participant, other: Participant, by) -> DistinctPair:
    """These two were checked and are different people."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    pair, _ = DistinctPair.objects.get_or_create(first=first, second=second, defaults={"checked_by": by})
    return pair
