"""A cashier's turn at the till: opened with cash in the drawer, closed by counting it."""

from django.db import transaction

from products.models import Bazaar, Shift


@transaction.atomic
def begin(*, bazaar: Bazaar, opening_rupiah: int, by) -> Shift:
    """One turn of a cashier at a bazaar is open at a time."""
    shift = Shift(bazaar=bazaar, cashier=by, opening_rupiah=opening_rupiah)
    shift.full_clean()
    shift.save(force_insert=True)
    return shift
