"""Noting who reads what a person earns."""

from products.models import IncomeLook


def note(*, participant, where: str, by) -> IncomeLook:
    return IncomeLook.objects.create(participant=participant, where=where, looked_by=by)
