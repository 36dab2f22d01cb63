"""Selling at the till: whose pieces go, how it is paid, what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.models import Earning, Sale, SalePayment
from tests.factories import LotFactory, ProductFactory, QrisFeeFactory
from tests.factories.programs import days_ago
from tests.products.tills import Till, sent

pytestmark = pytest.mark.django_db


def payments_of(sale) -> list[tuple]:
    return list(sale.payments.values_list("method", "gross_rupiah", "fee_rupiah", "tendered_rupiah"))


def test_one_piece_for_exact_cash_goes_to_its_receipt(sign_in):
    till = Till()

    answer = sign_in(user=till.cashier).post(till.url, sent(product=till.product))

    sale = Sale.objects.get()
    assert answer.headers["Location"] == f"{till.url}nota/{sale.pk}/"
    assert (sale.shift, sale.total_rupiah, payments_of(sale)) == (till.shift, 35_000, [("tunai", 35_000, 0, None)])


def test_a_note_gives_its_change(sign_in):
    till = Till()
    client = sign_in(user=till.cashier)

    answer = client.post(till.url, sent(2, till.product, way="uang-100000"), follow=True)

    assert SalePayment.objects.get().change_rupiah == 30_000
    assert "data-change>Rp30.000" in answer.content.decode()


def test_the_fee_of_qris_is_kept_and_not_shown_to_the_buyer(sign_in):
    QrisFeeFactory(free_up_to_rupiah=0, basis_points=70)
    till = Till()

    answer = sign_in(user=till.cashier).post(till.url, sent(2, till.product, way="qris"), follow=True)

    assert payments_of(Sale.objects.get()) == [("qris", 70_000, 490, None)]
    assert "Rp490" not in answer.content.decode()


def test_a_part_by_qris_leaves_the_rest_in_cash(sign_in):
    till = Till()
    paid = sent(2, till.product, way="campuran", qris="20.000", diterima="50.000")

    sign_in(user=till.cashier).post(till.url, paid)

    assert payments_of(Sale.objects.get()) == [("qris", 20_000, 0, None), ("tunai", 50_000, 0, 50_000)]


def test_first_expired_goes_first_then_first_made(sign_in):
    food = ProductFactory(is_food=True, shelf_life_days=10, storage="beku")
    young, old = (LotFactory(product=food, made_on=days_ago(days), makers=(2,), passed=True) for days in (1, 5))
    till = Till(young, old)

    sign_in(user=till.cashier).post(till.url, sent(3, food))

    assert list(Sale.objects.get().lines.order_by("pk").values_list("share__lot", "quantity")) == [
        (old.pk, 2),
        (young.pk, 1),
    ]


def test_makers_of_one_lot_earn_in_turn(sign_in):
    till = Till(LotFactory(makers=(2, 2), passed=True))

    for _ in range(2):
        sign_in(user=till.cashier).post(till.url, sent(1, till.product))

    assert Earning.objects.values("participant").distinct().count() == 2


def test_the_cashier_may_take_another_lot(sign_in):
    purse = ProductFactory()
    old, young = (LotFactory(product=purse, made_on=days_ago(days), passed=True) for days in (5, 1))
    till = Till(old, young)
    share = young.shares.get()

    sign_in(user=till.cashier).post(till.url, sent(2, purse, **{f"lot-{share.pk}-A": "2"}))

    assert [line.share for line in Sale.objects.get().lines.all()] == [share]


def test_what_is_past_its_day_is_not_sold(sign_in):
    food = ProductFactory(is_food=True, shelf_life_days=3, storage="beku")
    lot = LotFactory(product=food, made_on=days_ago(3), passed=True)
    till = Till(lot)
    type(lot).objects.filter(pk=lot.pk).update(made_on=days_ago(9), expires_on=days_ago(6))
    client = sign_in(user=till.cashier)

    assert "10 barang lewat tanggal" in client.get(till.url).content.decode()
    assert client.post(till.url, sent(product=food)).status_code == 422
    assert not Sale.objects.exists()


def test_the_same_form_sent_again_is_one_sale_also_when_nothing_is_left(sign_in):
    till = Till()
    client, form = sign_in(user=till.cashier), sent(10, till.product)

    answers = [client.post(till.url, form, headers={"Accept": "application/json"}) for _ in range(2)]

    sale = Sale.objects.get()
    assert [answer.json() for answer in answers] == [{"next": f"{till.url}nota/{sale.pk}/"}] * 2


def test_three_lines_cost_at_most_twenty_statements(sign_in):
    QrisFeeFactory()
    till = Till(*(LotFactory(passed=True) for _ in range(3)))
    client = sign_in(user=till.cashier)
    client.post(till.url, sent(product=till.product))
    form = {"cara": "campuran", "qris": "20.000", "submission_key": sent(product=till.product)["submission_key"]}
    form |= {f"jumlah-{lot.product_id}-A": 2 for lot in till.lots}

    with CaptureQueriesContext(connection) as statements:
        assert client.post(till.url, form).status_code == 302

    assert Sale.objects.latest("pk").lines.count() == 3
    assert len(statements) <= 20, [statement["sql"][-300:] for statement in statements]
