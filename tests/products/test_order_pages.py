"""The pages of orders: who reads what, what comes next, and the papers."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from participants.models import Rusunawa
from products.models import Order, OrderDocument
from rusunpreneur.access import Role
from tests.factories import DeliveryFactory, InvoiceFactory, LotFactory, OrderLineFactory, OrderShareFactory
from tests.factories.programs import days_ago
from tests.products.bought import queries_of
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


def page_of(client, order) -> str:
    return client.get(order.get_absolute_url()).content.decode()


def photo():
    content = BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "JPEG")
    return SimpleUploadedFile("bukti.jpg", content.getvalue())


def text_of(answer) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(b"".join(answer.streaming_content))).pages)


def test_an_order_goes_from_the_store_to_the_makers_rupiah(sign_in):
    client, lot = sign_in(Role.STAFF), LotFactory(passed=True)
    order = OrderLineFactory(product=lot.product).order
    steps = [
        ("Kirim barang", "delivery_create", lambda: order.pk, {}),
        ("Catat tanda terima", "delivery_receive", lambda: order.deliveries.get().pk, {"receiver": "Bu Ani"}),
        ("Buat tagihan", "invoice_create", lambda: order.pk, {}),
        ("Catat pembayaran", "order_pay", lambda: order.pk, {"proof": photo()}),
    ]
    OrderShareFactory(line=order.lines.get(), quantity=10)

    for label, name, key, typed in steps:
        page = page_of(client, order)
        address = reverse(name, args=[key()])
        assert f'href="{address}"' in page
        assert label in page
        today = {"received_on": days_ago(0).isoformat()} if name == "delivery_receive" else {}
        answer = client.post(address, opened(client, address) | today | typed)
        assert answer.status_code == 302, name

    page = page_of(client, order)
    assert Order.objects.with_progress().get().state == "lunas"
    assert "Sudah menjadi hak pembuat" in page
    paper = OrderDocument.objects.get()
    shown = client.get(reverse("order_document", args=[paper.pk]))
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8")


def test_until_the_buyer_pays_the_page_says_so(sign_in):
    order = DeliveryFactory().order

    assert "menunggu pembayaran pembeli" in page_of(sign_in(Role.STAFF), order)


def test_a_coordinator_reads_orders_with_goods_of_her_rusunawa_and_her_own_makers(sign_in):
    nagrak = Rusunawa.objects.get(slug="nagrak")
    mine = OrderShareFactory(rusunawa=nagrak, maker_name="Siti Nagrak")
    other = OrderShareFactory(line=mine.line, maker_name="Wati Lain")
    strange = OrderShareFactory().line.order
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    page = page_of(client, mine.line.order)

    assert "Siti Nagrak" in page
    assert other.maker.name not in page
    assert client.get(strange.get_absolute_url()).status_code == 404
    assert "Bagi pesanan" not in page


def test_an_official_reads_no_names(sign_in):
    share = OrderShareFactory(maker_name="Siti Nagrak")

    page = page_of(sign_in(Role.OFFICIAL), share.line.order)

    assert "Siti Nagrak" not in page
    assert "1 pembuat" in page


def test_the_list_narrows_to_what_is_late_and_to_what_is_long_unpaid(sign_in):
    client = sign_in(Role.STAFF)
    late = OrderLineFactory().order
    DeliveryFactory(received=True)
    addresses = [f"/penjualan/pesanan/?{query}" for query in ("keadaan=terlambat", "umur=0", "umur=31")]

    lists = [client.get(address).context["page"].object_list for address in addresses]

    assert [len(found) for found in lists] == [1, 1, 0]
    assert lists[0][0] == late


def test_the_delivery_note_and_the_bill_are_papers(sign_in):
    invoice, client = InvoiceFactory(number="TAG/0118"), sign_in(Role.STAFF)
    delivery = invoice.order.deliveries.get()

    note = text_of(client.get(reverse("delivery_note", args=[delivery.pk])))
    bill = text_of(client.get(reverse("invoice_print", args=[invoice.order_id])))

    assert delivery.number in note
    assert "Rp" not in note
    assert "Tiga ratus lima puluh ribu rupiah" in " ".join(bill.split())


def test_the_page_asks_the_same_for_one_line_and_for_six(sign_in):
    order, client = InvoiceFactory().order, sign_in(Role.STAFF)
    one = queries_of(client, order.get_absolute_url())
    for _ in range(5):
        OrderShareFactory(line__order=order)

    assert queries_of(client, order.get_absolute_url()) == one <= 12
