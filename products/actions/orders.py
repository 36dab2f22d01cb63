"""Orders: shared out over makers and stores, and cancelled while nothing has gone out."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.models import Order, OrderLine, OrderShare
from rusunpreneur.history import because
from rusunpreneur.words import angka

#: (line, rusunawa, maker or None for the store) as keys -> pieces
Plan = Mapping[tuple[int, int, int | None], int]


def lock(order: Order) -> Order:
    """Whoever changes what hangs on an order waits for the others here.

    Its claim is read after the lock is held: joined to the locked row it would be as old as the wait.
    """
    return Order.objects.select_for_update().get(pk=order.pk)


def refuse_closed(order: Order):
    """What is cancelled, billed or paid stands."""
    if order.is_cancelled:
        raise ValidationError("Pesanan ini sudah dibatalkan.", code="cancelled")
    if order.is_paid:
        raise ValidationError("Pesanan ini sudah dibayar.", code="paid")
    if hasattr(order, "invoice"):
        raise ValidationError("Pesanan ini sudah ditagih. Tarik dulu tagihannya.", code="invoiced")


@transaction.atomic
def share_out(*, order: Order, plan: Plan, within, by) -> list[OrderShare]:
    """Who is to bring how many of each line, in place of what was planned before in the rusunawa `within`."""
    order = lock(order)
    refuse_closed(order)
    lines = {line.pk: line for line in OrderLine.objects.filter(order=order).select_related("product")}
    places = {place.pk for place in within}
    wanted = {key: pieces for key, pieces in plan.items() if pieces}
    if any(line not in lines or place not in places for line, place, _ in wanted):
        raise ValidationError("Ada bagian yang bukan dari pesanan ini. Muat ulang halamannya.", code="stranger")
    standing = {_key(share): share for share in OrderShare.objects.filter(line__in=lines)}
    mine = {key: share for key, share in standing.items() if key[1] in places}
    _refuse_too_many(lines, wanted, [share for key, share in standing.items() if key not in mine])
    for key, share in mine.items():
        if key not in wanted:
            share.delete()
    changed = [key for key, pieces in wanted.items() if key not in mine or mine[key].quantity != pieces]
    for key in sorted(changed, key=lambda key: wanted[key] - (mine[key].quantity if key in mine else 0)):
        share = mine.get(key) or OrderShare(line_id=key[0], rusunawa_id=key[1], maker_id=key[2])
        share.quantity = wanted[key]
        share.save()
    return list(OrderShare.objects.filter(line__in=lines))


def _key(share: OrderShare) -> tuple[int, int, int | None]:
    return share.line_id, share.rusunawa_id, share.maker_id


def _refuse_too_many(lines, wanted, others):
    for line in lines.values():
        planned = sum(pieces for key, pieces in wanted.items() if key[0] == line.pk)
        planned += sum(share.quantity for share in others if share.line_id == line.pk)
        if planned > line.quantity:
            said = f"{line.product}: dibagi {angka(planned)}, padahal dipesan {angka(line.quantity)}."
            raise ValidationError(said, code="too_many")


@transaction.atomic
def cancel(*, order: Order, reason: str, by) -> Order:
    order = lock(order)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan pembatalan."}, code="no_reason")
    refuse_closed(order)
    if order.claim_id:
        raise ValidationError("Sudah ada yang dikirim. Tarik dulu kirimannya.", code="delivered")
    order.cancelled_at, order.cancelled_by, order.cancelled_reason = timezone.now(), by, reason.strip()
    order.revision += 1
    with because(reason):
        order.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason", "revision"])
    return order
