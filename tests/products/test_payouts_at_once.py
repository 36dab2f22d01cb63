"""Paying out while somebody else takes back what is paid for: one of the two, never both."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from products import money_check
from products.actions import payouts, sales
from products.models import Payout, PayoutRun
from tests.factories import PayoutFactory, SaleFactory, UserFactory
from tests.products.hands import at_once, slowly, succeeded

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


@pytest.fixture(autouse=True)
def adds_up():
    yield
    assert money_check.differences() == []


def test_what_is_paid_out_is_not_voided_and_what_is_voided_is_not_paid_out():
    for _ in range(ROUNDS):
        sale, by = SaleFactory(), UserFactory()
        payout = PayoutFactory(lot=sale.lines.get().share.lot, approved=True)

        answers = at_once(
            lambda payout=payout, by=by: payouts.pay(payout=payout, by=by),
            lambda sale=sale, by=by: sales.void(sale=sale, reason="Salah", by=by),
        )

        assert len(succeeded(answers)) == 1


def test_a_run_that_is_cancelled_while_it_is_paid_is_one_of_the_two(monkeypatch):
    slowly(monkeypatch, payouts, "_to_be_paid")
    for _ in range(ROUNDS):
        payout, by = PayoutFactory(approved=True), UserFactory()

        answers = at_once(
            lambda payout=payout, by=by: payouts.pay(payout=payout, by=by),
            lambda payout=payout, by=by: payouts.cancel(run=payout.run, reason="Salah bulan", by=by),
        )

        assert len(succeeded(answers)) == 1


def test_the_database_refuses_a_payment_out_of_a_run_that_nobody_approved():
    payout = PayoutFactory()

    with pytest.raises(IntegrityError, match="payout_of_approved_run"):
        Payout.objects.filter(pk=payout.pk).update(paid_at=timezone.now(), paid_by=payout.run.created_by)


def test_the_database_refuses_to_cancel_a_run_out_of_which_somebody_was_paid():
    payout, by = PayoutFactory(approved=True), UserFactory()
    payouts.pay(payout=payout, by=by)

    with pytest.raises(IntegrityError, match="payout_run_cancelled_unpaid"):
        PayoutRun.objects.update(cancelled_at=timezone.now(), cancelled_by=by, cancelled_reason="Uji")
