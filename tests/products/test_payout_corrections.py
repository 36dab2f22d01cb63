"""What was corrected after it was paid is settled with the next payment; what cancels out is never paid."""

import pytest
from django.core.exceptions import ValidationError

from products.actions import earnings, payouts, sales
from products.actions.payouts import Source
from products.models import Account, Payout
from tests.factories import BazaarFactory, LotFactory, PayoutRunFactory, SaleFactory, UserFactory
from tests.factories.money import line_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


def paid(lot) -> Payout:
    [payout] = payouts.pay_all(run=PayoutRunFactory(lot=lot, approved=True), by=UserFactory())
    return payout


def void(sale):
    sales.void(sale=sale, reason="Dobel", by=UserFactory())


def test_a_voided_sale_does_not_keep_the_others_of_its_bazaar_from_being_paid():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])
    void(sell(bazaar, line_of(lot, 3, 10_000)))
    sell(bazaar, line_of(lot, 2, 10_000))
    source, maker = Source(lot.rusunawa, bazaar=bazaar), lot.shares.get().maker_id

    run = payouts.propose(source=source, people=[maker], methods={}, by=UserFactory())
    payouts.approve(run=run, by=UserFactory())
    [payout] = payouts.pay_all(run=run, by=UserFactory())

    assert payout.amount_rupiah == 20_000
    assert Account.objects.get().owed_rupiah == 0


def test_what_was_paid_and_then_voided_is_kept_from_the_next_payment():
    lot = LotFactory(passed=True)
    first = SaleFactory(lot=lot, quantity=1)
    paid(lot)
    bazaar = BazaarFactory(goods=[lot])
    sell(bazaar, line_of(lot, 4))

    void(first)

    due = Source(lot.rusunawa, bazaar=bazaar).earnings().order_by().values_list("participant").distinct().get()
    assert paid(lot).amount_rupiah == 3 * 35_000
    assert (due[0], Account.objects.get().owed_rupiah) == (lot.shares.get().maker_id, 0)


def test_an_adjustment_downwards_is_kept_too():
    lot = LotFactory(passed=True)
    SaleFactory(lot=lot)
    about = {"participant": lot.shares.get().maker, "rusunawa": lot.rusunawa}

    earnings.adjust(amount_rupiah=-20_000, reason="Salah hitung", by=UserFactory(), **about)

    assert paid(lot).amount_rupiah == 50_000


def test_a_payout_with_a_voided_sale_is_reckoned_anew_and_then_paid():
    lot = LotFactory(passed=True)
    first, second = SaleFactory(lot=lot), SaleFactory(lot=lot, quantity=1)
    payout = PayoutRunFactory(lot=lot, approved=True).payouts.get()
    void(first)

    with pytest.raises(ValidationError, match="Hitung ulang bagiannya"):
        payouts.pay(payout=payout, by=UserFactory())
    anew = payouts.reckon_anew(payout=payout, by=UserFactory())
    payouts.pay(payout=anew, by=UserFactory())

    assert anew.amount_rupiah == second.total_rupiah
    assert Account.objects.get().owed_rupiah == 0


def test_nothing_is_reckoned_anew_that_still_holds():
    payout = PayoutRunFactory(approved=True).payouts.get()

    with pytest.raises(ValidationError, match="masih benar"):
        payouts.reckon_anew(payout=payout, by=UserFactory())


def test_somebody_of_whom_nothing_is_left_is_taken_out_of_the_run():
    lot = LotFactory(passed=True)
    sale = SaleFactory(lot=lot)
    payout = PayoutRunFactory(lot=lot, approved=True).payouts.get()
    void(sale)

    assert payouts.reckon_anew(payout=payout, by=UserFactory()) is None
    assert payout.run.payouts.get().reversed_reason == "Dihitung ulang"
