"""Many hands on the same money: each piece is sold once, each void counts once, no rupiah is lost in between."""

import pytest

from products.actions import sales, shifts
from products.models import Account, Claim, Sale, Shift
from tests.factories import ClaimFactory, LotFactory, SaleFactory, UserFactory
from tests.factories.money import line_of
from tests.products.hands import at_once, sell_one, settle, succeeded
from tests.products.sold import sell
from tests.products.tills import PRICE, Till

pytestmark = pytest.mark.django_db(transaction=True)
HANDS, ROUNDS = 8, 5


def test_eight_cashiers_sell_the_last_piece_once():
    stand = Till(LotFactory(makers=(1,), passed=True))
    turns = [stand.shift, *(stand.another() for _ in range(HANDS - 1))]

    answers = at_once(*(lambda turn=turn: sell_one(stand, turn) for turn in turns))

    assert len(succeeded(answers)) == 1
    assert Account.objects.get().due_rupiah == PRICE


def test_a_sale_is_voided_once_by_eight_hands():
    sale = SaleFactory()

    answers = at_once(*[lambda: sales.void(sale=sale, reason="Dobel", by=sale.sold_by)] * HANDS)

    assert len(succeeded(answers)) == 1
    assert Account.objects.get().due_rupiah == 0


def test_what_a_void_brings_back_is_sold_or_is_not_there_yet():
    for _ in range(ROUNDS):
        lot, user = LotFactory(makers=(1,), passed=True), UserFactory()
        sale = SaleFactory(lot=lot, quantity=1)

        voided, sold = at_once(
            lambda sale=sale: sales.void(sale=sale, reason="Salah", by=sale.sold_by),
            lambda lot=lot, user=user: SaleFactory(lot=lot, quantity=1, sold_by=user),
        )

        assert isinstance(voided, Sale)
        assert Account.objects.get(participant=lot.shares.get().maker).due_rupiah == (
            35_000 if isinstance(sold, Sale) else 0
        )


def test_what_is_sold_while_its_claim_is_settled_is_not_lost_between_waiting_and_due():
    for _ in range(ROUNDS):
        lot, claim, user = LotFactory(passed=True), ClaimFactory(), UserFactory()
        SaleFactory(lot=lot, claim=claim)

        at_once(
            *[lambda lot=lot, claim=claim, user=user: SaleFactory(lot=lot, claim=claim, sold_by=user)] * 2,
            lambda claim=claim, user=user: settle(Claim.objects.get(pk=claim.pk), user),
        )

        account = Account.objects.get(participant=lot.shares.get().maker)
        assert (account.due_rupiah, account.waiting_rupiah) == (210_000, 0)


def test_a_sale_while_the_drawer_is_counted_is_in_the_count_or_refused():
    for _ in range(ROUNDS):
        stand = Till()

        sold, closed = at_once(
            lambda stand=stand: sell(stand.bazaar, line_of(stand.lots[0]), shift=stand.shift),
            lambda stand=stand: shifts.close(shift=stand.shift, counted_rupiah=0, reason="Uji", by=stand.cashier),
        )

        assert isinstance(closed, Shift)
        assert closed.expected_rupiah == (135_000 if isinstance(sold, Sale) else 100_000)
