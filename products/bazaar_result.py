"""What became of a bazaar: pieces brought, sold, returned, missing and broken; rupiah by method; who earned what."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from products.bands import FEWEST
from products.models import Bazaar, Earning, Place, SaleLine, SalePayment, StockMove
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.words import angka

Kind = Place.Kind
MOST_MAKERS = 200


@dataclass
class Flow:
    """Pieces of one product, or of all."""

    name: str = ""
    brought: int = 0
    sold: int = 0
    returned: int = 0
    missing: int = 0
    broken: int = 0

    @property
    def lost(self) -> int:
        return self.missing + self.broken

    @property
    def left(self) -> int:
        return self.brought - self.sold - self.returned - self.missing - self.broken


class BazaarResult:
    """As `user` may read it: the office and officials all of it, coordinators what is of their rusunawa."""

    def __init__(self, bazaar: Bazaar, user):
        self.bazaar, self.user = bazaar, user
        place = {"city_id": bazaar.city_id, "rusunawa_id": bazaar.rusunawa_id}
        self.is_whole = user.access.covers(*OFFICE, Role.OFFICIAL, **place)
        self.may_name = user.access.has(*OFFICE, Role.COORDINATOR)

    def _scoped(self, path: str) -> Q:
        """The same places, seen from another table."""
        if self.is_whole:
            return Q()
        readers = (*OFFICE, Role.OFFICIAL, Role.COORDINATOR)
        return self.user.access.within(*readers, city=f"{path}__city", rusunawa=path)

    @cached_property
    def products(self) -> list[Flow]:
        """What moved in and out of the bazaar's places, by product; a void brings pieces back."""
        there, transit = self.bazaar.place_id, self.bazaar.transit_id
        moves = StockMove.objects.filter(self._scoped("lot__rusunawa")).filter(
            Q(origin__in=(there, transit)) | Q(destination__in=(there, transit))
        )
        rows = moves.order_by().values_list(
            "lot__product__name", "origin", "origin__kind", "destination", "destination__kind"
        )
        found: dict[str, Flow] = {}
        for name, origin, origin_kind, destination, kind, pieces in rows.annotate(pieces=Sum("quantity")):
            _add(found.setdefault(name, Flow(name)), (origin, origin_kind), (destination, kind), pieces, transit)
        return sorted(found.values(), key=lambda flow: flow.name)

    @property
    def total(self) -> Flow:
        total = Flow("Semua")
        for flow in self.products:
            for name in ("brought", "sold", "returned", "missing", "broken"):
                setattr(total, name, getattr(total, name) + getattr(flow, name))
        return total

    @cached_property
    def payments(self) -> list[dict]:
        """Rupiah by method with the fee of QRIS; of the whole bazaar only."""
        rows = SalePayment.objects.filter(sale__bazaar=self.bazaar, sale__voided_at=None).order_by("method")
        sums = rows.values("method").annotate(
            gross=Sum("gross_rupiah"), fee=Sum("fee_rupiah"), net=Sum("net_rupiah"), count=Count("sale", distinct=True)
        )
        return [{**row, "label": SalePayment.Method(row["method"]).label} for row in sums]

    @cached_property
    def takings(self) -> int:
        lines = SaleLine.objects.filter(self._scoped("share__lot__rusunawa"))
        lines = lines.filter(sale__bazaar=self.bazaar, sale__voided_at=None)
        return lines.aggregate(sum=Coalesce(Sum("total_rupiah"), 0))["sum"]

    @cached_property
    def places(self) -> list[tuple[str, int, int]]:
        """Rusunawa, how many people earned, and what together; who may read no names, of no fewer than five."""
        rows = self._earnings().values_list("rusunawa__name")
        sums = rows.annotate(people=Count("participant", distinct=True), rupiah=Sum("amount_rupiah"))
        found = list(sums.order_by("-rupiah"))
        return found if self.may_name else _together(found)

    @property
    def hides_places(self) -> bool:
        """Whether there are earners, too few to be told of."""
        return not self.may_name and not self.places and self._earnings().exists()

    @cached_property
    def makers(self) -> list[tuple[int, str, str, int]]:
        """Person, rusunawa and what the bazaar brought her; for those who may read names."""
        if not self.may_name:
            return []
        rows = self._earnings().values_list("participant", "participant__name", "rusunawa__name")
        return list(rows.annotate(rupiah=Sum("amount_rupiah")).order_by("-rupiah", "participant__name")[:MOST_MAKERS])

    def _earnings(self):
        """Of sales that stand, with what was deducted by rule."""
        earned = Earning.objects.filter(self._scoped("rusunawa"), reversal=None).order_by()
        return earned.filter(sale_line__sale__bazaar=self.bazaar, sale_line__sale__voided_at=None)


def _add(flow: Flow, origin, destination, pieces: int, transit: int):
    """Put one sum of moves where it counts."""
    if destination[0] == transit:
        flow.brought += pieces
    elif destination[1] == Kind.BUYER:
        flow.sold += pieces
    elif origin[1] == Kind.BUYER:
        flow.sold -= pieces
    elif destination[1] == Kind.STORE:
        flow.returned += pieces
    elif destination[1] == Kind.MISSING:
        flow.missing += pieces
    elif destination[1] == Kind.SCRAP:
        flow.broken += pieces
    elif origin[1] == Kind.MISSING:
        flow.missing -= pieces


def _together(rows: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Places of fewer than five earners as one, with so many others that nothing can be subtracted back."""
    told = [row for row in rows if row[1] >= FEWEST]
    few = [row for row in rows if row[1] < FEWEST]
    while few and told and sum(people for _, people, _ in few) < FEWEST:
        few.append(told.pop())
    people, rupiah = (sum(row[at] for row in few) for at in (1, 2))
    return [*told, (f"{angka(len(few))} rusunawa bersama", people, rupiah)] if people >= FEWEST else told
