"""A company pays in full or in parts; its makers' money falls due when all of a delivery is paid."""

import pytest
from django.core.exceptions import ValidationError

from products.actions import deliveries, partner_bills
from tests.factories import PartnerDeliveryFactory, PartnerPaymentFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery():
    return PartnerDeliveryFactory()


def account_of(delivery):
    account = delivery.lines.get().share.maker.account
    account.refresh_from_db()
    return account.due_rupiah, account.waiting_rupiah


def test_a_part_leaves_the_makers_waiting_and_the_rest_makes_it_due(delivery):
    PartnerPaymentFactory(delivery=delivery, amount=40_000)
    after_a_part = account_of(delivery)

    PartnerPaymentFactory(delivery=delivery)

    delivery.claim.refresh_from_db()
    assert after_a_part == (0, 90_000)
    assert account_of(delivery) == (90_000, 0)
    assert delivery.claim.is_settled


def test_more_than_is_owed_and_a_day_before_it_was_owed_are_refused(delivery):
    with pytest.raises(ValidationError, match="Tagihannya tinggal"):
        PartnerPaymentFactory(delivery=delivery, amount=90_001)
    with pytest.raises(ValidationError, match="Tanggal bayar antara"):
        PartnerPaymentFactory(delivery=delivery, paid_on=days_ago(5))
    with pytest.raises(ValidationError, match="Tanggal bayar antara"):
        PartnerPaymentFactory(delivery=delivery, paid_on=days_ago(-1))


def test_a_payment_that_was_none_lets_the_makers_wait_again(delivery):
    payment = PartnerPaymentFactory(delivery=delivery)

    partner_bills.take_back(payment=payment, reason="Transfer ditolak bank", by=UserFactory())

    assert account_of(delivery) == (0, 90_000)
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        partner_bills.take_back(payment=payment, reason="Lagi", by=UserFactory())


def test_what_was_paid_is_not_taken_back_from_the_makers(delivery):
    PartnerPaymentFactory(delivery=delivery, amount=1_000)

    with pytest.raises(ValidationError, match="Mitra sudah membayar"):
        deliveries.take_back(inspection=delivery.inspections.get(), reason="Salah", by=UserFactory())


def test_nothing_is_paid_for_a_delivery_nobody_accepted():
    delivery = PartnerDeliveryFactory(inspected_by_whom="mitra")

    with pytest.raises(ValidationError, match="Belum ada yang ditagih"):
        PartnerPaymentFactory(delivery=delivery, amount=1)
