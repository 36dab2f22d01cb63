"""What is where, for whom, and what stands on top."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from products.actions import stock
from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory, ProductFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def stock_of(client, **asked):
    return client.get(reverse("stock_list"), asked).context["stock"]


def codes(client, **asked) -> list[str]:
    return [lot.code for lot in stock_of(client, **asked).page.object_list]


def scrapped(lot):
    share = lot.shares.get()
    stock.take(share=share, origin="gudang", to="afkir", grade="A", quantity=10, note="Rusak", by=UserFactory())
    return lot


def test_each_piece_of_a_lot_stands_where_it_is(sign_in):
    InspectionFactory()

    page = sign_in(Role.STAFF).get(reverse("stock_list")).content.decode()

    assert "Dalam perbaikan 2 · Ditolak 1 · Gudang A 7" in page


def test_food_that_expires_first_stands_on_top_then_the_oldest(sign_in):
    young, old = LotFactory(made_on=days_ago(2)), LotFactory(made_on=days_ago(40))
    fresh, bakso = (LotFactory(product=ProductFactory(food=True), made_on=days_ago(day)) for day in (1, 4))

    assert codes(sign_in(Role.STAFF)) == [lot.code for lot in (bakso, fresh, old, young)]


def test_what_has_left_is_shown_only_where_it_went(sign_in):
    here, gone = LotFactory(passed=True), scrapped(LotFactory(passed=True))
    client = sign_in(Role.STAFF)

    assert codes(client) == [here.code]
    assert codes(client, tempat="afkir") == [gone.code]


def test_the_list_narrows_by_place_product_rusunawa_age_and_words(sign_in):
    lot = LotFactory(made_on=days_ago(40), passed=True, product=ProductFactory(name="Tas uji", food=False))
    bakso = LotFactory(product=ProductFactory(food=True), made_on=days_ago(3))
    client = sign_in(Role.STAFF)

    for asked in (
        {"tempat": "gudang"},
        {"produk": lot.product_id},
        {"rusunawa": lot.rusunawa_id},
        {"umur": "lama30"},
        {"q": "tas uji"},
    ):
        assert codes(client, **asked) == [lot.code], asked
    assert codes(client, umur="7") == [bakso.code]
    assert codes(client, umur="lewat") == []


def test_the_sums_count_each_piece_once(sign_in):
    product = ProductFactory(name="Dompet uji")
    LotFactory(product=product, passed=True)
    LotFactory(product=product, makers=(3, 4))
    InspectionFactory(lot=LotFactory(product=product))
    client = sign_in(Role.STAFF)

    assert {total["label"]: total["value"] for total in stock_of(client).totals} == {
        "Menunggu QC": "7",
        "Dalam perbaikan": "2",
        "Ditolak": "1",
        "Gudang": "17",
    }
    by_product = stock_of(client, kelompok="produk")
    assert [(row.name, row.total) for row in by_product.rows] == [("Dompet uji", 27)]
    assert by_product.sums == [7, 2, 1, 17]
    assert sorted(row.total for row in stock_of(client, kelompok="rusunawa", tempat="gudang").rows) == [7, 10]


def test_a_coordinator_sees_only_her_own_rusunawa(sign_in):
    here, there = LotFactory(), LotFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=here.rusunawa)

    assert codes(client) == [here.code]
    assert stock_of(client, kelompok="produk").total == 10
    assert there.rusunawa.short_name not in client.get(reverse("stock_list")).content.decode()


def test_officials_and_inspectors_read_without_taking(sign_in):
    lot = LotFactory(passed=True)
    for role in (Role.OFFICIAL, Role.QC):
        page = sign_in(role).get(reverse("stock_list")).content.decode()

        assert lot.code in page
        assert reverse("stock_take", args=[lot.pk]) not in page
        assert lot.shares.get().maker.name not in page


@pytest.mark.parametrize(
    "asked", [{"tempat": "?"}, {"umur": "x"}, {"page": "x"}, {"kelompok": "?", "q": "\x00"}, {"kelompok": "produk"}]
)
def test_an_address_that_makes_no_sense_is_no_failure(sign_in, asked):
    assert sign_in(Role.STAFF).get(reverse("stock_list"), asked).status_code == 200


@pytest.mark.parametrize("group", ["", "produk", "rusunawa"])
def test_the_page_asks_the_same_of_one_lot_and_of_six(sign_in, group):
    client, numbers = sign_in(Role.STAFF), []
    client.get(reverse("stock_list"))

    for more in (1, 5):
        for _ in range(more):
            LotFactory(rusunawa=RusunawaFactory(), makers=(1, 2), passed=True)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("stock_list"), {"kelompok": group})
        numbers.append(len(queries))

    assert numbers[0] == numbers[1] <= 10
