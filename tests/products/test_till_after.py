"""After and beside a sale: voiding it, putting one aside, who sees what."""

import pytest
from django.utils import timezone

from products.actions import shifts
from products.models import Basket, Sale
from rusunpreneur.access import Role
from rusunpreneur.words import rupiah
from tests.products.tills import Till, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def till(db):
    return Till()


@pytest.fixture
def client(till, sign_in):
    return sign_in(user=till.cashier)


def sold(client, till, pieces=2) -> Sale:
    client.post(till.url, sent(pieces, till.product))
    return Sale.objects.latest("pk")


def void(client, till, sale, reason="Salah barang"):
    return client.post(f"{till.url}nota/{sale.pk}/batal/", {"reason": reason})


def test_a_void_gives_goods_and_cash_back(till, client):
    sale = sold(client, till)

    assert void(client, till, sale).status_code == 302

    assert till.lots[0].balances.get(place=till.bazaar.place).quantity == 10
    assert shifts.close(shift=till.shift, counted_rupiah=100_000, by=till.cashier).expected_rupiah == 100_000


def test_the_receipt_of_a_void_says_what_goes_back(till, client):
    sale = sold(client, till)
    void(client, till, sale)

    page = client.get(f"{till.url}nota/{sale.pk}/").content.decode()

    assert "Kembalikan, Tunai" in page
    assert f'receipt-figure">{rupiah(sale.total_rupiah)}' in page
    assert "tanpa kembalian" not in page


def test_a_sale_is_voided_once_and_with_a_reason(till, client):
    sale = sold(client, till)

    assert "Tulis alasannya." in void(client, till, sale, " ").content.decode()
    void(client, till, sale)
    again = void(client, till, sale)

    assert again.status_code == 422
    assert "Nota ini sudah dibatalkan" in again.content.decode()


def test_nothing_is_voided_after_closing(till, client):
    sale = sold(client, till)
    shifts.close(shift=till.shift, counted_rupiah=170_000, by=till.cashier)

    page = void(client, till, sale).content.decode()

    assert "Giliran kasir ini sudah ditutup." in page
    assert not Sale.objects.get().is_voided


def test_a_closed_bazaar_sells_and_voids_nothing(till, client):
    sale = sold(client, till, 10)
    shifts.close(shift=till.shift, counted_rupiah=450_000, by=till.cashier)
    till.bazaar.closed_at, till.bazaar.closed_by = timezone.now(), till.cashier
    till.bazaar.save()

    assert "Bazar ini sudah ditutup" in client.post(till.url, sent(product=till.product)).content.decode()
    assert "sudah ditutup, jadi" in void(client, till, sale).content.decode()
    assert Sale.objects.count() == 1


def test_a_cashier_voids_her_own_sales_and_staff_any(till, client, sign_in):
    sale = sold(client, till)
    other = till.another().cashier

    assert void(sign_in(user=other), till, sale).status_code == 404
    assert void(sign_in(Role.STAFF), till, sale).status_code == 302


def test_a_sale_put_aside_is_taken_up_again_and_then_gone(till, client):
    client.post(till.url, sent(3, till.product, way="tahan", nama="Bu Ani"))
    basket = Basket.objects.get()

    assert "Bu Ani" in client.get(till.url).content.decode()
    page = client.get(till.url, {"keranjang": basket.pk}).content.decode()
    assert f'name="jumlah-{till.product.pk}-A" value="3"' in page
    client.post(till.url, sent(3, till.product, keranjang=basket.pk))

    assert not Basket.objects.exists()
    assert Sale.objects.get().total_rupiah == 105_000


def test_what_was_sold_from_under_a_held_basket_is_said(till, client):
    client.post(till.url, sent(3, till.product, cara="tahan", nama="Pak Budi"))
    sold(client, till, pieces=8)  # of ten

    page = client.get(till.url, {"keranjang": Basket.objects.get().pk}).content.decode()
    sold(client, till, pieces=2)
    empty = client.get(till.url, {"keranjang": Basket.objects.get().pk}).content.decode()

    assert f"Sudah laku lebih dulu: 1 {till.product}" in page
    assert f"Sudah laku lebih dulu: 3 {till.product}" in empty


def test_a_sale_put_aside_is_discarded_by_its_cashier_alone(till, client, sign_in):
    client.post(till.url, sent(3, till.product, way="tahan"))
    url = f"{till.url}keranjang/{Basket.objects.get().pk}/hapus/"

    assert sign_in(user=till.another().cashier).post(url).status_code == 404
    assert client.post(url).status_code == 302
    assert not Basket.objects.exists()


def test_a_failed_sale_leaves_what_was_put_aside(till, client):
    client.post(till.url, sent(3, till.product, way="tahan"))

    client.post(till.url, sent(11, till.product, keranjang=Basket.objects.get().pk))

    assert Basket.objects.exists()


def test_the_list_shows_a_cashier_her_sales_and_staff_all(till, client, sign_in):
    sale = sold(client, till)

    other = sign_in(user=till.another().cashier).get(f"{till.url}nota/").content.decode()

    assert sale.number not in other
    assert sale.number in client.get(f"{till.url}nota/").content.decode()
    assert sale.number in sign_in(Role.STAFF).get(f"{till.url}nota/").content.decode()
