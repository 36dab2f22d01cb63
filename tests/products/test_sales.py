"""Selling: goods, money and the makers' rupiah move together or not at all."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from products.actions import closing, sales
from products.models import Account, Earning
from tests.factories import BazaarFactory, LotFactory, SaleFactory, ShiftFactory, UserFactory
from tests.factories.money import line_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


def pieces(lot) -> dict:
    return {row.place.kind: row.quantity for row in lot.balances.present().select_related("place")}


def account_of(lot) -> Account:
    return Account.objects.get(participant=lot.shares.get().maker)


def test_a_sale_takes_the_goods_and_credits_the_maker():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])

    sale = sell(bazaar, line_of(lot, 3, 35_000))

    assert pieces(lot) == {"bazar": 7, "pembeli": 3}
    assert sale.total_rupiah == 105_000
    earning = Earning.objects.get(sale_line__sale=sale)
    assert (earning.participant, earning.amount_rupiah) == (lot.shares.get().maker, 105_000)
    assert account_of(lot).owed_rupiah == 105_000


def test_a_void_takes_exactly_that_back():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])
    sale = sell(bazaar, line_of(lot, 3))

    sales.void(sale=sale, reason="Salah ketik", by=UserFactory())

    assert pieces(lot) == {"bazar": 10}
    assert account_of(lot).owed_rupiah == 0
    assert sorted(Earning.objects.values_list("amount_rupiah", flat=True)) == [-105_000, 105_000]


def test_a_sale_is_voided_once_and_with_a_reason():
    sale = SaleFactory()

    with pytest.raises(ValidationError, match="alasan"):
        sales.void(sale=sale, reason=" ", by=UserFactory())
    sales.void(sale=sale, reason="Dobel", by=UserFactory())
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        sales.void(sale=sale, reason="Lagi", by=UserFactory())


def test_more_than_is_there_is_refused_in_words():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])

    with pytest.raises(ValidationError, match="tinggal 10, yang diminta 11"):
        sell(bazaar, line_of(lot, 11))


def test_a_sale_of_no_piece_is_refused_in_words():
    with pytest.raises(ValidationError, match="paling sedikit satu"):
        SaleFactory(lot=LotFactory(passed=True), quantity=0)


def test_what_has_not_passed_qc_cannot_be_sold():
    lot = LotFactory()

    with pytest.raises(ValidationError, match="tinggal 0"):
        SaleFactory(lot=lot)


def test_a_closed_bazaar_or_shift_sells_nothing():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])
    shift = ShiftFactory(bazaar=bazaar)
    shift.closed_at, shift.closed_by = timezone.now(), shift.cashier
    shift.expected_rupiah = shift.counted_rupiah = 100_000
    shift.save()

    with pytest.raises(ValidationError, match="Giliran kasir"):
        sell(bazaar, line_of(lot), shift=shift)
    closing.close(bazaar=bazaar, lines=[closing.Left(lot.shares.get(), "A", 10, 10)], by=shift.cashier)
    bazaar.refresh_from_db()
    with pytest.raises(ValidationError, match="sudah ditutup"):
        sell(bazaar, line_of(lot))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE products_sale SET total_rupiah = total_rupiah + 1",
        "DELETE FROM products_sale",
        "UPDATE products_saleline SET price_rupiah = 1",
        "UPDATE products_earning SET amount_rupiah = 1",
        "DELETE FROM products_earning",
        "UPDATE products_account SET paid_rupiah = 0",
    ],
)
def test_nothing_of_a_sale_is_ever_rewritten(sql):
    SaleFactory()

    with pytest.raises(Exception, match=r"Cannot (update|delete)|account_follows"), transaction.atomic():
        connection.cursor().execute(sql)


def test_a_sale_without_its_makers_rupiah_does_not_stay(monkeypatch):
    monkeypatch.setattr("products.actions.earnings.credit", lambda **anything: None)

    with pytest.raises(IntegrityError, match="sale_line_credits_its_maker"):
        sell_to_the_end()


@transaction.atomic
def sell_to_the_end():
    """With the rules that hold at the end of a transaction."""
    SaleFactory()
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
