"""An order is billed and paid; only then is the makers' rupiah theirs."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from products.actions import invoices, order_deliveries
from products.models import Account, Invoice, Order, OrderPayment
from tests.factories import DeliveryFactory, InvoiceFactory, OrderPaymentFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def pay(order, amount=350_000, **said):
    said = {"paid_on": days_ago(0), "proof": None} | said
    return invoices.pay(order=order, amount_rupiah=amount, by=UserFactory(), **said)


def issue(order, number="TAG/1", on=0):
    return invoices.issue(order=order, number=number, issued_on=days_ago(on), by=UserFactory())


def accounts() -> list:
    return list(Account.objects.values_list("due_rupiah", "waiting_rupiah"))


def test_when_the_buyer_has_paid_the_rupiah_falls_due():
    order = InvoiceFactory().order
    before = accounts()

    pay(order)

    assert (before, accounts()) == ([(0, 350_000)], [(350_000, 0)])
    assert Order.objects.with_progress().get().state == "lunas"


def test_money_and_withheld_tax_are_the_bill():
    order = InvoiceFactory().order

    payment = pay(order, 344_750, tax_rupiah=5_250, tax_slip_number="BP-0031")

    assert payment.amount_rupiah + payment.tax_rupiah == 350_000


@pytest.mark.parametrize(
    ("amount", "tax", "sentence"),
    [
        (350_001, 0, "lebih Rp1 dari Rp350.000"),
        (344_750, 0, "kurang Rp5.250 dari Rp350.000"),
        (350_000, 5_250, "lebih Rp5.250 dari Rp350.000"),
    ],
)
def test_any_other_sum_is_refused_in_words(amount, tax, sentence):
    order = InvoiceFactory().order

    with pytest.raises(ValidationError, match=sentence):
        pay(order, amount, tax_rupiah=tax, tax_slip_number="BP-1" if tax else "")
    assert not OrderPayment.objects.exists()


def test_an_order_is_paid_once():
    order = OrderPaymentFactory().order

    with pytest.raises(ValidationError, match="sudah dicatat"):
        pay(order)


def test_nothing_is_paid_before_it_is_billed_nor_on_a_day_to_come():
    order = InvoiceFactory().order

    with pytest.raises(ValidationError, match="belum ditagih"):
        pay(DeliveryFactory(received=True).order)
    for day in (-1, 5):
        with pytest.raises(ValidationError, match="Tanggal bayar antara"):
            pay(order, paid_on=days_ago(day))


def test_what_is_not_all_received_is_not_billed():
    part, unreceived = DeliveryFactory(quantity=4, received=True), DeliveryFactory()

    with pytest.raises(ValidationError, match="Belum semua dikirim"):
        issue(part.order)
    with pytest.raises(ValidationError, match="belum punya tanda terima"):
        issue(unreceived.order)


def test_a_number_of_a_bill_is_used_once():
    issue(DeliveryFactory(received=True).order)

    with pytest.raises(ValidationError, match="sudah dipakai"):
        issue(DeliveryFactory(received=True).order)


def test_a_bill_is_withdrawn_with_a_reason_and_may_come_again():
    order = InvoiceFactory(number="TAG/1").order

    with pytest.raises(ValidationError, match="alasan"):
        invoices.withdraw(order=order, reason=" ", by=UserFactory())
    invoices.withdraw(order=order, reason="Salah nomor", by=UserFactory())

    assert not Invoice.objects.exists()
    issue(Order.objects.get(), "TAG/1")


def test_what_is_billed_is_not_taken_back():
    delivery = DeliveryFactory(received=True)
    issue(delivery.order)

    with pytest.raises(ValidationError, match="Tarik dulu tagihannya"):
        order_deliveries.take_back(delivery=delivery, reason="Rusak", by=UserFactory())


def test_a_payment_written_down_wrongly_makes_the_makers_wait_again():
    order = OrderPaymentFactory().order

    invoices.unpay(order=order, reason="Salah pesanan", by=UserFactory())

    assert accounts() == [(0, 350_000)]
    assert Order.objects.with_progress().get().state == "ditagih"


def test_the_database_takes_no_other_sum(monkeypatch):
    monkeypatch.setattr("products.actions.invoices._refuse_other_sum", lambda *anything: None)

    pay(InvoiceFactory().order, 1_000)

    with pytest.raises(IntegrityError, match="order_payment_is_the_claim"):
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
