"""What a sale costs and how it is paid."""

import pytest
from django.core.exceptions import ValidationError

from products.actions.sales import Payment
from products.models import Sale, SaleLine
from tests.factories import BazaarFactory, LotFactory, QrisFeeFactory
from tests.factories.money import line_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


def test_qris_keeps_gross_fee_and_net_by_the_rule_of_its_day():
    QrisFeeFactory(free_up_to_rupiah=100_000, basis_points=30)
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])

    sale = sell(bazaar, line_of(lot, 5, 35_000), payments=[Payment("tunai", 50_000, 100_000), Payment("qris", 125_000)])

    paid = {payment.method: payment for payment in sale.payments.all()}
    assert paid["tunai"].change_rupiah == 50_000
    assert (paid["qris"].gross_rupiah, paid["qris"].fee_rupiah, paid["qris"].net_rupiah) == (125_000, 375, 124_625)


@pytest.mark.parametrize(
    ("payments", "sentence"),
    [
        ([Payment("tunai", 30_000)], "Kurang Rp5.000"),
        ([Payment("tunai", 40_000)], "Lebih Rp5.000"),
        ([Payment("tunai", 35_000, 20_000)], "kurang Rp15.000"),
    ],
)
def test_payments_that_do_not_make_the_total_are_refused(payments, sentence):
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])

    with pytest.raises(ValidationError, match=sentence):
        sell(bazaar, line_of(lot), payments=payments)
    assert not Sale.objects.exists()


def test_another_price_than_the_list_needs_its_reason():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])

    with pytest.raises(ValidationError, match="tulis alasannya"):
        sell(bazaar, line_of(lot, price=30_000, list_price=35_000))
    sell(bazaar, line_of(lot, price=30_000, list_price=35_000, reason="Anyaman longgar"))

    assert SaleLine.objects.get().discount_reason == "Anyaman longgar"
