"""Taking pieces out: which, where to, how many, why."""

import uuid

import pytest
from django.urls import reverse

from products.models import StockMove
from rusunpreneur.access import Role
from tests.factories import InspectionFactory, LotFactory, RusunawaFactory

pytestmark = pytest.mark.django_db


def address(lot) -> str:
    return reverse("stock_take", args=[lot.pk])


def sent(lot, kind="gudang", **values) -> dict:
    pieces = lot.balances.get(place__kind=kind).pk
    usual = {"pieces": pieces, "to": "contoh", "quantity": "2", "note": "Contoh untuk pameran"}
    return {**usual, "submission_key": str(uuid.uuid4()), **values}


def there(lot, kind) -> int:
    return sum(lot.balances.filter(place__kind=kind).values_list("quantity", flat=True))


@pytest.mark.parametrize(
    ("kind", "to"), [("gudang", "contoh"), ("gudang", "afkir"), ("ditolak", "pembuat"), ("perbaikan", "afkir")]
)
def test_pieces_leave_with_a_reason(sign_in, kind, to):
    lot = InspectionFactory().lot
    client, before = sign_in(Role.COORDINATOR, rusunawa=lot.rusunawa), there(lot, kind)

    response = client.post(address(lot), sent(lot, kind, to=to, quantity="1"))

    assert response.url == lot.get_absolute_url()
    assert (there(lot, kind), there(lot, to)) == (before - 1, 1)
    move = StockMove.objects.latest("pk")
    assert (move.note, move.moved_by) == ("Contoh untuk pameran", client.user)


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"quantity": "0"}, "quantity", "Jumlah harus lebih dari nol."),
        ({"quantity": "-1"}, "quantity", "Tulis angka bulat, misalnya 12."),
        ({"quantity": "1,5"}, "quantity", "Tulis angka bulat, misalnya 12."),
        ({"quantity": "1.5"}, "quantity", "Tulis angka bulat, misalnya 12."),
        ({"quantity": "²"}, "quantity", "Tulis angka bulat, misalnya 12."),
        ({"quantity": "9" * 20}, "quantity", "Jumlah paling banyak 10.000."),
        ({"quantity": "1.000"}, "quantity", "Yang ada di sana tinggal 7."),
        ({"quantity": ""}, "quantity", "Isi jumlahnya."),
        ({"note": "  "}, "note", "Tulis alasannya."),
        ({"note": "x" * 201}, "note", "Alasan paling banyak 200 huruf."),
        ({"to": "pembeli"}, "to", "Pilih tujuan dari daftar."),
        ({"to": "pembuat"}, "to", 'Barang dari tempat "Gudang" tidak bisa dibawa ke "Kembali ke pembuat".'),
        ({"pieces": "999999"}, "pieces", "Barang itu sudah tidak ada di sana. Pilih yang lain."),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field_and_nothing_typed_is_lost(sign_in, values, field, sentence):
    lot = InspectionFactory().lot

    response = sign_in(Role.STAFF).post(address(lot), sent(lot, **values))

    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert "Contoh untuk pameran" in response.content.decode() or "note" in values
    assert not StockMove.objects.filter(reason__in=["contoh", "afkir", "kembali"]).exists()


def test_sending_twice_takes_once(sign_in):
    lot = InspectionFactory().lot
    client, data = sign_in(Role.STAFF), sent(lot)

    answers = [client.post(address(lot), data) for _ in range(2)]

    assert [answer.url for answer in answers] == [lot.get_absolute_url()] * 2
    assert there(lot, "contoh") == 2


def test_pieces_of_another_lot_or_that_still_wait_cannot_be_chosen(sign_in):
    lot, other = InspectionFactory().lot, LotFactory(passed=True)
    waiting = LotFactory()
    client = sign_in(Role.STAFF)

    for target, pieces in ((lot, other.balances.get(place__kind="gudang")), (waiting, waiting.balances.get())):
        response = client.post(address(target), sent(lot, pieces=pieces.pk))
        assert "pieces" in response.context["form"].errors
    assert "Tidak ada yang bisa dikeluarkan" in client.get(address(waiting)).content.decode()


def test_a_lot_elsewhere_is_not_there(sign_in):
    lot = InspectionFactory().lot
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.post(address(lot), sent(lot)).status_code == 404
    assert there(lot, "gudang") == 7


def test_the_page_of_a_lot_leads_to_taking_mending_and_labels(sign_in):
    lot = InspectionFactory().lot

    page = sign_in(Role.STAFF).get(lot.get_absolute_url()).content.decode()

    for link in (
        address(lot),
        f"{reverse('label_form')}?lot={lot.pk}",
        f"/qc/bagian/{lot.shares.get().pk}/diperbaiki/",
    ):
        assert link in page
