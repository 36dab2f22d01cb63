"""What buyers still owe, by how long the goods have been with them."""

from dataclasses import dataclass

from django.utils import timezone

from products.models import Order
from products.models.order_queryset import AGES


@dataclass(frozen=True)
class Age:
    """One span of days: how many orders are unpaid for so long, and what that is."""

    key: str
    label: str
    orders: int
    rupiah: int


def ages(orders) -> list[Age]:
    """Each span, from `orders`, the empty ones too; nothing when nobody owes. Each order is in exactly one."""
    today = timezone.localdate()
    unpaid = Order.objects.filter(pk__in=orders.unpaid().values("pk")).with_progress().filter(received_on__isnull=False)
    rows = unpaid.order_by().values_list("received_on", "claim__amount_rupiah")
    found = [Age(str(least), said, *_of(rows, least, most, today)) for least, most, said in AGES]
    return found if any(age.orders for age in found) else []


def _of(rows, least, most, today) -> tuple[int, int]:
    owed = [rupiah for received, rupiah in rows if least <= (today - received).days <= (most or 10_000)]
    return len(owed), sum(owed)
