"""Judging a lot on its page: numbers and faults for every maker, and what is said when something is wrong."""

import pytest
from django.urls import reverse

from products.actions import inspections
from products.models import Finding, Inspection, Reading
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, DefectFactory, LotFactory, ProductFactory, UserFactory
from tests.products.qc import address, fault, sent

pytestmark = pytest.mark.django_db


def test_two_makers_are_judged_with_a_fault_for_what_did_not_pass(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(makers=(6, 4))
    loose = DefectFactory(skill=lot.product.skill)
    first = lot.shares.first()

    response = client.post(address(lot), sent(lot, "3 1 2 0", "4 0 0 0", **fault(first, defect=loose.pk, note="Tepi")))

    inspection = Inspection.objects.get()
    assert response.url == reverse("inspection_slip", args=[inspection.pk])
    assert [str(verdict).split(": ")[1] for verdict in inspection.verdicts.all()] == [
        "4 lulus, 2 perbaikan, 0 ditolak",
        "4 lulus, 0 perbaikan, 0 ditolak",
    ]
    assert Finding.objects.values_list("outcome", "quantity", "note").get() == ("perbaikan", 2, "Tepi")


def test_an_empty_pass_is_what_the_other_numbers_leave(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    share, loose = lot.shares.get(), DefectFactory(skill=lot.product.skill)

    client.post(address(lot), sent(lot) | {f"s{share.pk}-rejected": "1", **fault(share, defect=loose.pk)})

    assert str(Inspection.objects.get().verdicts.get()).endswith("9 lulus, 0 perbaikan, 1 ditolak")


def test_a_clean_lot_passes_with_one_button(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(makers=(6, 4))
    CriterionFactory(product=lot.product)

    client.post(address(lot), sent(lot, cara="semua"))

    assert Inspection.objects.get().quantity == 10
    assert Reading.objects.get().is_met


def test_who_judged_while_the_page_stood_open_is_noticed(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(makers=(6, 4))
    seen = {f"s{share.pk}-waiting": share.quantity for share in lot.shares.all()}
    first, second = lot.shares.all()
    inspections.record(lot=lot, judgements=[inspections.Judgement(first, passed_a=2)], by=UserFactory())

    response = client.post(address(lot), sent(lot, "1 0 0 0", "0 0 0 0") | seen)

    page = response.content.decode()
    assert "Sementara halaman ini terbuka" in page
    assert f"{first.maker.name}: sekarang 4 menunggu, tadi 6." in page
    assert second.maker.name + ": sekarang" not in page
    assert Inspection.objects.count() == 1


def test_the_same_page_sent_twice_is_one_judgement(sign_in):
    client, lot = sign_in(Role.QC), LotFactory()
    data = sent(lot, "4 0 0 0")

    answers = [client.post(address(lot), data).url for _ in range(2)]

    assert answers[0] == answers[1]
    assert Inspection.objects.count() == 1


def test_nobody_judges_on_this_page_what_they_wrote_down(sign_in):
    client = sign_in(Role.QC)
    lot = LotFactory(logged_by=client.user)

    assert "harus diperiksa orang lain" in client.get(address(lot)).content.decode()
    assert client.post(address(lot), sent(lot, cara="semua")).status_code == 422
    assert not Inspection.objects.exists()


def test_a_sample_within_the_plan_passes_the_lot(sign_in):
    client, lot = sign_in(Role.QC), LotFactory(product=ProductFactory(sample_size=5, acceptance_number=1))

    refused = client.post(address(lot), sent(lot, cara="contoh", sample_size="5", sample_defects="2"))
    huge = client.post(address(lot), sent(lot, cara="contoh", sample_size="11", sample_defects="12"))
    client.post(address(lot), sent(lot, cara="contoh", sample_size="5", sample_defects="1"))

    assert "Periksa semua isi lot ini" in refused.content.decode()
    assert huge.status_code == 422
    assert Inspection.objects.values_list("sample_size", "quantity").get() == (5, 10)
