"""Labels for lots: what stands on them, where the first goes, and for whom."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from products.documents import labels_pdf
from rusunpreneur.access import Role
from rusunpreneur.words import tanggal_pendek
from tests.factories import LotFactory, ProductFactory, RusunawaFactory

pytestmark = pytest.mark.django_db


def sheet(client, **asked) -> list[str]:
    response = client.get(reverse("lot_labels"), asked)
    return [page.extract_text() for page in PdfReader(BytesIO(b"".join(response.streaming_content))).pages]


def test_a_label_says_what_it_is_when_made_and_until_when_it_is_good(sign_in):
    lot = LotFactory(product=ProductFactory(food=True))

    [page] = sheet(sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa), lot=lot.pk)

    for said in (lot.code, lot.product.name, f"Dibuat {tanggal_pendek(lot.made_on)}", "Baik sampai"):
        assert said in page


def test_a_label_names_its_makers_and_counts_those_it_has_no_room_for(sign_in):
    lot = LotFactory(makers=(1, 2, 3))
    first, second, third = (share.maker.name for share in lot.shares.order_by("pk"))

    [page] = sheet(sign_in(Role.STAFF), lot=lot.pk)

    assert f"{first}, {second}, +1" in page
    assert third not in page


def test_the_qr_opens_the_lot(settings, monkeypatch):
    settings.SITE_URL = "https://contoh.test"
    asked = []
    monkeypatch.setattr(labels_pdf.printing, "qr", lambda content, error: asked.append(content) or "<svg/>")
    lot = LotFactory()

    labels_pdf._label(lot)

    assert asked == [f"https://contoh.test{reverse('lot_by_code', args=[lot.code])}"]


@pytest.mark.parametrize(("copies", "start", "by_page"), [(24, 1, [24, 24]), (3, 22, [3, 3]), (1, 24, [1, 1])])
def test_labels_begin_where_the_sheet_is_still_full(sign_in, copies, start, by_page):
    lots = [LotFactory(), LotFactory()]

    pages = sheet(sign_in(Role.STAFF), lot=[lot.pk for lot in lots], jumlah=copies, mulai=start)

    assert [sum(page.count(lot.code) for lot in lots) for page in pages] == by_page


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"jumlah": "0"}, "Paling sedikit satu label."),
        ({"jumlah": "-1"}, "Tulis angka bulat"),
        ({"jumlah": "1,5"}, "Tulis angka bulat"),
        ({"jumlah": "9999"}, "Sekali cetak paling banyak 480 label."),
        ({"mulai": "25"}, "Pilih label ke-1 sampai ke-24."),
    ],
)
def test_a_wish_that_cannot_be_printed_is_refused_beside_its_field(sign_in, asked, sentence):
    lot = LotFactory()

    response = sign_in(Role.STAFF).get(reverse("lot_labels"), {"lot": lot.pk, **asked})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert f'value="{lot.pk}" checked' in response.content.decode()


def test_without_a_lot_the_page_asks_for_one(sign_in):
    LotFactory()

    response = sign_in(Role.STAFF).get(reverse("lot_labels"), {"jumlah": "2"})

    assert "Pilih paling sedikit satu lot." in response.content.decode()


def test_lots_elsewhere_are_not_there(sign_in):
    lot = LotFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.get(reverse("lot_labels"), {"lot": lot.pk}).status_code == 404
    assert client.get(reverse("lot_labels"), {"lot": "x"}).status_code == 404
    assert lot.code not in client.get(reverse("label_form")).content.decode()
