"""Material of a company: nothing of it is anywhere twice, and nothing goes below zero."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from products.actions import materials
from products.models import MaterialBalance, MaterialMove
from tests.factories import MaterialMoveFactory, PieceworkOrderFactory, UserFactory, WorkShareFactory
from tests.products.test_goods_at_once import at_once, succeeded


@pytest.fixture
def share(db):
    return WorkShareFactory()


def material_of(order, quantity=1000):
    return MaterialMoveFactory(order=order, quantity=Decimal(quantity)).material


def balances(material):
    return {row.holder_id: row.quantity for row in material.balances.all()}


def test_what_was_issued_is_used_brought_back_lost_or_held(share):
    material, by = material_of(share.order), UserFactory()

    for kind, quantity, note in (
        ("bagikan", 800, ""),
        ("pakai", 300, ""),
        ("kembali", 100, ""),
        ("hilang", 50, "Basah"),
    ):
        materials.move(material=material, kind=kind, quantity=Decimal(quantity), holder=share.maker, note=note, by=by)
    materials.move(material=material, kind="pulang", quantity=Decimal(200), by=by)

    assert balances(material) == {None: 100, share.maker_id: 350}


@pytest.mark.parametrize(
    ("kind", "quantity", "said"),
    [
        ("bagikan", "1000.01", "di gudang tinggal 1.000 gram"),
        ("pakai", "1", "tinggal 0 gram"),
        ("pulang", "2000", "1.000"),
    ],
)
def test_more_than_is_there_is_refused_in_words(share, kind, quantity, said):
    material = material_of(share.order)
    holder = None if kind == "pulang" else share.maker

    with pytest.raises(ValidationError, match=said):
        materials.move(material=material, kind=kind, quantity=Decimal(quantity), holder=holder, by=UserFactory())


def test_the_database_refuses_it_too_and_nobody_writes_balances(share):
    material = material_of(share.order)
    line = {"material": material, "kind": "bagikan", "holder": share.maker, "booked_by": UserFactory()}

    with pytest.raises(IntegrityError, match="material_balance_never_negative"), transaction.atomic():
        MaterialMove.objects.create(quantity=1001, **line)
    with pytest.raises(IntegrityError, match="material_balance_follows_moves"), transaction.atomic():
        MaterialBalance.objects.update(quantity=5)


def test_a_wrong_line_is_answered_by_its_opposite_once(share):
    material, by = material_of(share.order), UserFactory()
    line = materials.move(material=material, kind="bagikan", quantity=Decimal(80), holder=share.maker, by=by)

    materials.take_back(move=line, reason="Salah orang", by=by)

    assert balances(material) == {None: 1000, share.maker_id: 0}
    with pytest.raises(ValidationError, match="sudah dibatalkan"):
        materials.take_back(move=line, reason="Lagi", by=by)
    assert list(material.moves.standing().values_list("kind", flat=True)) == ["terima"]


def test_only_who_has_a_share_is_given_material_and_losses_are_explained(share):
    material, by = material_of(share.order), UserFactory()
    stranger = WorkShareFactory().maker

    with pytest.raises(ValidationError, match="belum punya bagian"):
        materials.move(material=material, kind="bagikan", quantity=Decimal(1), holder=stranger, by=by)
    with pytest.raises(ValidationError, match="hilang atau rusak"):
        materials.move(material=material, kind="susut", quantity=Decimal(1), by=by)


def test_a_draft_has_no_material_to_move(db):
    material = PieceworkOrderFactory(draft=True).materials.get()

    with pytest.raises(ValidationError, match="sudah diterima"):
        materials.move(material=material, kind="terima", quantity=Decimal(1), by=UserFactory())
    with pytest.raises(IntegrityError, match="material_move_of_running_order"), transaction.atomic():
        MaterialMove.objects.create(material=material, kind="terima", quantity=1, booked_by=UserFactory())


@pytest.mark.django_db(transaction=True)
def test_the_last_material_is_issued_once():
    share, by = WorkShareFactory(), UserFactory()
    material = material_of(share.order, 100)

    answers = at_once(
        lambda _: materials.move(material=material, kind="bagikan", quantity=Decimal(100), holder=share.maker, by=by)
    )

    assert len(succeeded(answers)) == 1
    assert balances(material) == {None: 0, share.maker_id: 100}
