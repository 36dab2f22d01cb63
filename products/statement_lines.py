"""Lines of a statement: each says what it is for, and leads down to its sale, lot and inspection."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FilteredRelation, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from products.models import Earning, Verdict
from products.models.payout import payout_number
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.words import angka, rupiah

SOLD, LOT = "sale_line__sale", "sale_line__share__lot"
MADE, ORDER = "acceptance__verdict__line__share", "acceptance__verdict__inspection__delivery__order"
#: the standing inspections in which pieces of its share passed
PASSED = (
    Verdict.objects.filter(share=Coalesce(OuterRef("sale_line__share"), OuterRef(MADE)), inspection__reversed_at=None)
    .filter(Q(passed_a__gt=0) | Q(passed_b__gt=0))
    .order_by("inspection")
    .values("inspection")
)
#: field of a line -> where the ledger has it; for pieces that were sold, and for those a company accepted
COLUMNS = {
    "pk": "pk",
    "kind": "kind",
    "channel": "channel",
    "rupiah": "amount_rupiah",
    "earned_on": "earned_on",
    "note": "note",
    "product": "product__name",
    "rule": "rule__name",
    "city_id": "rusunawa__city_id",
    "rusunawa_id": "rusunawa_id",
    "debtor": "claim__debtor",
    "settled_on": "claim__settled_on",
    "sale_id": f"{SOLD}_id",
    "bazaar": f"{SOLD}__bazaar__name",
    "quantity": "sale_line__quantity",
    "price": "sale_line__price_rupiah",
    "list_price": "sale_line__list_price_rupiah",
    "discount": "sale_line__discount_reason",
    "share_id": "sale_line__share_id",
    "lot_id": f"{LOT}_id",
    "lot": f"{LOT}__code",
    "order_id": f"{ORDER}_id",
    "order": f"{ORDER}__code",
    "accepted": "acceptance__quantity",
    "rate": "acceptance__rate_rupiah",
    "made_share_id": f"{MADE}_id",
    "made_lot_id": f"{MADE}__lot_id",
    "made_lot": f"{MADE}__lot__code",
    "payout_id": "item__payout_id",
    "run_id": "item__payout__run_id",
    "paid_at": "item__payout__paid_at",
    "inspections": "inspections",
}


@dataclass
class Line:
    """One line of the ledger of pay. `fields` are its COLUMNS; the links are those that this reader may open."""

    fields: dict
    may_open: bool = False

    def __getattr__(self, name):
        try:
            return self.__dict__["fields"][name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def kind_name(self) -> str:
        return Earning.Kind(self.kind).label

    @property
    def channel_name(self) -> str:
        return self.bazaar or Earning.Channel(self.channel).label

    @property
    def lot_code(self) -> str:
        return self.lot or self.made_lot or ""

    @property
    def reckoned(self) -> str:
        """How many pieces at which price; for a deduction, its rule."""
        if self.kind == Earning.Kind.DEDUCTION:
            return self.rule
        pieces, price = self.quantity or self.accepted, self.price or self.rate
        return f"{angka(pieces)} × {rupiah(price)}" if pieces else ""

    @property
    def is_discounted(self) -> bool:
        return self.kind == Earning.Kind.YIELD and self.price is not None and self.price != self.list_price

    @property
    def lot_href(self) -> str:
        lot = self.lot_id or self.made_lot_id
        return reverse("lot_detail", args=[lot]) if lot and self.may_open else ""

    @property
    def source_href(self) -> str:
        if not self.may_open:
            return ""
        if self.sale_id:
            return reverse("sale_detail", args=[self.sale_id])
        return reverse("piecework_detail", args=[self.order_id]) if self.order_id else ""

    @property
    def slips(self) -> list[str]:
        return [reverse("inspection_slip", args=[pk]) for pk in self.inspections] if self.may_open else []

    @property
    def payout_number(self) -> str:
        return payout_number(self.run_id, self.payout_id) if self.payout_id else ""

    @property
    def payout_href(self) -> str:
        return reverse("payout_run", args=[self.run_id]) if self.may_open else ""

    @property
    def is_waiting(self) -> bool:
        return self.debtor is not None and self.settled_on is None


def lines_from(rows, *, reader=None) -> list[Line]:
    """With the payment that settles each and the inspections that its pieces passed: one reading."""
    rows = rows.alias(item=FilteredRelation("payout_items", condition=Q(payout_items__is_released=False)))
    read = rows.annotate(inspections=ArraySubquery(PASSED)).values_list(*COLUMNS.values())
    lines = [Line(dict(zip(COLUMNS, row, strict=True))) for row in read]
    for line in lines:
        line.may_open = reader is not None and reader.access.covers(
            *OFFICE, Role.COORDINATOR, city_id=line.city_id, rusunawa_id=line.rusunawa_id
        )
    return lines
