"""One order of a company with all that became of it, as far as this reader may see."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from products.hourly import Hourly, hourly_of
from products.models import PieceworkOrder
from products.workers import Worker, names_for
from rusunpreneur.access import OFFICE, Role


@dataclass(frozen=True)
class Elsewhere:
    """People at one place whom this reader does not know by name."""

    place: str
    people: int
    pieces: int


class PieceworkPage:
    def __init__(self, order: PieceworkOrder, user):
        self.order, self.user = order, user

    @cached_property
    def may_change(self) -> bool:
        return self.user.access.has(*OFFICE)

    @cached_property
    def may_open_partner(self) -> bool:
        return self.user.access.has(*OFFICE, Role.OFFICIAL, Role.PARTNER)

    @cached_property
    def may_work(self) -> bool:
        """Hand out material, write down what was made."""
        orders = PieceworkOrder.objects.worked_by(self.user)
        return self.order.is_under_way and (self.may_change or orders.filter(pk=self.order.pk).exists())

    @cached_property
    def hourly(self) -> list[Hourly]:
        return hourly_of(self.order)

    @cached_property
    def materials(self) -> list:
        return list(self.order.materials.all())

    @cached_property
    def shares(self) -> list:
        rows = self.order.work_shares.select_related("maker", "rusunawa")
        return list(rows.only("order", "quantity", "maker__name", "rusunawa__name", "rusunawa__city"))

    @cached_property
    def names(self) -> dict[int, str]:
        return names_for(self.user, self.shares)

    @cached_property
    def workers(self) -> list[Worker]:
        """Those whom this reader may know."""
        known = [share for share in self.shares if share.maker_id in self.names]
        return [self._worker(share) for share in known]

    def _worker(self, share) -> Worker:
        name = self.names[share.maker_id]
        href = reverse("participant_detail", args=[share.maker_id]) if name == share.maker.name else ""
        return Worker(share.maker, name, share.rusunawa.short_name, share.quantity, href=href)

    @cached_property
    def elsewhere(self) -> list[Elsewhere]:
        """The others, by place."""
        people, pieces = Counter(), Counter()
        for share in self.shares:
            if share.maker_id not in self.names:
                people[share.rusunawa.short_name] += 1
                pieces[share.rusunawa.short_name] += share.quantity
        return [Elsewhere(place, number, pieces[place]) for place, number in people.items()]

    @property
    def shared(self) -> int:
        return sum(share.quantity for share in self.shares)

    @property
    def unshared(self) -> int:
        return self.order.quantity - self.shared
