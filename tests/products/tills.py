"""A till with goods, as the tests of the till use it."""

from uuid import uuid4

from rusunpreneur.access import Role
from tests.factories import (
    BazaarCashierFactory,
    BazaarFactory,
    GuidePriceFactory,
    LotFactory,
    ProductFactory,
    ShiftFactory,
    UserFactory,
)

PRICE = 35_000


class Till:
    """A bazaar with one lot of ten purses at Rp35.000, and a cashier whose turn is open; more lots by `lots`."""

    def __init__(self, *lots, opening=100_000):
        self.product = lots[0].product if lots else ProductFactory()
        self.lots = lots or [LotFactory(product=self.product, passed=True)]
        for product in {lot.product for lot in self.lots}:
            GuidePriceFactory(product=product, amount_rupiah=PRICE)
        self.bazaar = BazaarFactory(goods=self.lots)
        self.shift = self.another(opening)
        self.cashier = self.shift.cashier

    def another(self, opening=100_000):
        """The open turn of one more cashier there."""
        cashier = UserFactory(role=Role.CASHIER)
        BazaarCashierFactory(bazaar=self.bazaar, user=cashier)
        return ShiftFactory(bazaar=self.bazaar, cashier=cashier, opening_rupiah=opening)

    @property
    def url(self) -> str:
        return f"/bazar/{self.bazaar.pk}/kasir/"


def sent(quantity=1, product=None, *, way="pas", grade="A", **typed) -> dict:
    """What the page sends for so many pieces; `harga=`, `alasan=` are of that product."""
    own = {name: typed.pop(name) for name in ("harga", "alasan") if name in typed}
    key = f"{product.pk}-{grade}"
    values = {f"{name}-{key}": text for name, text in own.items()}
    return {f"jumlah-{key}": quantity, "cara": way, "submission_key": uuid4(), **values, **typed}
