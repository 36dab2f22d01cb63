"""Judging: part of a lot, with reasons, by somebody else; reworked pieces come back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from products.actions import inspections, stock
from products.actions.inspections import Fault, Judgement, Sample
from products.models import Inspection, Outcome, Place
from tests.factories import DefectFactory, InspectionFactory, LotFactory, ProductFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspector():
    return UserFactory()


def pieces(lot) -> dict[str, int]:
    rows = lot.balances.present().values_list("place__kind", "grade", "quantity")
    return {f"{kind}{grade}": quantity for kind, grade, quantity in rows}


def judge(lot, by, **numbers):
    defect = DefectFactory(skill=lot.product.skill)
    faults = tuple(
        Fault(outcome, defect, numbers[column])
        for column, outcome in (("rework", Outcome.REWORK), ("rejected", Outcome.REJECTED))
        if numbers.get(column)
    )
    judgement = Judgement(lot.shares.first(), **{"faults": faults, **numbers})
    return inspections.record(lot=lot, judgements=[judgement], by=by)


def test_part_of_a_lot_passes_and_every_piece_is_in_one_place(inspector):
    lot = LotFactory()

    judge(lot, inspector, passed_a=5, passed_b=1, rework=2, rejected=1)

    assert pieces(lot) == {"menunggu": 1, "gudangA": 5, "gudangB": 1, "perbaikan": 2, "ditolak": 1}


def test_more_than_waits_is_refused_and_nothing_is_written(inspector):
    lot = LotFactory()

    with pytest.raises(ValidationError, match="11 dinilai, padahal yang menunggu 10"):
        judge(lot, inspector, passed_a=11)

    assert not Inspection.objects.exists()
    assert pieces(lot) == {"menunggu": 10}


def test_a_piece_that_did_not_pass_has_its_reason(inspector):
    lot = LotFactory()

    with pytest.raises(ValidationError, match="pilih cacatnya untuk 2 barang ditolak"):
        judge(lot, inspector, rejected=2, faults=())


def test_nobody_judges_what_they_wrote_down():
    lot = LotFactory()

    with pytest.raises(ValidationError, match="harus diperiksa orang lain"):
        judge(lot, lot.logged_by, passed_a=1)
    with pytest.raises(IntegrityError, match="inspection_not_by_who_logged"):
        Inspection.objects.create(lot=lot, quantity=1, inspected_by=lot.logged_by)


def test_food_past_its_day_does_not_pass_but_can_be_rejected(inspector):
    lot = LotFactory(product=ProductFactory(food=True), made_on=days_ago(10))

    with pytest.raises(ValidationError, match="lewat tanggal baiknya"):
        judge(lot, inspector, passed_b=1)
    judge(lot, inspector, rejected=10)

    assert pieces(lot) == {"ditolak": 10}


def test_reworked_pieces_wait_again_and_both_judgements_stay(inspector):
    lot = InspectionFactory().lot

    stock.finish_rework(share=lot.shares.get(), quantity=2, by=lot.logged_by)
    inspections.pass_all(lot=lot, by=inspector, grade="B")

    assert pieces(lot) == {"gudangA": 7, "gudangB": 2, "ditolak": 1}
    assert [inspection.quantity for inspection in lot.inspections.all()] == [10, 2]


def test_a_wrong_judgement_is_taken_back_and_its_pieces_wait_again(inspector):
    inspection = InspectionFactory()

    inspections.reverse(inspection=inspection, reason="Tertukar dengan lot lain", by=inspector)

    assert pieces(inspection.lot) == {"menunggu": 10}
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        inspections.reverse(inspection=inspection, reason="Lagi", by=inspector)


def test_a_judgement_whose_pieces_moved_on_stands(inspector):
    inspection = InspectionFactory()
    share = inspection.lot.shares.get()
    stock.take(share=share, origin="gudang", to=Place.Kind.SAMPLE, quantity=1, grade="A", note="Pameran", by=inspector)

    with pytest.raises(ValidationError, match="sudah berpindah"):
        inspections.reverse(inspection=inspection, reason="Salah lot", by=inspector)


@pytest.mark.parametrize(("size", "defects", "sentence"), [(3, 0, "paling sedikit 5 contoh"), (5, 2, "Periksa semua")])
def test_a_sample_passes_the_lot_only_as_the_plan_says(inspector, size, defects, sentence):
    lot = LotFactory(product=ProductFactory(sample_size=5, acceptance_number=1))

    with pytest.raises(ValidationError, match=sentence):
        inspections.pass_sample(lot=lot, sample=Sample(size, defects), by=inspector)
    inspection = inspections.pass_sample(lot=lot, sample=Sample(5, 1), by=inspector)

    assert (inspection.sample_size, inspection.quantity, pieces(lot)) == (5, 10, {"gudangA": 10})


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE products_inspection SET quantity = 3",
        "DELETE FROM products_inspection",
        "UPDATE products_verdict SET rejected = 0",
        "DELETE FROM products_finding",
        "INSERT INTO products_verdict (inspection_id, share_id, passed_a, passed_b, rework, rejected)"
        " SELECT id, (SELECT max(id) FROM products_share), 1, 0, 0, 0 FROM products_inspection",
    ],
)
def test_a_judgement_cannot_be_rewritten(sql):
    InspectionFactory(lot=LotFactory(makers=(10, 5)))

    with pytest.raises(Exception, match=r"pgtrigger|inspection_is_sum_of_verdicts"), transaction.atomic():
        connection.cursor().execute(sql + "; SET CONSTRAINTS ALL IMMEDIATE")
