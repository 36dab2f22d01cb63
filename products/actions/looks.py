"""Noting who reads what a person earns."""

from collections.abc import Iterable

from products.models import IncomeLook


def note(*, people: Iterable[int], where: str, by) -> None:
    """One look for each of these participants, in one statement; for one person without a transaction around it."""
    seen = [IncomeLook(participant_id=pk, where=where, looked_by=by) for pk in sorted(people)]
    if len(seen) == 1:
        seen[0].save(force_insert=True)
    else:
        IncomeLook.objects.bulk_create(seen)
