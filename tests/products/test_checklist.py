"""The checklist of a product: rows of one page, with or without a script."""

from decimal import Decimal

import pytest

from products.models import Criterion
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, ProductFactory, ReadingFactory
from tests.products.forms import NEW, address_of, opened, row, sent_from

pytestmark = pytest.mark.django_db


def test_a_line_of_the_checklist_is_written_with_its_limits(sign_in):
    product = ProductFactory()
    client, address = sign_in(Role.STAFF), address_of("product_checklist", product)
    limits = {"lowest": "8", "highest": "9,5", "measure": "cm", "is_photo_needed": "on"}

    answer = client.post(address, opened(client, address) | row(NEW, text="Lebar", severity="kritis", **limits))

    assert answer.url == product.get_absolute_url()
    line = product.criteria.get()
    assert (line.text, line.position, line.lowest, line.highest) == ("Lebar", 1, Decimal(8), Decimal("9.5"))
    assert line.is_photo_needed


def test_lines_stand_in_the_order_that_is_typed_and_unused_ones_last(sign_in):
    product = ProductFactory()
    first, second, third = (CriterionFactory(product=product, position=n, text=f"Butir {n}") for n in (1, 2, 3))
    client, address = sign_in(Role.STAFF), address_of("product_checklist", product)
    sent = opened(client, address) | row(third.pk, position="1") | row(first.pk, position="2")
    del sent[f"{second.pk}-is_active"]

    client.post(address, sent)

    lines = list(product.criteria.order_by("position").values_list("text", "position", "is_active"))
    assert lines == [("Butir 3", 1, True), ("Butir 1", 2, True), ("Butir 2", 3, False)]


def test_a_line_that_was_used_is_put_aside_not_lost(sign_in):
    reading = ReadingFactory()
    line = reading.criterion
    client, address = sign_in(Role.STAFF), address_of("product_checklist", line.product)
    sent = opened(client, address)
    del sent[f"{line.pk}-is_active"]

    client.post(address, sent)

    line.refresh_from_db()
    assert not line.is_active
    assert "Butir" not in client.get(line.product.get_absolute_url()).content.decode().partition("Ceklis QC")[0]


def test_without_a_script_the_page_gives_more_rows_and_keeps_what_was_typed(sign_in):
    product = ProductFactory()
    client, address = sign_in(Role.STAFF), address_of("product_checklist", product)
    sent = opened(client, address) | row(NEW, text="Rapat", lowest="abc") | {"tambah": "1"}

    answer = client.post(address, sent)

    assert answer.status_code == 200
    again = sent_from(answer.content.decode())
    assert again[f"{NEW}-text"] == ["Rapat"]
    assert len(again["row"]) == 6
    assert not Criterion.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "Yang diperiksa belum diisi."),
        ({"text": "Lebar", "lowest": "9", "highest": "8", "measure": "cm"}, "Batas bawah melebihi batas atas."),
        ({"text": "Lebar", "lowest": "9"}, "Tulis satuannya, misalnya cm atau gram."),
        ({"text": "Lebar", "lowest": "delapan"}, "Tulis angka, misalnya 8 atau 8,5."),
        ({"text": "Lebar", "lowest": "99999999999"}, "Angkanya terlalu besar"),
        ({"text": "Lebar", "position": "-1"}, "Urutan harus angka."),
        ({"text": "Lebar", "severity": "parah"}, "Pilih berat cacatnya."),
    ],
)
def test_what_is_wrong_is_said_in_its_row_and_nothing_is_written(sign_in, wrong, said):
    product = ProductFactory()
    client, address = sign_in(Role.STAFF), address_of("product_checklist", product)

    answer = client.post(address, opened(client, address) | row(NEW, **{"measure": "", "position": "1", **wrong}))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Criterion.objects.exists()
