"""What came in and what was paid in a month, a rusunawa at a time: for those who read totals and no names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q, Sum
from django.utils import timezone

from participants.models import Rusunawa
from products.bands import FEWEST
from products.models import IncomeMonth, Payout


@dataclass
class Total:
    """Whole rupiah; what fewer than five people earned, wait for or were paid is not told."""

    rusunawa: Rusunawa
    earners: int = 0
    waiters: int = 0
    net_rupiah: int = 0
    waiting_rupiah: int = 0
    receivers: int = 0
    paid_rupiah: int = 0

    @property
    def tells_earned(self) -> bool:
        return self.earners >= FEWEST

    @property
    def tells_waiting(self) -> bool:
        return self.tells_earned and (self.waiters >= FEWEST or not self.waiters)

    @property
    def tells_paid(self) -> bool:
        return self.receivers >= FEWEST


@dataclass
class Totals:
    rows: list[Total]

    @property
    def net_rupiah(self) -> int:
        """Of the rows that are told; what is not cannot be subtracted from it."""
        return sum(row.net_rupiah for row in self.rows if row.tells_earned)

    @property
    def paid_rupiah(self) -> int:
        return sum(row.paid_rupiah for row in self.rows if row.tells_paid)


def totals_in(month: date, user) -> Totals:
    """Of the rusunawa this user may see where anybody earned or was paid in that month; three queries."""
    places = Rusunawa.objects.visible_to(user).order_by("name").in_bulk()
    rows = {pk: Total(place) for pk, place in places.items()}
    earned = IncomeMonth.objects.filter(month=month, rusunawa__in=places).order_by().values_list("rusunawa")
    sums = {"net": Sum("net_rupiah"), "waiting": Sum("waiting_rupiah")}
    for pk, *figures in earned.annotate(**_with("net_rupiah"), **_with("waiting_rupiah"), **sums):
        row = rows[pk]
        row.earners, row.waiters, row.net_rupiah, row.waiting_rupiah = figures
    for pk, receivers, rupiah in paid_in(month, places):
        rows[pk].receivers, rows[pk].paid_rupiah = receivers, rupiah
    return Totals([row for row in rows.values() if row.earners or row.receivers])


def _with(amount: str) -> dict[str, Count]:
    """How many people have some of it: whose sale was voided hides nobody else."""
    return {f"people_{amount}": Count("participant", distinct=True, filter=Q(**{f"{amount}__gt": 0}))}


def paid_in(month: date, places: Iterable[int]) -> Iterable[tuple[int, int, int]]:
    """(rusunawa, people, rupiah) of payouts that stand."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    begins, ends = (timezone.make_aware(datetime.combine(day, time())) for day in (month, following))
    paid = Payout.objects.filter(paid_at__gte=begins, paid_at__lt=ends, reversed_at=None, run__rusunawa__in=places)
    sums = paid.order_by().values_list("run__rusunawa")
    return sums.annotate(people=Count("participant", distinct=True), rupiah=Sum("amount_rupiah"))
