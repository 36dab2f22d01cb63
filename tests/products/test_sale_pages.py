"""Sales of every channel on one page, and one of them down to lot, inspection and maker."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from products.actions import sales
from products.models import Account, Sale
from rusunpreneur.access import Role
from tests.factories import BazaarFactory, DeliveryFactory, LotFactory, SaleFactory, UserFactory
from tests.factories.money import line_of
from tests.products.bought import queries_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db
URL = "/penjualan/"


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


def test_the_sums_are_those_of_what_was_asked_for_and_stands(sign_in):
    client, sold = sign_in(Role.STAFF), SaleFactory(quantity=3)
    SaleFactory(quantity=2)
    sales.void(sale=SaleFactory(), reason="Dobel", by=UserFactory())
    product = sold.lines.get().share.lot.product_id

    asked = [client.get(URL, query).context["sales"] for query in ({}, {"produk": product})]

    assert [found.totals for found in asked] == [
        {"sales": 2, "pieces": 5, "rupiah": 175_000},
        {"sales": 1, "pieces": 3, "rupiah": 105_000},
    ]
    of_each = [[(row["pieces"], row["rupiah"]) for row in found.products] for found in asked]
    assert of_each == [[(3, 105_000), (2, 70_000)], [(3, 105_000)]]


def test_a_day_and_a_channel_narrow_the_list(sign_in):
    client, order = sign_in(Role.STAFF), DeliveryFactory().sale
    SaleFactory()

    by_channel = client.get(URL, {"saluran": "e-order"}).context["sales"].page.object_list
    by_day = client.get(URL, {"sampai": order.sold_on.isoformat()}).context["sales"].page.object_list

    assert by_channel == by_day == [order]


def test_of_a_sale_with_goods_of_two_rusunawa_each_reads_her_own(sign_in, nagrak):
    mine, other = LotFactory(rusunawa=nagrak, passed=True), LotFactory(passed=True)
    sale = sell(BazaarFactory(goods=[mine, other]), line_of(mine, 2), line_of(other, 3))
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    page = client.get(sale.get_absolute_url()).content.decode()

    assert mine.code in page
    assert other.code not in page
    assert client.get(URL).context["sales"].totals["pieces"] == 2
    assert client.get(SaleFactory().get_absolute_url()).status_code == 404


def test_every_line_leads_to_its_lot_inspection_and_maker(sign_in):
    sale = SaleFactory()
    share = sale.lines.get().share
    inspection = share.lot.inspections.get()

    page = sign_in(Role.STAFF).get(sale.get_absolute_url()).content.decode()

    slip = reverse("inspection_slip", args=[inspection.pk])
    for address in (share.lot.get_absolute_url(), share.maker.get_absolute_url(), slip):
        assert f'href="{address}"' in page


def test_an_official_reads_no_names(sign_in):
    sale = SaleFactory()

    page = sign_in(Role.OFFICIAL).get(sale.get_absolute_url()).content.decode()

    assert sale.lines.get().share.maker.name not in page


def test_staff_void_a_sale_with_a_reason(sign_in):
    sale, client = SaleFactory(), sign_in(Role.STAFF)
    address = reverse("sale_cancel", args=[sale.pk])

    refused = client.post(address, {"reason": " "})
    client.post(address, {"reason": "Salah barang"})
    again = client.post(address, {"reason": "Lagi"})

    assert (refused.status_code, again.status_code) == (422, 422)
    sale.refresh_from_db()
    assert sale.voided_reason == "Salah barang"
    assert Account.objects.get().owed_rupiah == 0


def test_voiding_what_went_out_for_an_order_takes_it_back_from_the_order(sign_in):
    delivery = DeliveryFactory()

    sign_in(Role.STAFF).post(reverse("sale_cancel", args=[delivery.sale_id]), {"reason": "Salah alamat"})

    delivery.order.claim.refresh_from_db()
    assert delivery.order.claim.amount_rupiah == 0
    assert Sale.objects.get().is_voided


def test_the_pages_ask_the_same_for_one_sale_and_for_six(sign_in):
    sale, client = SaleFactory(), sign_in(Role.STAFF)
    one = queries_of(client, URL)
    for _ in range(5):
        DeliveryFactory()

    assert queries_of(client, URL) <= 12
    assert queries_of(client, URL) == one
    assert queries_of(client, sale.get_absolute_url()) <= 12
