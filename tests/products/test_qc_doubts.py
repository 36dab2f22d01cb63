"""What passes in spite of a number outside its limits, or of a critical line that is not met, passes for a reason."""

import pytest
from django.urls import reverse

from products.models import Inspection
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, DefectFactory, LotFactory
from tests.products.qc import address, fault, sent

pytestmark = pytest.mark.django_db


def moisture(lot, **values) -> CriterionFactory:
    return CriterionFactory(product=lot.product, text="Kadar air", lowest=8, highest=12, measure="%", **values)


@pytest.mark.parametrize("way", ["", "semua"])
def test_a_number_outside_its_limits_is_noticed_before_it_passes(sign_in, way):
    client, lot = sign_in(Role.QC), LotFactory()
    line = moisture(lot)

    page = client.post(address(lot), sent(lot, "10 0 0 0", cara=way) | {f"c{line.pk}-value": "14"})

    assert page.status_code == 422
    assert page.content.decode().count("Kadar air: 14 %, di luar batas 8–12 %.") == 2
    assert page.content.decode().count("Tulis alasannya bila tetap diluluskan") == 2
    assert not Inspection.objects.exists()


def test_with_a_reason_it_passes_and_the_reason_stays_in_the_remark(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line = moisture(lot)
    typed = sent(lot, "10 0 0 0", remark="Dari rak bawah.", pass_reason="baru diangkat dari air")

    client.post(address(lot), typed | {f"c{line.pk}-value": "14"})

    assert Inspection.objects.get().remark == "Dari rak bawah. Tetap diluluskan: baru diangkat dari air"


def test_a_reason_that_nobody_asked_for_is_left_out(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line = moisture(lot)

    client.post(address(lot), sent(lot, "10 0 0 0", pass_reason="salah ukur") | {f"c{line.pk}-value": "12"})

    assert Inspection.objects.get().remark == ""


def test_what_does_not_pass_needs_no_such_reason(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line, loose = moisture(lot), DefectFactory(skill=lot.product.skill)

    judged = sent(lot, "0 0 0 10", **fault(lot.shares.get(), defect=loose.pk)) | {f"c{line.pk}-value": "14"}

    assert client.post(address(lot), judged).status_code == 302


def test_a_critical_line_that_is_not_met_asks_why_the_others_pass_and_never_lets_all_pass(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line = CriterionFactory(product=lot.product, text="Kancing kuat", severity="kritis")
    loose = fault(lot.shares.get(), defect=DefectFactory(skill=lot.product.skill).pk)
    answered = {f"c{line.pk}-is_met": "tidak"}

    whole = client.post(address(lot), sent(lot, "10 0 0 0", pass_reason="tidak apa") | answered)
    part = client.post(address(lot), sent(lot, "8 0 0 2", **loose) | answered)
    nameless = client.post(address(lot), sent(lot, "8 0 0 2", pass_reason="hanya dua yang lepas") | answered)
    reasoned = client.post(address(lot), sent(lot, "8 0 0 2", pass_reason="hanya dua yang lepas", **loose) | answered)

    assert "tidak semua barang bisa lulus" in whole.content.decode()
    assert "Kancing kuat: tidak terpenuhi." in part.content.decode()
    assert "tidak semua barang" not in nameless.content.decode()
    assert reasoned.status_code == 302


def test_a_reason_too_long_for_the_remark_is_said_and_stays(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line = moisture(lot)
    typed = sent(lot, "10 0 0 0", remark="a" * 150, pass_reason="b" * 40)

    page = client.post(address(lot), typed | {f"c{line.pk}-value": "14"})

    assert page.status_code == 422
    assert "Singkatkan" in page.content.decode()
    assert "b" * 40 in page.content.decode()


def test_the_lot_and_its_inspection_say_what_was_outside(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    line = moisture(lot)

    client.post(address(lot), sent(lot, "10 0 0 0", pass_reason="cukup") | {f"c{line.pk}-value": "14,5"})

    for page in (address(lot), reverse("lot_detail", args=[lot.pk])):
        assert "Kadar air: 14,50 %, di luar batas 8–12 %" in client.get(page).content.decode()
    other = LotFactory(passed=True)
    assert "di luar batas" not in client.get(address(other)).content.decode()
