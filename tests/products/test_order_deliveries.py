"""Goods of an order on their way to the buyer: sent in parts, received, taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from products.actions import order_deliveries, orders, sales
from products.models import Account, Sale
from tests.factories import DeliveryFactory, LotFactory, OrderLineFactory, UserFactory
from tests.factories.money import line_of
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def send(line, lot, pieces, **said):
    share = line_of(lot).share
    return order_deliveries.send(order=line.order, picks=[(share, "A", pieces)], by=UserFactory(), **said)


@pytest.fixture
def ready():
    """A line of ten, and a lot of ten that has passed."""
    lot = LotFactory(passed=True)
    return OrderLineFactory(product=lot.product), lot


def test_what_is_sent_is_sold_and_waits_for_the_buyer(ready):
    line, lot = ready

    delivery = send(line, lot, 4)

    line.order.refresh_from_db()
    assert delivery.sale.channel == "e-order"
    assert (line.order.claim.code, line.order.claim.amount_rupiah) == (line.order.code, 140_000)
    account = Account.objects.get(participant=lot.shares.get().maker)
    assert (account.due_rupiah, account.waiting_rupiah) == (0, 140_000)


def test_the_rest_may_follow_but_not_more(ready):
    line, lot = ready
    send(line, lot, 4)

    with pytest.raises(ValidationError, match="dikirim 7, padahal sisa pesanan 6"):
        send(line, lot, 7)
    send(line, lot, 6)

    line.order.refresh_from_db()
    assert line.order.claim.amount_rupiah == 350_000


def test_another_price_of_the_order_is_that_of_the_sale(ready):
    line, lot = ready
    line.price_rupiah, line.price_reason = 30_000, "Pembelian banyak"
    line.save()

    sold = send(line, lot, 2).sale.lines.get()

    assert (sold.list_price_rupiah, sold.price_rupiah, sold.discount_reason) == (35_000, 30_000, "Pembelian banyak")


@pytest.mark.parametrize("day", [-1, 11])
def test_goods_go_between_the_order_and_today(ready, day):
    with pytest.raises(ValidationError, match="Tanggal kirim antara"):
        send(*ready, 2, sent_on=days_ago(day))


def test_what_was_not_ordered_is_not_sent(ready):
    line, _ = ready

    with pytest.raises(ValidationError, match="tidak dipesan"):
        send(line, LotFactory(passed=True), 1)


def test_taking_back_returns_goods_and_rupiah(ready):
    line, lot = ready
    delivery = send(line, lot, 4)

    order_deliveries.take_back(delivery=delivery, reason="Salah alamat", by=UserFactory())

    line.order.refresh_from_db()
    assert line.order.claim.amount_rupiah == 0
    assert lot.balances.present().get().place.kind == "gudang"
    assert Account.objects.get(participant=lot.shares.get().maker).waiting_rupiah == 0
    assert Sale.objects.get().is_voided
    assert order_deliveries.delivered(line.order) == {}


def test_a_receipt_is_written_down_once_and_not_before_the_goods_went():
    delivery, by = DeliveryFactory(), UserFactory()
    said = {"delivery": delivery, "receiver": "Bu Ani", "file": None, "by": by}

    with pytest.raises(ValidationError, match="Tanggal terima antara"):
        order_deliveries.receive(received_on=days_ago(6), **said)
    order_deliveries.receive(received_on=days_ago(4), **said)
    with pytest.raises(ValidationError, match="sudah dicatat"):
        order_deliveries.receive(received_on=days_ago(4), **said)


def test_an_order_that_went_out_is_not_cancelled(ready):
    line, lot = ready
    send(line, lot, 1)

    with pytest.raises(ValidationError, match="Tarik dulu kirimannya"):
        orders.cancel(order=line.order, reason="Batal", by=UserFactory())


def test_a_claim_is_what_was_delivered_whoever_voids(ready):
    delivery = send(*ready, 4)
    sales.void(sale=delivery.sale, reason="Dobel", by=UserFactory())

    with pytest.raises(IntegrityError, match="sale_claim_is_sum_of_sales"):
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_lets_no_more_go_than_was_ordered(ready, monkeypatch):
    monkeypatch.setattr("products.actions.order_deliveries._refuse_too_many", lambda *anything: None)
    line, lot = ready
    line.quantity = 3
    line.save()

    send(line, lot, 4)

    with pytest.raises(IntegrityError, match="delivery_within_order"):
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_other_grade_goes_only_with_the_buyers_word(ready):
    line, lot = ready
    share = line_of(lot).share

    with pytest.raises(ValidationError, match="siapa di pihak pembeli") as refused:
        order_deliveries.send(order=line.order, picks=[(share, "B", 2)], by=UserFactory(), remark=" ")

    assert set(refused.value.message_dict) == {"remark"}
