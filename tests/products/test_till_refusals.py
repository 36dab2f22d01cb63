"""What a till refuses: a sentence beside the field, everything typed stays, nothing is written."""

import pytest

from products.models import Sale
from rusunpreneur.access import Role
from tests.factories import BazaarCashierFactory, BazaarFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.tills import Till, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def till(db):
    return Till()


def refused(client, till, form) -> str:
    answer = client.post(till.url, form)
    assert answer.status_code == 422
    assert not Sale.objects.exists()
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": 11}, "Tinggal 10, yang diminta 11."),
        ({"quantity": "1,5"}, "Tulis angka bulat"),
        ({"quantity": "-1"}, "Tulis angka bulat"),
        ({"quantity": ""}, "Pilih paling sedikit satu barang."),
        ({"harga": "35,000", "alasan": "Borongan"}, "Tulis rupiah tanpa sen"),
        ({"harga": "3.50", "alasan": "Borongan"}, "Tulis rupiah tanpa sen"),
        ({"harga": "0", "alasan": "Borongan"}, "Harga harus lebih dari nol."),
        ({"harga": "30.000"}, "Harga daftar Rp35.000. Tulis alasan harga lain."),
        ({"way": "tunai", "diterima": "30.000"}, "Uang yang diterima kurang Rp5.000."),
        ({"way": "tunai", "diterima": "3.500.000"}, "lebih dari selembar Rp100.000. Periksa uang yang diterima."),
        ({"way": "tunai", "diterima": "-50.000"}, "Tulis rupiah tanpa sen"),
        ({"way": "tunai", "diterima": "50,000"}, "Tulis rupiah tanpa sen"),
        ({"way": "campuran", "qris": "-5.000"}, "Tulis rupiah tanpa sen"),
        ({"way": "campuran", "qris": "10.000", "diterima": "20.000"}, "Uang yang diterima kurang Rp5.000."),
        ({"way": "tunai"}, "Tulis uang yang diterima dari pembeli."),
        ({"way": "uang-20000"}, "Uang yang diterima kurang Rp15.000."),
        ({"way": "campuran", "qris": "35.000"}, "Tulis bagian QRIS, lebih dari nol dan kurang dari Rp35.000."),
        ({"way": "bon"}, "Pilih cara bayarnya."),
        ({"total": "30000"}, "Jumlahnya sekarang Rp35.000, bukan Rp30.000."),
        ({"lot-999-A": "1"}, "Lot yang dipilih sudah tidak ada di bazar ini."),
    ],
)
def test_a_slip_is_said_and_nothing_is_written(till, sign_in, typed, sentence):
    page = refused(sign_in(user=till.cashier), till, sent(product=till.product, **typed))

    assert sentence in page
    if typed.get("quantity") == 11:
        assert f'id="jumlah-{till.product.pk}-A" name="jumlah-{till.product.pk}-A" value="11"' in page


def test_a_till_opened_before_its_day_says_so(sign_in):
    bazaar = BazaarFactory(starts_on=days_ago(-5), ends_on=days_ago(-5))
    cashier = UserFactory(role=Role.CASHIER)
    BazaarCashierFactory(bazaar=bazaar, user=cashier)

    page = sign_in(user=cashier).get(f"/bazar/{bazaar.pk}/kasir/").content.decode()

    assert "Bazar ini baru mulai" in page


def test_another_price_is_kept_with_its_reason(till, sign_in):
    sign_in(user=till.cashier).post(till.url, sent(product=till.product, harga="30.000", alasan="Sedikit kusam"))

    line = Sale.objects.get().lines.get()
    assert (line.price_rupiah, line.list_price_rupiah, line.discount_reason) == (30_000, 35_000, "Sedikit kusam")


def test_without_an_open_turn_the_basket_stays(till, sign_in):
    client = sign_in(user=till.cashier)
    type(till.shift).objects.filter(pk=till.shift.pk).update(
        closed_at=till.shift.opened_at, closed_by=till.cashier, expected_rupiah=100_000, counted_rupiah=100_000
    )

    page = refused(client, till, sent(3, till.product))

    assert "Kasir Anda sudah ditutup." in page


def test_a_cashier_sells_at_no_other_bazaar(till, sign_in):
    other = Till()

    assert sign_in(user=till.cashier).post(other.url, sent(product=other.product)).status_code == 404
