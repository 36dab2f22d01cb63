"""Lines of a statement: each says what it is for, and leads down to its sale, lot and inspection."""

from dataclasses import dataclass

from products.models import Earning
from products.models.payout import payout_number
from rusunpreneur import addresses
from rusunpreneur.words import angka, rupiah


class Links:
    """The addresses that lines lead to, each looked up once."""

    def __init__(self):
        self.lot, self.sale = addresses.by_key("lot_detail"), addresses.by_key("sale_detail")
        self.order, self.slip = addresses.by_key("piecework_detail"), addresses.by_key("inspection_slip")
        self.run = addresses.by_key("payout_run")


@dataclass
class Line:
    """One line of the ledger of pay, with what stands behind it. Without links this reader may open nothing of it."""

    fields: dict
    links: Links | None = None

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
        return self.lot or ""

    @property
    def reckoned(self) -> str:
        """How many pieces at which price; for a deduction, its rule."""
        if self.kind == Earning.Kind.DEDUCTION:
            return self.rule
        return f"{angka(self.quantity)} × {rupiah(self.price)}" if self.quantity else ""

    @property
    def is_discounted(self) -> bool:
        return self.kind == Earning.Kind.YIELD and self.price is not None and self.price != self.list_price

    @property
    def lot_href(self) -> str:
        return self.links.lot(self.lot_id) if self.lot_id and self.links else ""

    @property
    def source_href(self) -> str:
        if not self.links:
            return ""
        if self.sale_id:
            return self.links.sale(self.sale_id)
        return self.links.order(self.order_id) if self.order_id else ""

    @property
    def slips(self) -> list[str]:
        return [self.links.slip(pk) for pk in self.inspections] if self.links else []

    @property
    def payout_number(self) -> str:
        return payout_number(self.run_id, self.payout_id) if self.payout_id else ""

    @property
    def payout_href(self) -> str:
        return self.links.run(self.run_id) if self.run_id and self.links else ""

    @property
    def is_waiting(self) -> bool:
        return self.debtor is not None and self.settled_on is None
