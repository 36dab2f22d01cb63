"""Selling from a store without an order."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from participants.models import Rusunawa
from products.models import Sale
from rusunpreneur.access import Role
from tests.factories import GuidePriceFactory, LotFactory, ProductFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


@pytest.fixture
def coordinator(sign_in, nagrak):
    return sign_in(Role.COORDINATOR, rusunawa=nagrak)


@pytest.fixture
def lots(nagrak):
    """Two lots of one product at Rp35.000, the older one last written down."""
    product = GuidePriceFactory().product
    return [
        LotFactory(product=product, rusunawa=nagrak, made_on=days_ago(day), makers=(5,), passed=True) for day in (1, 3)
    ]


def sell(client, product, number, **typed):
    sent = {"submission_key": uuid4(), "sold_on": days_ago(0).isoformat(), "method": "tunai"}
    sent |= {f"jumlah-{product.pk}": number}
    return client.post("/penjualan/langsung/", sent | typed)


def test_the_oldest_goes_first_at_the_guide_price(coordinator, lots, nagrak):
    newer, older = lots

    answer = sell(coordinator, newer.product, "7", method="qris")

    sale = Sale.objects.get()
    assert answer.url == sale.get_absolute_url()
    assert (sale.channel, sale.rusunawa, sale.total_rupiah) == ("langsung", nagrak, 245_000)
    taken = dict(sale.lines.values_list("share__lot__code", "quantity"))
    assert taken == {older.code: 5, newer.code: 2}
    assert sale.payments.get().method == "qris"


def test_lots_may_be_chosen_by_hand(coordinator, lots):
    newer, _ = lots

    sell(coordinator, newer.product, "", **{f"ambil-{newer.shares.get().pk}-A": "2"})

    assert Sale.objects.get().lines.get().share.lot == newer


def test_food_past_its_day_is_not_offered(coordinator, nagrak):
    product = ProductFactory(food=True)
    lot = LotFactory(product=product, rusunawa=nagrak, made_on=days_ago(5), passed=True)
    type(lot).objects.filter(pk=lot.pk).update(expires_on=days_ago(1))

    answer = sell(coordinator, product, "1", **{f"harga-{product.pk}": "25.000"})

    assert "sudah habis di gudang ini" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"jumlah-{pk}": "11"}, "Di gudang tinggal 10."),
        ({"jumlah-{pk}": "-1"}, "Tulis angka bulat"),
        ({"jumlah-{pk}": ""}, "Isi jumlah untuk paling sedikit satu barang."),
        ({"harga-{pk}": "30.000"}, "Harga pedomannya Rp35.000. Tulis alasan harga lain."),
        ({"harga-{pk}": "35,000"}, "Tulis jumlah rupiah tanpa sen"),
        ({"harga-{pk}": "0", "alasan-{pk}": "Hadiah"}, "Tulis harganya, lebih dari nol."),
        ({"method": "utang"}, "Pilih cara bayarnya."),
        ({"sold_on": days_ago(-1).isoformat()}, "Tanggal ini belum tiba."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sold(coordinator, lots, typed, sentence):
    product = lots[0].product
    typed = {name.format(pk=product.pk): value for name, value in typed.items()}

    answer = sell(coordinator, product, "2", **typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Sale.objects.exists()


def test_the_last_piece_is_refused_in_words_when_it_went_meanwhile(coordinator, lots, monkeypatch):
    def gone(**anything):
        raise ValidationError("Dompet dari lot NGR tinggal 0, yang diminta 1.")

    monkeypatch.setattr("products.actions.sales.record", gone)

    answer = sell(coordinator, lots[0].product, "1")

    assert "tinggal 0, yang diminta 1" in answer.content.decode()


def test_a_coordinator_sells_from_no_other_store(coordinator, lots):
    other = Rusunawa.objects.get(slug="penggilingan")

    page = coordinator.get(f"/penjualan/langsung/?rusunawa={other.pk}").content.decode()

    assert "data-goods" not in page
