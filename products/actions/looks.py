"""Noting who reads what a person earns."""

from collections.abc import Iterable

from products.models import IncomeLook


def note(*, people: Iterable[int], where: str, by) -> None:
    """One look for each of these participants, in one statement."""
    IncomeLook.objects.bulk_create(IncomeLook(participant_id=pk, where=where, looked_by=by) for pk in sorted(people))
