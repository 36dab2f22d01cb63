"""A cashier's turn at the till: opened with cash in the drawer, closed by counting it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.drawer import drawer_of
from products.models import Basket, Bazaar, CashMove, Shift
from rusunpreneur.history import because
from rusunpreneur.words import rupiah

CLOSED = "Giliran kasir ini sudah ditutup."


@transaction.atomic
def begin(*, bazaar: Bazaar, opening_rupiah: int, by) -> Shift:
    """One turn of a cashier at a bazaar is open at a time."""
    _refuse_closed(bazaar)
    shift = Shift(bazaar=bazaar, cashier=by, opening_rupiah=opening_rupiah)
    shift.full_clean()
    shift.save(force_insert=True)
    return shift


@transaction.atomic
def move_cash(*, shift: Shift, direction: str, amount_rupiah: int, reason: str, by) -> CashMove:
    """Put cash into the drawer or take it out, with a reason; never more than is in it."""
    shift = _locked_open(shift)
    move = CashMove(shift=shift, direction=direction, amount_rupiah=amount_rupiah, reason=reason.strip(), moved_by=by)
    move.full_clean()
    if direction == CashMove.Direction.OUT and amount_rupiah > (there := drawer_of(shift).expected_rupiah):
        raise ValidationError({"amount_rupiah": f"Di laci hanya ada {rupiah(there)}."}, code="too_much")
    move.save(force_insert=True)
    return move


@transaction.atomic
def hold(*, shift: Shift, label: str, typed: Mapping[str, str], pieces: int) -> Basket:
    """Put a sale aside; it holds back no goods."""
    basket = Basket(shift=_locked_open(shift), label=label, typed=dict(typed), pieces=pieces)
    basket.full_clean()
    basket.save(force_insert=True)
    return basket


@transaction.atomic
def close(*, shift: Shift, counted_rupiah: int, reason="", notes: Mapping[int, int] | None = None, by) -> Shift:
    """Count the drawer against what should be in it; a difference needs a reason. What was put aside is gone."""
    shift = _locked_open(shift)
    expected = drawer_of(shift).expected_rupiah
    if notes and sum(value * number for value, number in notes.items()) != counted_rupiah:
        raise ValidationError({"counted": "Jumlah pecahannya berbeda dari uang yang ditulis."}, code="not_the_sum")
    if counted_rupiah != expected and not reason.strip():
        word = "Kurang" if counted_rupiah < expected else "Lebih"
        said = f"{word} {rupiah(abs(counted_rupiah - expected))} dari {rupiah(expected)}. Tulis sebab selisihnya."
        raise ValidationError({"reason": said}, code="no_reason")
    shift.baskets.all().delete()
    shift.closed_at, shift.closed_by = timezone.now(), by
    shift.expected_rupiah, shift.counted_rupiah = expected, counted_rupiah
    shift.counted_notes = {str(value): number for value, number in notes.items()} if notes else None
    shift.difference_reason = reason.strip() if counted_rupiah != expected else ""
    shift.full_clean(exclude=["bazaar", "cashier", "closed_by"])
    with because(reason):
        shift.save()
    return shift


@transaction.atomic
def reopen(*, shift: Shift, reason: str, by) -> Shift:
    """Take a closing back, while the bazaar is open and the cashier has no other turn open there."""
    bazaar = Bazaar.objects.select_for_update(of=("self",)).get(pk=shift.bazaar_id)
    _refuse_closed(bazaar)
    shift = Shift.objects.select_for_update(of=("self",)).get(pk=shift.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membuka lagi."}, code="no_reason")
    if shift.is_open:
        raise ValidationError("Giliran ini sudah terbuka.", code="open")
    shift.closed_at = shift.closed_by = shift.expected_rupiah = shift.counted_rupiah = shift.counted_notes = None
    shift.difference_reason = ""
    shift.full_clean()
    with because(reason):
        shift.save()
    return shift


def _refuse_closed(bazaar: Bazaar):
    if not bazaar.is_open:
        raise ValidationError(f"{bazaar} sudah ditutup.", code="closed_bazaar")


def _locked_open(shift: Shift) -> Shift:
    shift = Shift.objects.select_for_update(of=("self",)).select_related("bazaar").get(pk=shift.pk)
    if not shift.is_open:
        raise ValidationError(CLOSED, code="closed_shift")
    return shift
