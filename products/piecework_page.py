"""One order of a company with all that became of it, as far as this reader may see."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import OuterRef, Subquery, Sum
from django.urls import reverse

from products.delivery_page import Deliveries
from products.hourly import Hourly, hourly_of
from products.material_page import Materials
from products.models import PieceworkOrder, Share
from products.workers import Worker, names_for
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.words import angka, rupiah


@dataclass(frozen=True)
class Elsewhere:
    """People at one place whom this reader does not know by name."""

    place: str
    people: int
    pieces: int


@dataclass(frozen=True)
class Step:
    """How far one thing is, of a hundred, and in words."""

    label: str
    percent: int
    note: str

    @property
    def bar(self) -> int:
        return min(self.percent, 100)


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
        access = self.user.access
        mine = any(access.covers(Role.COORDINATOR, rusunawa_id=share.rusunawa_id) for share in self.shares)
        return self.order.is_under_way and (self.may_change or mine)

    @property
    def may_decide(self) -> bool:
        """The company, and staff who type what it said."""
        theirs = self.order.inspected_by_whom != PieceworkOrder.Inspector.US
        return self.may_change or (theirs and self.user.access.has(Role.PARTNER))

    @property
    def knows_proof(self) -> bool:
        return self.may_change or self.user.access.has(Role.PARTNER)

    @cached_property
    def rates(self) -> list:
        return list(self.order.rates.all())

    @cached_property
    def hourly(self) -> list[Hourly]:
        return hourly_of(self.order, self.rates)

    @cached_property
    def materials(self) -> Materials:
        return Materials(self.order)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.order, self.names, may_change=self.may_change)

    @cached_property
    def shares(self) -> list:
        made = Share.objects.filter(lot__hand_in__order=OuterRef("order"), maker=OuterRef("maker")).order_by()
        pieces = made.values("maker").annotate(total=Sum("quantity")).values("total")
        rows = self.order.work_shares.select_related("maker", "rusunawa").annotate(made=Subquery(pieces))
        return list(rows.only("order", "quantity", "maker__name", "rusunawa__name", "rusunawa__city"))

    @cached_property
    def names(self) -> dict[int, str]:
        return names_for(self.user, self.shares)

    @cached_property
    def workers(self) -> list[Worker]:
        """Those whom this reader may know."""
        return [self._worker(share) for share in self.shares if share.maker_id in self.names]

    def _worker(self, share) -> Worker:
        name, made = self.names[share.maker_id], share.made or 0
        href = reverse("participant_detail", args=[share.maker_id]) if name == share.maker.name else ""
        worker = Worker(share.maker, name, share.rusunawa.short_name, share.quantity, made, href)
        worker.held = self.materials.held_by(share.maker_id)
        worker.flags = self.materials.flags_of(share.maker_id, share.quantity, made)
        return worker

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
    def unshared(self) -> int:
        return self.order.quantity - sum(share.quantity for share in self.shares)

    @cached_property
    def steps(self) -> list[Step]:
        """Material, made, delivered, accepted, paid."""
        ordered, sent = self.order.quantity, self.deliveries
        made = sum(share.made or 0 for share in self.shares)
        paid = round(100 * sent.paid_rupiah / sent.owed_rupiah) if sent.owed_rupiah else 0
        return [
            Step("Bahan tiba", self.materials.percent, self.materials.in_words),
            Step("Dibuat", round(100 * made / ordered), f"{angka(made)} dari {angka(ordered)}"),
            Step("Diserahkan", round(100 * sent.delivered / ordered), f"{angka(sent.delivered)} di mitra"),
            Step("Diterima", round(100 * sent.accepted / ordered), f"{angka(sent.accepted)} diterima"),
            Step("Dibayar", paid, f"{rupiah(sent.paid_rupiah)} dari {rupiah(sent.owed_rupiah)} yang ditagih"),
        ]
