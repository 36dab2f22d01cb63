"""A server that dies at any moment, and people who press again: one sale and one payment, nothing lost, nothing twice.

`make test` kills a few times, `make kills` two thousand times (`make kills KILLS=40 STEPS=400` for a look); what it
came to is printed, and stands in var/kills/latest.json.
"""

import os
import random
import threading
import time
from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from products.models import Account, Balance, Payout, Sale, SaleLine
from products.money_check import differences
from rusunpreneur.access import Role
from tests.factories import LotFactory, PayoutRunFactory, ProductFactory
from tests.factories.money import line_of
from tests.kills.figures import report
from tests.kills.hands import CHEAPER, Cashier, Treasurer
from tests.kills.server import Server
from tests.products.sold import sell
from tests.products.tills import Till

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("KILLS", "8"))
CASHIERS, LOTS, STOCK, PAUSE_SECONDS = 5, 3, 9_000, 0.5
#: a part of the kills is enough to see that the attack is one
CONTROLS = max(KILLS // 4, 8)
#: one session at the database is ended for so many workers that are killed
KILLS_A_SESSION = 10


class Scene:
    """A bazaar with more pieces than are sold, five tills, and envelopes that wait for their people."""

    def __init__(self, sign_in):
        product = ProductFactory()
        self.stand = Till(*[LotFactory(product=product, makers=(STOCK,), passed=True) for _ in range(LOTS)])
        self.turns = [self.stand.shift, *(self.stand.another() for _ in range(CASHIERS - 1))]
        self.cashiers = [_cookies(sign_in(user=turn.cashier)) for turn in self.turns]
        self.staff = _cookies(sign_in(Role.STAFF))
        many = LotFactory(makers=[1] * min(max(3, KILLS // 8), 200), passed=True)
        other = Till(many)
        sell(other.bazaar, *[line_of(many, maker=number) for number in range(many.shares.count())], shift=other.shift)
        self.payouts = list(PayoutRunFactory(lot=many, approved=True).payouts.values_list("pk", flat=True))

    def hands(self, server, stop, *, has_keys: bool):
        how = {"stop": stop, "has_keys": has_keys}
        cashiers = [Cashier(server, cookies, self.stand, **how) for cookies in self.cashiers]
        return cashiers, [Treasurer(server, self.staff, self.payouts, **how)] if has_keys else []


def _cookies(client) -> dict:
    return {name: morsel.value for name, morsel in client.cookies.items()}


def attack(scene: Scene, kills: int, *, has_keys: bool):
    """Everybody at work while workers die; ends when all that was begun is answered."""
    stop, started, ended = threading.Event(), time.monotonic(), 0
    with Server() as server:
        cashiers, treasurers = scene.hands(server, stop, has_keys=has_keys)
        everybody = [*cashiers, *treasurers]
        for hands in everybody:
            hands.start()
        try:
            while not all(hands.confirmed or hands.failure for hands in cashiers):
                time.sleep(0.01)
            for number in range(kills):
                assert [hands.failure for hands in everybody if hands.failure] == []
                time.sleep(random.uniform(0, PAUSE_SECONDS))
                while not server.kill_a_worker():
                    time.sleep(0.01)
                if number % KILLS_A_SESSION == 0:
                    ended += server.end_a_session()
        finally:
            stop.set()
            for hands in everybody:
                hands.join()
    assert [hands.failure for hands in everybody if hands.failure] == []
    return cashiers, treasurers, {"kills": kills, "sessions": ended, "seconds": round(time.monotonic() - started)}


def written() -> Counter:
    """How often each sale was written down."""
    rows = SaleLine.objects.filter(price_rupiah=CHEAPER)
    return Counter(rows.values_list("discount_reason", flat=True))


def lost(hands) -> dict:
    """Copies without an answer, by why."""
    return dict(sum((why for one in hands for why in one.lost.values()), Counter()))


def test_whoever_presses_again_after_a_kill_has_sold_once_and_paid_once(sign_in):
    scene = Scene(sign_in)

    cashiers, treasurers, figures = attack(scene, KILLS, has_keys=True)

    sold = {mark: answer for hands in cashiers for mark, answer in hands.confirmed.items()}
    paid = {int(mark) for hands in treasurers for mark in hands.confirmed}
    twice = [mark for mark, times in written().items() if times > 1]
    report("with keys", **figures, sales=len(sold), payments=len(paid), lost=lost(cashiers), twice=len(twice))
    assert written() == dict.fromkeys(sold, 1)
    receipts = SaleLine.objects.filter(discount_reason__in=sold).values_list("discount_reason", "sale")
    assert {mark: f"{scene.stand.url}nota/{sale}/" for mark, sale in receipts} == sold
    assert set(Payout.objects.exclude(paid_at=None).values_list("pk", flat=True)) == paid
    makers = Account.objects.filter(participant__shares__lot__in=scene.stand.lots)
    assert sum(makers.values_list("due_rupiah", flat=True)) == len(sold) * CHEAPER
    left = Balance.objects.filter(place=scene.stand.bazaar.place).values_list("quantity", flat=True)
    assert sum(left) == LOTS * STOCK - len(sold)
    assert differences() == []
    call_command("check_stock", stdout=StringIO())


def test_without_keys_the_same_attack_sells_twice(sign_in):
    """Else the attack would be none."""
    scene = Scene(sign_in)

    cashiers, _, figures = attack(scene, CONTROLS, has_keys=False)

    why = {mark: set(lost) for hands in cashiers for mark, lost in hands.lost.items()}
    twice = [mark for mark, times in written().items() if times > 1]
    by_kills = sum(not why[mark] & {"hung up"} for mark in twice)
    counts = {"sales": Sale.objects.count(), "lost": lost(cashiers), "twice": len(twice), "twice_by_kills": by_kills}
    report("without keys", **figures, **counts)
    assert set(written()) == {mark for hands in cashiers for mark in hands.confirmed}
    assert twice
    assert differences() == []
