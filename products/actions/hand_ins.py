"""What was made for an order: a lot like every other, kept apart for its company."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from participants.models import Participant
from products.actions import lots, materials
from products.actions.piecework import locked, refuse_unless
from products.models import HandIn, PieceworkOrder


@transaction.atomic
def hand_in(
    *, order: PieceworkOrder, rusunawa, made_on: date, makers: Mapping[Participant, int], by, remark=""
) -> HandIn:
    """Writes the lot down, and what it took of the material its makers hold. It waits for our QC then."""
    order = locked(order)
    refuse_unless(order.is_under_way, "Hasil hanya bisa dicatat untuk pesanan yang sudah diterima dan belum berakhir.")
    makers = {maker: number for maker, number in makers.items() if number}
    shared = set(order.work_shares.filter(rusunawa=rusunawa).values_list("maker", flat=True))
    if strangers := [maker.name for maker in makers if maker.pk not in shared]:
        raise ValidationError(f"Belum punya bagian di pesanan ini: {', '.join(strangers)}.", code="no_share")
    lot = lots.log(
        product=order.product,
        rusunawa=rusunawa,
        made_on=made_on,
        makers=makers,
        by=by,
        remark=remark,
        is_for_partner=True,
    )
    handed = HandIn.objects.create(order=order, lot=lot)
    materials.use_for(order=order, pieces=makers, by=by)
    return handed
