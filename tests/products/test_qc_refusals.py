"""What the inspection page refuses: beside the field, with what was typed still there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from products.models import Inspection
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, DefectFactory, LotFactory, ProductFactory
from tests.factories.programs import days_ago
from tests.products.qc import address, fault, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ("0 0 0 0", "paling sedikit satu barang"),
        ("-1 0 0 0", "Tulis angka bulat"),
        ("2.5 0 0 0", "Tulis angka bulat"),
        ("11 0 0 0", "11 dinilai, padahal yang menunggu 10"),
        ("9999999999999999999999 0 0 0", "paling banyak 10.000"),
        ("8 0 2 0", "Pilih cacatnya untuk 2 barang perbaikan"),
        ("x 0 0 0", "Tulis angka bulat"),
    ],
)
def test_a_wrong_number_gets_a_sentence_and_what_was_typed_stays(sign_in, numbers, sentence):
    client, lot = sign_in(Role.QC), LotFactory()

    response = client.post(address(lot), sent(lot, numbers, remark="Dari rak bawah"))

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{numbers.split()[0]}"' in page
    assert "Dari rak bawah" in page
    assert not Inspection.objects.exists()


def test_a_thousand_is_written_with_a_dot(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(makers=(1200,))

    client.post(address(lot), sent(lot, "1.200 0 0 0"))

    assert Inspection.objects.get().verdicts.get().passed_a == 1200


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"quantity": "3"}, "tinggal 2"),
        ({"quantity": "1"}, "Pilih cacatnya untuk 1 barang ditolak"),
        ({"quantity": "0"}, "lebih dari nol"),
        ({"outcome": "perbaikan"}, "tinggal 0"),
        ({"outcome": "lain"}, "Pilih perbaikan atau ditolak"),
        ({"defect": "0"}, "Pilih cacat dari daftar"),
        ({"photo": SimpleUploadedFile("x.jpg", b"no photograph")}, "Kirim foto"),
    ],
)
def test_a_fault_that_does_not_fit_gets_a_sentence(sign_in, values, sentence):
    client, lot = sign_in(Role.QC), LotFactory()
    row = {"defect": DefectFactory(skill=lot.product.skill).pk, **values}

    response = client.post(address(lot), sent(lot, "8 0 0 2", **fault(lot.shares.get(), **row)))

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_what_is_missing_names_its_line_and_whose_pieces(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(makers=(6, 4))
    CriterionFactory(product=lot.product, text="Anyaman rapat dan rata")
    CriterionFactory(product=lot.product, text="Panjang tali", lowest=44, highest=46, measure="cm")

    page = client.post(address(lot), sent(lot, "4 0 2 0", "4 0 0 0")).content.decode()

    assert page.count("Anyaman rapat dan rata: pilih ya atau tidak.") == 2
    assert page.count("Panjang tali: isi hasil ukurnya.") == 2
    assert f"{lot.shares.first().maker.name}: pilih cacatnya untuk 2 barang perbaikan." in page


@pytest.mark.parametrize(
    ("numbers", "row", "sentence"),
    [
        ("7 0 0 0", {}, "7 dinilai, padahal yang menunggu 6."),
        ("x 0 0 0", {}, "tulis angka bulat"),
        ("4 0 2 0", {"note": "Tepi"}, "pilih cacatnya."),
    ],
)
def test_of_several_makers_the_one_is_named_whose_numbers_are_wrong(sign_in, numbers, row, sentence):
    client, lot = sign_in(Role.QC), LotFactory(makers=(6, 4))
    first, second = lot.shares.all()

    page = client.post(address(lot), sent(lot, numbers, "4 0 0 0", **fault(first, **row))).content.decode()

    assert f"{first.maker.name}: {sentence}" in page
    assert f"{second.maker.name}: " not in page


def test_a_photo_chosen_on_a_page_that_comes_back_is_asked_for_again(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    photo = SimpleUploadedFile("tepi.jpg", b"a photograph")

    without = client.post(address(lot), sent(lot, "8 0 2 0"))
    chosen = client.post(address(lot), sent(lot, "8 0 2 0", **fault(lot.shares.get(), note="Tepi", photo=photo)))

    assert "Pilih lagi fotonya." not in without.content.decode()
    assert chosen.content.decode().count("Pilih lagi fotonya.") == 1


@pytest.mark.parametrize("way", ["", "semua"])
def test_food_past_its_day_passes_neither_piece_by_piece_nor_whole(sign_in, way):
    client, lot = sign_in(Role.QC), LotFactory(product=ProductFactory(food=True), made_on=days_ago(10))

    response = client.post(address(lot), sent(lot, "1 0 0 0", cara=way, remark="Masih dingin"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "lewat tanggal baiknya, jadi tidak bisa diluluskan" in page
    assert "Masih dingin" in page
    assert "Semua lulus A" not in page
    assert not Inspection.objects.exists()
