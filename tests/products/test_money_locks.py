"""Who sells, settles, voids and closes locks in one order: they wait for each other, never crosswise."""

import time
from threading import Event

import pytest
from django.db import connection, transaction

from products.actions import closing, earnings, sales, till
from products.models import Account, Bazaar, Sale
from tests.factories import ClaimFactory, LotFactory, UserFactory
from tests.factories.money import line_of
from tests.products.hands import at_once, sell_one, settle, succeeded
from tests.products.sold import sell
from tests.products.tills import PRICE, Till

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def slowly(monkeypatch, module, name: str):
    """Others get in between what came before and this."""
    real = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *args, **values: time.sleep(0.6) or real(*args, **values))


def test_two_sales_of_the_same_two_lots_in_either_order_never_wait_crosswise():
    for _ in range(ROUNDS):
        lots, user = [LotFactory(makers=(8,), passed=True) for _ in range(2)], UserFactory()
        lines = [line_of(lot) for lot in lots]
        paid = [sales.Payment("tunai", 2 * PRICE)]

        answers = at_once(
            *[
                lambda order=order, user=user, paid=paid: sales.record(
                    channel="langsung", lines=order, payments=paid, by=user
                )
                for order in (lines, lines[::-1]) * 4
            ]
        )

        assert len(succeeded(answers)) == 8
        assert {account.due_rupiah for account in Account.objects.filter(participant__shares__lot__in=lots)} == {
            8 * PRICE
        }


def test_a_claim_is_settled_while_its_makers_sell_elsewhere():
    """The accounts of many are locked in the order of their keys by both; else one of the two would be ended."""
    lot, claim, user = LotFactory(makers=[2] * 6, passed=True), ClaimFactory(), UserFactory()
    everybody = [line_of(lot, maker=number) for number in reversed(range(6))]
    sales.record(channel="e-order", lines=everybody, claim=claim, by=user)
    for line in everybody:  # so that their accounts lie the other way round
        earnings.adjust(participant=line.share.maker, rusunawa=lot.rusunawa, amount_rupiah=1, reason="Uji", by=user)
    has_first = Event()

    @transaction.atomic
    def lock_in_order():
        first, *others = Account.objects.order_by("pk").values_list("pk", flat=True)
        list(Account.objects.select_for_update().filter(pk=first))
        has_first.set()
        time.sleep(0.6)
        list(Account.objects.select_for_update().filter(pk__in=others).order_by("pk"))

    @transaction.atomic
    def settle_by_any_plan():
        has_first.wait(5)
        connection.cursor().execute("SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off")
        settle(claim, user)

    at_once(lock_in_order, settle_by_any_plan)

    assert {account.due_rupiah for account in Account.objects.all()} == {PRICE + 1}


@pytest.mark.parametrize("act", ["sell", "void"])
def test_a_till_and_the_closing_of_its_bazaar_never_wait_crosswise(monkeypatch, act):
    stand = Till()
    sale = sell(stand.bazaar, line_of(stand.lots[0]), shift=stand.shift)
    slowly(monkeypatch, *((till, "pick") if act == "sell" else (sales, "_hold")))
    left = [closing.Left(stand.lots[0].shares.get(), "A", 9, 9)]

    done, closed = at_once(
        (lambda: sell_one(stand))
        if act == "sell"
        else (lambda: sales.void(sale=sale, reason="Salah", by=stand.cashier)),
        lambda: closing.close(bazaar=Bazaar.objects.get(pk=stand.bazaar.pk), lines=left, by=stand.cashier),
    )

    assert isinstance(done, Sale)
    assert "masih terbuka" in closed.messages[0]
