"""Many hands at one order: the last pieces go once, it is paid once."""

import pytest

from products.actions import invoices, order_deliveries
from products.models import Account, Delivery, OrderPayment
from tests.factories import InvoiceFactory, LotFactory, OrderLineFactory, UserFactory
from tests.factories.money import line_of
from tests.factories.programs import days_ago
from tests.products.test_goods_at_once import at_once, succeeded

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_orders_take_the_same_last_pieces_once():
    lot, by = LotFactory(makers=(10,), passed=True), UserFactory()
    lines = [OrderLineFactory(product=lot.product) for _ in range(8)]
    share = line_of(lot).share

    answers = at_once(lambda number: order_deliveries.send(order=lines[number].order, picks=[(share, "A", 10)], by=by))

    assert len(succeeded(answers)) == 1
    assert Delivery.objects.count() == 1
    assert Account.objects.get(participant=share.maker).waiting_rupiah == 350_000


def test_one_order_is_not_sent_twice():
    lot, by = LotFactory(makers=(100,), passed=True), UserFactory()
    line, share = OrderLineFactory(product=lot.product), line_of(lot).share

    answers = at_once(lambda number: order_deliveries.send(order=line.order, picks=[(share, "A", 10)], by=by))

    assert len(succeeded(answers)) == 1
    line.order.refresh_from_db()
    assert line.order.claim.amount_rupiah == 350_000


def test_parts_that_go_at_once_all_count_in_the_claim():
    lot, by = LotFactory(makers=(10,), passed=True), UserFactory()
    line, share = OrderLineFactory(product=lot.product), line_of(lot).share

    answers = at_once(lambda number: order_deliveries.send(order=line.order, picks=[(share, "A", 1)], by=by))

    assert len(succeeded(answers)) == 8
    line.order.refresh_from_db()
    assert line.order.claim.amount_rupiah == 280_000


def test_one_bill_is_paid_once():
    order, by = InvoiceFactory().order, UserFactory()

    answers = at_once(
        lambda number: invoices.pay(order=order, paid_on=days_ago(0), amount_rupiah=350_000, proof=None, by=by)
    )

    assert len(succeeded(answers)) == 1
    assert OrderPayment.objects.count() == 1
    assert Account.objects.get().due_rupiah == 350_000
