"""Random sequences of everything that brings or pays money, against a model of it in plain Python.

`make test` takes a few hundred steps; STEPS=10000 takes so many (`make kills` does).
"""

import os
from collections import Counter

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from products import ledger_check, money_check, month_check
from products.drawer import drawer_of
from products.models import Account, Balance, Earning, MaterialBalance, PayoutItem
from tests.products.money.model import kept
from tests.products.money.payouts import Payouts
from tests.products.money.world import RATES

STEPS = int(os.environ.get("STEPS", "400"))
STEPS_A_RUN, SEEDS = 100, 2


class Money(Payouts):
    def begin(self):
        """Pieces in the store, at both bazaars and for the company; tills are open, material is with the makers."""
        self.log(made=(9, 8, 7))
        for number, kind in ((2_000, "terima"), (500, "bagikan")):
            self.move_material(kind=kind, person=0, number=number)
        self.hand_in(made=(4, 3, 2))
        while self.there("menunggu"):
            self.inspect(which=0, a=7, b=1)
        for number in range(len(self.stands)):
            for entry in [at for at, (_, grade, _) in enumerate(self.own_goods()) if grade == "A"]:
                self.carry_to_bazaar(which=4 * entry + 1, stand=number, number=3)
                self.receive_at_bazaar(which=0, missing=0, broken=0)
            self.open_till(stand=4 * number)

    @invariant()
    def every_piece_is_where_the_model_says(self):
        rows = Balance.objects.present().values_list("share", "grade", "place__kind", "place__label", "quantity")
        there = {(share, grade, f"{kind} {label}".strip()): number for share, grade, kind, label, number in rows}
        assert there == {key: number for key, number in self.pieces.items() if number}

    @invariant()
    def everybody_is_owed_what_the_model_says(self):
        accounts = Account.objects.values_list("participant", "due_rupiah", "waiting_rupiah", "paid_rupiah")
        kept_in_accounts = {person: tuple(sums) for person, *sums in accounts}
        ledger = self.ledger
        for person in self.everybody:
            said = (ledger.due(person), ledger.waiting(person), ledger.paid(person))
            assert kept_in_accounts.get(person, (0, 0, 0)) == said
            assert ledger.owed(person) >= 0

    def closing_check(self):
        self.what_is_due_to_makers_is_what_sales_and_accepted_pieces_brought()
        self.material_is_used_returned_lost_or_held()
        for stand in self.stands:
            if stand.turn:
                drawer = drawer_of(stand.turn.row)
                live = [sale for sale in stand.turn.sales if sale.is_live]
                assert drawer.expected_rupiah == stand.turn.expected
                assert (drawer.qris_rupiah, drawer.fee_rupiah) == (
                    sum(sale.qris for sale in live),
                    sum(sale.fee for sale in live),
                )
        taken = Counter(PayoutItem.objects.filter(payout__in=self.paid_out()).values_list("earning", flat=True))
        assert not taken or max(taken.values()) == 1
        assert money_check.differences() == []
        assert month_check.differences() == []
        assert ledger_check.differences() == []

    def paid_out(self):
        return [payment.row for payment in self.ledger.payments if payment.counts]

    def what_is_due_to_makers_is_what_sales_and_accepted_pieces_brought(self):
        total = self.ledger.adjusted
        for sold in self.ledger.sold:
            if sold.is_live:
                rate = RATES["bazar"] if sold.turn else RATES["borongan"] if not sold.origin else 0
                total += sold.total - sum(kept([pieces * price for *_, pieces, price in sold.lines], rate))
        assert (Earning.objects.aggregate(sum=Sum("amount_rupiah"))["sum"] or 0) == total

    def material_is_used_returned_lost_or_held(self):
        rows = MaterialBalance.objects.filter(material__order=self.order).values_list("holder", "quantity")
        held = {holder or "stok": quantity for holder, quantity in rows if quantity}
        assert held == {holder: quantity for holder, quantity in self.material.items() if quantity}
        assert self.came == self.gone + sum(held.values())


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(SEEDS))
def test_random_steps_leave_every_piece_and_every_rupiah_where_a_model_says(number):
    run_state_machine_as_test(
        seed(number)(Money),
        settings=settings(
            max_examples=max(STEPS // STEPS_A_RUN // SEEDS, 1),
            stateful_step_count=STEPS_A_RUN,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
