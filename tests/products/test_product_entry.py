"""Adding a product to the catalogue and changing one."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from products.models import Product
from rusunpreneur.access import Role
from tests.factories import ProductFactory, SkillFactory
from tests.products.forms import opened

pytestmark = pytest.mark.django_db
CREATE = "/produk/baru/"
FOOD = {
    "is_food": "on",
    "storage": "beku",
    "shelf_life_days": "30",
    "meat_source": "halal",
    "grinding_place": "sendiri",
}


def typed(**values) -> dict:
    usual = {"submission_key": str(uuid.uuid4()), "name": "Piring anyam", "skill": SkillFactory().pk, "unit": "buah"}
    return {**usual, "other_names": "", **values}


def picture(size=(1600, 1200)) -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG")
    return SimpleUploadedFile("piring.jpg", written.getvalue(), "image/jpeg")


def test_a_new_product_has_names_a_price_and_a_photo_made_small(sign_in):
    sent = typed(other_names=" piring lidi,, Piring rotan , piring lidi", price="Rp35.000", photo=picture())

    answer = sign_in(Role.STAFF).post(CREATE, sent)

    product = Product.objects.get(name="Piring anyam")
    assert answer.url == product.get_absolute_url()
    assert product.other_names == "piring lidi, Piring rotan"
    assert product.prices.get().amount_rupiah == 35_000
    assert max(product.photo.width, product.photo.height) == 960


def test_the_row_of_a_list_loads_a_small_picture(sign_in):
    client = sign_in(Role.STAFF)
    client.post(CREATE, typed(photo=picture()))
    address = reverse("product_photo", args=[Product.objects.get().pk])

    whole, small = client.get(address), client.get(address, {"kecil": ""})

    assert Image.open(BytesIO(small.content)).size == (160, 120)
    assert Image.open(BytesIO(b"".join(whole.streaming_content))).size == (960, 720)


def test_the_same_form_sent_twice_makes_one_product(sign_in):
    client, sent = sign_in(Role.STAFF), typed(price="20.000")

    first, second = client.post(CREATE, sent), client.post(CREATE, sent)

    assert first.url == second.url
    assert Product.objects.count() == 1


def test_food_needs_storage_and_shelf_life(sign_in):
    client = sign_in(Role.ADMIN)

    page = client.post(CREATE, typed(is_food="on")).content.decode()

    assert "Pilih cara menyimpannya." in page
    assert "Masa simpan harus antara 1 dan 1.095 hari." in page
    client.post(CREATE, typed(**FOOD))
    assert Product.objects.get().storage == "beku"


def test_what_is_no_food_forgets_how_it_keeps(sign_in):
    product = ProductFactory(food=True)
    client, address = sign_in(Role.STAFF), reverse("product_edit", args=[product.pk])
    sent = opened(client, address)
    del sent["is_food"]

    client.post(address, sent)

    product.refresh_from_db()
    assert (product.is_food, product.storage, product.shelf_life_days) == (False, "", None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Nama belum diisi."),
        ({"skill": "0"}, "Keahlian ini tidak ada lagi."),
        ({"standard_minutes": "0"}, "Menit per satuan harus antara 1 dan 6.000."),
        ({"standard_minutes": "99999"}, "Menit per satuan harus antara 1 dan 6.000."),
        ({**FOOD, "shelf_life_days": "-3"}, "Masa simpan harus antara 1 dan 1.095 hari."),
        ({**FOOD, "shelf_life_days": "5000"}, "Masa simpan harus antara 1 dan 1.095 hari."),
        ({"sample_size": "5"}, "Isi jumlah contoh dan cacat paling banyak"),
        ({"sample_size": "2", "acceptance_number": "2"}, "Cacat paling banyak harus lebih kecil dari jumlah contoh."),
        ({"sample_size": "0", "acceptance_number": "0"}, "Cacat paling banyak harus lebih kecil"),
        ({"sample_size": "1,5", "acceptance_number": "0"}, "Jumlah contoh harus bilangan bulat"),
        ({"price": "50"}, "Harga pedoman paling sedikit Rp100."),
        ({"price": "murah"}, "Tulis jumlah rupiah tanpa sen"),
        ({"photo": SimpleUploadedFile("a.jpg", b"no photo", "image/jpeg")}, "Kirim foto (JPG atau PNG)"),
        ({"unit": "peti"}, "Pilih satuannya."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(sign_in, wrong, said):
    answer = sign_in(Role.STAFF).post(CREATE, typed(**wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Product.objects.exists()
