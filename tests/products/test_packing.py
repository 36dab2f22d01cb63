"""Goods go to a bazaar: from the store on their way, then there, whole, missing or broken; and home again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from products.actions import packing, stock
from products.actions.packing import Arrival
from products.models import Lot, PackingLine, StockMove
from tests.factories import LotFactory, PackingListFactory, RusunawaFactory, UserFactory
from tests.factories.bazaars import coming

pytestmark = pytest.mark.django_db


def pieces(lot) -> dict:
    return {row.place.kind: row.quantity for row in lot.balances.present().select_related("place")}


@pytest.fixture
def sent():
    return PackingListFactory(sent=True)


def lot_of(packing_list) -> Lot:
    return packing_list.lines.get().share.lot


def test_a_list_moves_nothing_until_it_leaves():
    packing_list = PackingListFactory()
    lot = lot_of(packing_list)

    assert pieces(lot) == {"gudang": 10}
    packing.send(packing_list=packing_list, by=UserFactory())
    assert pieces(lot) == {"perjalanan": 10}
    with pytest.raises(ValidationError, match="sudah berangkat"):
        packing.send(packing_list=packing_list, by=UserFactory())


def test_what_is_missing_on_arrival_is_set_aside_and_what_broke_is_scrap(sent):
    line = sent.lines.get()

    packing.receive(packing_list=sent, arrivals=[Arrival(line.pk, 7, 1, "Dus penyok")], by=UserFactory())

    assert pieces(lot_of(sent)) == {"bazar": 7, "hilang": 2, "afkir": 1}
    assert set(StockMove.objects.exclude(note="").values_list("note", flat=True)) == {"Dus penyok"}


@pytest.mark.parametrize(
    ("arrived", "broken", "reason", "sentence"),
    [(9, 0, " ", "tulis sebab"), (9, 2, "Hujan", "tidak bisa lebih"), (11, 0, "", "tidak bisa lebih")],
)
def test_an_arrival_that_cannot_be_moves_nothing(sent, arrived, broken, reason, sentence):
    line = sent.lines.get()

    with pytest.raises(ValidationError, match=sentence):
        packing.receive(packing_list=sent, arrivals=[Arrival(line.pk, arrived, broken, reason)], by=UserFactory())

    assert pieces(lot_of(sent)) == {"perjalanan": 10}


def test_more_than_the_store_has_is_not_packed_and_does_not_leave():
    packing_list = PackingListFactory()
    line = packing_list.lines.get()
    key = (line.share_id, "A")

    with pytest.raises(ValidationError, match="di gudang ada 10, yang ditulis 11"):
        packing.write(invitation=packing_list.invitation, changes={key: (10, 11)}, by=UserFactory())
    stock.take(share=line.share, origin="gudang", to="contoh", quantity=3, note="Contoh", grade="A", by=UserFactory())
    with pytest.raises(ValidationError, match="di gudang tinggal 7"):
        packing.send(packing_list=packing_list, by=UserFactory())


def test_two_who_write_the_same_line_are_told_of_each_other():
    packing_list = PackingListFactory()
    key = (packing_list.lines.get().share_id, "A")
    packing.write(invitation=packing_list.invitation, changes={key: (10, 4)}, by=UserFactory())

    with pytest.raises(ValidationError, match="sudah diubah orang lain menjadi 4"):
        packing.write(invitation=packing_list.invitation, changes={key: (10, 6)}, by=UserFactory())


def test_goods_of_a_company_or_of_another_rusunawa_are_not_packed():
    invitation, elsewhere = coming(), LotFactory(rusunawa=RusunawaFactory(), passed=True)
    theirs = LotFactory(rusunawa=invitation.rusunawa, passed=True)
    Lot.objects.filter(pk=theirs.pk).update(is_for_partner=True)

    for lot in (elsewhere, theirs):
        with pytest.raises(ValidationError, match="di gudang ada 0"):
            packing.write(invitation=invitation, changes={(lot.shares.get().pk, "A"): (0, 1)}, by=UserFactory())
    packing_list = invitation.packing_lists.create(created_by=UserFactory())
    for lot in (elsewhere, theirs):
        with pytest.raises(IntegrityError, match="packing_line_of_that_rusunawa"), transaction.atomic():
            PackingLine.objects.create(packing_list=packing_list, share=lot.shares.get(), grade="A", quantity=1)


def test_what_left_is_never_rewritten(sent):
    for sql in (
        "UPDATE products_packingline SET quantity = 1",
        "DELETE FROM products_packingline",
        "DELETE FROM products_packinglist",
    ):
        with pytest.raises(Exception, match=r"packing_line_stands|Cannot delete"), transaction.atomic():
            connection.cursor().execute(sql)
