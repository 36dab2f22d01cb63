"""Writing an order down and putting it right."""

import pytest
from django.urls import reverse

from products.models import Order, OrderLine
from rusunpreneur.access import Role
from tests.factories import BuyerFactory, DeliveryFactory, GuidePriceFactory, OrderLineFactory, ProductFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago
from tests.products.bought import URL, typed
from tests.products.forms import opened, sent_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def priced():
    return GuidePriceFactory(amount_rupiah=25_000).product


def test_an_order_takes_the_guide_price_where_none_is_typed(sign_in, priced):
    client = sign_in(Role.STAFF)

    answer = client.post(URL, typed(BuyerFactory(), (priced, "1.200")))

    order = Order.objects.get()
    assert answer.url == order.get_absolute_url()
    line = order.lines.get()
    assert (line.quantity, line.price_rupiah, line.list_price_rupiah) == (1_200, 25_000, 25_000)


def test_another_price_needs_its_reason(sign_in, priced):
    client, buyer = sign_in(Role.STAFF), BuyerFactory()

    refused = client.post(URL, typed(buyer, (priced, "40", "22.500")))
    client.post(URL, typed(buyer, (priced, "40", "22.500", "Pembelian banyak")))

    assert "Harga pedomannya Rp25.000. Tulis alasan harga lain." in refused.content.decode()
    line = OrderLine.objects.get()
    assert (line.price_rupiah, line.list_price_rupiah, line.price_reason) == (22_500, 25_000, "Pembelian banyak")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"baru-0-price_rupiah": "25.00"}, "Tulis jumlah rupiah tanpa sen"),
        ({"baru-0-price_rupiah": "25,000"}, "Tulis jumlah rupiah tanpa sen"),
        ({"baru-0-price_rupiah": "-25000"}, "Tulis jumlah rupiah tanpa sen"),
        ({"baru-0-price_rupiah": "0", "baru-0-price_reason": "Gratis"}, "Harga lebih dari nol."),
        ({"baru-0-quantity": "0"}, "Jumlah harus lebih dari nol."),
        ({"baru-0-quantity": "1,5"}, "Tulis angka bulat"),
        ({"baru-0-product": ""}, "Produk belum diisi."),
        ({"row": []}, "Tulis paling sedikit satu barang."),
        ({"buyer_number": ""}, "Tulis nomor e-order dari pembeli."),
        ({"ordered_on": days_ago(-1).isoformat()}, "Tanggal pesan belum tiba."),
        ({"promised_on": days_ago(2).isoformat()}, "Tanggal janji lebih awal dari tanggal pesan."),
        ({"ordered_on": "0026-02-26"}, "Tahun 26 tidak mungkin."),
        ({"buyer": "999999"}, "Pilih pembelinya."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(sign_in, priced, wrong, sentence):
    client = sign_in(Role.STAFF)

    answer = client.post(URL, typed(BuyerFactory(), (priced, "40")) | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Order.objects.exists()


def test_a_form_sent_twice_is_one_order(sign_in, priced):
    client, sent = sign_in(Role.STAFF), typed(BuyerFactory(), (priced, "40"))

    answers = [client.post(URL, sent) for _ in range(2)]

    assert len({answer.url for answer in answers}) == 1
    assert Order.objects.count() == 1


def test_a_number_of_a_buyer_is_written_down_once(sign_in, priced):
    client, buyer = sign_in(Role.STAFF), BuyerFactory()
    client.post(URL, typed(buyer, (priced, "40")))

    again = client.post(URL, typed(buyer, (priced, "40")))

    assert "Nomor pesanan ini sudah tercatat untuk pembeli ini." in again.content.decode()


def test_more_rows_come_without_losing_what_was_typed(sign_in, priced):
    client = sign_in(Role.STAFF)

    page = client.post(URL, typed(BuyerFactory(), (priced, "40"), occasion="Rapat", tambah="1")).content.decode()

    sent = sent_from(page)
    assert sent["occasion"] == ["Rapat"]
    assert sent["baru-0-quantity"] == ["40"]
    assert len(sent["row"]) == 4


def test_a_city_writes_down_orders_of_its_own(sign_in, priced):
    client = sign_in(Role.STAFF, city=city("31.72"))

    refused = client.post(URL, typed(BuyerFactory(), (priced, "40"), city=city("31.75").pk))
    client.post(URL, typed(BuyerFactory(), (priced, "40"), city=city("31.72").pk))

    assert "Pilih wilayah Anda." in refused.content.decode()
    assert Order.objects.get().city == city("31.72")


def test_a_line_does_not_shrink_below_what_was_sent(sign_in):
    line, client = DeliveryFactory(quantity=6).order.lines.get(), sign_in(Role.STAFF)
    address = reverse("order_edit", args=[line.order_id])
    page = opened(client, address)

    refused = client.post(address, page | {f"{line.pk}-quantity": "5"})
    client.post(address, page | {f"{line.pk}-quantity": "6"})

    assert "Sudah dikirim 6" in refused.content.decode()
    line.refresh_from_db()
    assert line.quantity == 6


def test_the_second_to_save_is_told_what_the_first_changed(sign_in):
    line, other = OrderLineFactory(), ProductFactory()
    clients = sign_in(Role.STAFF), sign_in(Role.ADMIN)
    address = reverse("order_edit", args=[line.order_id])
    pages = [opened(client, address) for client in clients]

    clients[0].post(address, pages[0] | {f"{line.pk}-quantity": "12", "occasion": "Rapat"})
    answer = clients[1].post(address, pages[1] | {f"{line.pk}-quantity": "15", "occasion": "Pameran"})

    assert answer.status_code == 422
    assert "Pameran" in answer.content.decode()
    line.refresh_from_db()
    assert (line.quantity, line.order.occasion, other.name in answer.content.decode()) == (12, "Rapat", True)
