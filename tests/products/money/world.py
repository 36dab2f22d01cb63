"""One rusunawa with three makers, two bazaars and an order of a company; every step is asked of the model first."""

from collections import Counter
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from products.actions import piecework
from products.models import Place
from tests.factories import (
    DeductionRuleFactory,
    DefectFactory,
    GuidePriceFactory,
    ParticipantFactory,
    PieceworkOrderFactory,
    ProductFactory,
    QrisFeeFactory,
    RusunawaFactory,
    UserFactory,
)
from tests.factories.bazaars import coming
from tests.products.money.model import Ledger

PRICE = 35_000
#: basis points that are kept of what is earned there
RATES = {"bazar": 250, "borongan": 130}


class Stand:
    """A bazaar: who is at the till, and what is on its way there."""

    def __init__(self, home):
        self.invitation = coming(rusunawa=home)
        self.bazaar = self.invitation.bazaar
        self.is_open, self.turn, self.on_the_way = True, None, []

    @property
    def here(self) -> str:
        return f"bazar {self.bazaar.code}"

    @property
    def transit(self) -> str:
        return f"perjalanan {self.bazaar.code}"


def step(often=1, **arguments):
    """A method that can be the next step, with what is drawn for it; `often` as likely as another."""

    def mark(method):
        method.often, method.arguments = often, arguments
        method.is_possible = getattr(method, "is_possible", lambda self: True)
        return method

    return mark


def when(condition):
    """Only then it makes sense to try."""

    def mark(method):
        method.is_possible = condition
        return method

    return mark


class World(RuleBasedStateMachine):
    """`pieces[share, grade, place]` is where pieces should be, `ledger` what everybody should be owed."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.home = RusunawaFactory()
        self.people = [ParticipantFactory(lives_in=self.home) for _ in range(3)]
        self.clerk, self.inspector, self.other = UserFactory(), UserFactory(), UserFactory()
        self.product = ProductFactory()
        GuidePriceFactory(product=self.product, amount_rupiah=PRICE)
        self.fee = QrisFeeFactory()
        for channel, rate in RATES.items():
            DeductionRuleFactory(channel=channel, basis_points=rate)
        self.stands = [Stand(self.home) for _ in range(2)]
        self.order = PieceworkOrderFactory(inspected_by_whom="mitra")
        work = dict.fromkeys(self.people, 30)
        piecework.share_out(order=self.order, rusunawa=[self.home], pieces=work, by=self.clerk)
        self.defect = {product: DefectFactory(skill=product.skill) for product in (self.product, self.order.product)}
        self.pieces, self.shares, self.judged = Counter(), {}, []
        self.material, self.came, self.gone = Counter(), Decimal(0), Decimal(0)
        self.orders, self.deliveries = [], []
        self.ledger, self.steps = Ledger(), 0
        self.everybody = [person.pk for person in self.people]
        self.begin()

    @rule(data=st.data())
    def anything(self, data):
        """One rule for all: Hypothesis would leave out most of thirty at a time, and never come to a payout."""
        steps = [method for name in dir(type(self)) if hasattr(method := getattr(type(self), name), "arguments")]
        names = [method.__name__ for method in steps if method.is_possible(self) for _ in range(method.often)]
        name = data.draw(st.sampled_from(names), label="step")
        arguments = getattr(type(self), name).arguments
        getattr(self, name)(**{key: data.draw(drawn, label=key) for key, drawn in arguments.items()})

    def begin(self):
        """What there is before the first step."""

    def teardown(self):
        try:
            self.closing_check()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def closing_check(self):
        """What is looked at once, after the last step."""

    def attempt(self, is_possible: bool, call):
        """Done exactly when the model says that it can be."""
        self.steps += 1
        try:
            with transaction.atomic():
                answer = call()
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except ValidationError:
            if is_possible:
                raise
            return None
        assert is_possible
        return answer

    def move(self, share: int, grade: str, origin: str, destination: str, number: int):
        self.pieces[share, grade, origin] -= number
        self.pieces[share, grade if destination not in ("menunggu", "afkir", "ditolak") else "", destination] += number

    def there(self, place: str) -> list[tuple]:
        """(share, grade, pieces) of what is somewhere, in a fixed order."""
        found = [(key[0], key[1], number) for key, number in self.pieces.items() if key[2] == place and number]
        return sorted(found)

    def remember(self, lot):
        """A lot that was written down; its pieces wait."""
        for share in lot.shares.select_related("maker", "lot__product", "lot__rusunawa"):
            self.shares[share.pk] = share
            self.pieces[share.pk, "", "menunggu"] += share.quantity

    def person(self, share: int) -> int:
        return self.shares[share].maker_id

    def is_for_partner(self, share: int) -> bool:
        return self.shares[share].lot.is_for_partner

    @property
    def store(self) -> Place:
        return Place.objects.at(self.home, "gudang")


def pick(items, number: int):
    """One of them."""
    return items[number % len(items)]


def prefer(items, is_good, number: int):
    """One of them; three times of four one with which something can be done."""
    good = [item for item in items if is_good(item)]
    return pick(good if good and number % 4 else items, number // 4)
