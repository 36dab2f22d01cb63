"""Money and days that are typed wrongly: a sentence beside its field, and nothing is written."""

import pytest
from django.urls import reverse

from products.models import CashMove, OrderPayment, PartnerPayment
from rusunpreneur.access import Role
from tests.factories import (
    DeliveryFactory,
    InvoiceFactory,
    LotFactory,
    OrderLineFactory,
    PartnerDeliveryFactory,
)
from tests.factories.programs import days_ago
from tests.products.forms import opened, refused
from tests.products.test_order_pages import photo
from tests.products.tills import Till

pytestmark = pytest.mark.django_db
UNREADABLE = "tanpa sen"
TOMORROW, LAST_YEAR = days_ago(-1).isoformat(), days_ago(400).isoformat()


@pytest.mark.parametrize(
    ("direction", "amount", "said"),
    [
        ("masuk", "5.00", UNREADABLE),
        ("masuk", "5,000", UNREADABLE),
        ("masuk", "-5.000", UNREADABLE),
        ("masuk", "0", "nol"),
        ("keluar", "100.001", "Di laci hanya ada Rp100.000."),
    ],
)
def test_cash_in_and_out_of_a_drawer(sign_in, direction, amount, said):
    till = Till()
    typed = {"direction": direction, "amount": amount, "reason": "Uang kecil"}

    errors = refused(sign_in(user=till.cashier), f"{till.url}kas/", typed)

    assert said in errors["amount"]
    assert not CashMove.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"amount_rupiah": "350,000"}, "amount_rupiah", UNREADABLE),
        ({"amount_rupiah": "350.00"}, "amount_rupiah", UNREADABLE),
        ({"amount_rupiah": "-350.000"}, "amount_rupiah", UNREADABLE),
        ({"amount_rupiah": "350.001"}, "amount_rupiah", "lebih Rp1 dari Rp350.000"),
        ({"amount_rupiah": "349.999"}, "amount_rupiah", "kurang Rp1 dari Rp350.000"),
        ({"tax_rupiah": "-1"}, "tax_rupiah", UNREADABLE),
        ({"paid_on": LAST_YEAR}, "paid_on", "Tanggal bayar antara"),
        ({"paid_on": TOMORROW}, "paid_on", "Tanggal bayar antara"),
    ],
)
def test_what_a_buyer_paid(sign_in, typed, field, said):
    client, address = sign_in(Role.STAFF), reverse("order_pay", args=[InvoiceFactory().order_id])

    errors = refused(client, address, opened(client, address) | {"proof": photo()} | typed)

    assert said in errors[field]
    assert not OrderPayment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"amount": "90,000"}, "amount", UNREADABLE),
        ({"amount": "-90.000"}, "amount", UNREADABLE),
        ({"amount": "0"}, "amount", "lebih dari nol"),
        ({"amount": "90.001"}, "amount", "Tagihannya tinggal Rp90.000."),
        ({"paid_on": days_ago(1).isoformat()}, "paid_on", "Tanggal bayar antara"),
    ],
)
def test_what_a_company_paid(sign_in, typed, field, said):
    address = reverse("partner_pay", args=[PartnerDeliveryFactory().pk])
    whole = {"amount": "90.000", "paid_on": days_ago(0).isoformat(), "proof": photo()}

    errors = refused(sign_in(Role.STAFF), address, whole | typed)

    assert said in errors[field]
    assert not PartnerPayment.objects.exists()


@pytest.mark.parametrize("day", [LAST_YEAR, TOMORROW])
def test_a_delivery_before_its_order_or_on_a_day_to_come(sign_in, day):
    lot, client = LotFactory(passed=True), sign_in(Role.STAFF)
    order = OrderLineFactory(product=lot.product).order
    address = reverse("delivery_create", args=[order.pk])
    picked = opened(client, address)
    picked |= {name: "2" for name in picked if name.startswith("ambil")}

    errors = refused(client, address, picked | {"sent_on": day})

    assert "sent_on" in errors
    assert not order.deliveries.exists()


def test_a_day_of_receipt_before_the_goods_went(sign_in):
    delivery, client = DeliveryFactory(), sign_in(Role.STAFF)
    address = reverse("delivery_receive", args=[delivery.pk])
    typed = {"received_on": days_ago(9).isoformat(), "receiver": "Bu Ani"}

    errors = refused(client, address, opened(client, address) | typed)

    assert "Tanggal terima antara" in errors["received_on"]
