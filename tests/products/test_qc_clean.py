"""Passing a whole lot with one button: what it declares, and what it cannot say by itself."""

import pytest

from products.models import Inspection
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, LotFactory
from tests.products.qc import address, sent

pytestmark = pytest.mark.django_db
MEASURED = {"lowest": 8, "highest": 12, "measure": "%"}


def test_the_page_says_what_the_button_declares_and_what_comes_first(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    bare = client.get(address(lot)).content.decode()
    CriterionFactory(product=lot.product)
    plain = client.get(address(lot)).content.decode()
    CriterionFactory(product=lot.product, text="Kadar air", severity="kritis", **MEASURED)

    asking = client.get(address(lot)).content.decode()

    assert "Semua lulus A berarti" not in bare
    assert "Semua lulus A berarti daftar periksa terpenuhi." in plain
    assert "Isi dulu" not in plain
    assert "Isi dulu" in asking


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"severity": "kritis", **MEASURED}, "isi hasil ukurnya."),
        ({"is_photo_needed": True}, "pilih ya atau tidak."),
        ({"is_photo_needed": True, **MEASURED}, "isi hasil ukurnya."),
    ],
)
def test_what_needs_a_photo_or_a_deciding_number_is_answered_first(sign_in, line, said):
    client, lot = sign_in(Role.QC), LotFactory()
    CriterionFactory(product=lot.product, text="Kadar air", **line)

    page = client.post(address(lot), sent(lot, cara="semua"))

    assert page.status_code == 422
    assert f"Kadar air: {said} Semua lulus A tidak mengisinya untuk Anda." in page.content.decode()
    assert not Inspection.objects.exists()


def test_other_lots_still_pass_with_one_button(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    CriterionFactory(product=lot.product, severity="kritis")
    CriterionFactory(product=lot.product, severity="berat", **MEASURED)

    client.post(address(lot), sent(lot, cara="semua"))

    assert Inspection.objects.get().quantity == 10
