"""A bazaar ends: what is left goes home, what is missing or broken is booked, nothing stays behind."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from products.actions import closing, packing
from products.actions.closing import Left
from tests.factories import BazaarFactory, LotFactory, PackingListFactory, ShiftFactory, UserFactory
from tests.factories.money import line_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


def pieces(lot) -> dict:
    return {row.place.kind: row.quantity for row in lot.balances.present().select_related("place")}


@pytest.fixture
def lot():
    return LotFactory(passed=True)


@pytest.fixture
def bazaar(lot):
    return BazaarFactory(goods=[lot])


def close(bazaar, lot, expected, returned, broken=0, reason=""):
    left = [Left(lot.shares.get(), "A", expected, returned, broken, reason)] if expected else []
    return closing.close(bazaar=bazaar, lines=left, by=UserFactory())


def test_every_piece_that_is_left_goes_where_it_belongs(bazaar, lot):
    sell(bazaar, line_of(lot, 3))

    close(bazaar, lot, 7, 4, 1, "Terinjak pengunjung")

    bazaar.refresh_from_db()
    assert bazaar.state == "Ditutup"
    assert pieces(lot) == {"pembeli": 3, "gudang": 4, "afkir": 1, "hilang": 2}


def test_what_was_not_counted_or_not_explained_closes_nothing(bazaar, lot):
    with pytest.raises(ValidationError, match="berubah selama dihitung"):
        close(bazaar, lot, 0, 0)
    with pytest.raises(ValidationError, match="Tulis sebab"):
        close(bazaar, lot, 10, 8)
    with pytest.raises(ValidationError, match="Yang ada 10"):
        close(bazaar, lot, 10, 11)
    sell(bazaar, line_of(lot))
    with pytest.raises(ValidationError, match="berubah selama dihitung"):
        close(bazaar, lot, 10, 10)
    assert pieces(lot) == {"bazar": 9, "pembeli": 1}


def test_an_open_till_and_goods_on_the_way_are_named(bazaar, lot):
    shift = ShiftFactory(bazaar=bazaar)
    invitation = PackingListFactory(sent=True).invitation

    with pytest.raises(ValidationError, match=str(shift.cashier)):
        close(bazaar, lot, 10, 10)
    with pytest.raises(ValidationError, match=f"Barang dari {invitation.rusunawa.short_name} masih di perjalanan"):
        close(invitation.bazaar, lot, 0, 0)


def test_a_closed_bazaar_takes_no_goods_and_opens_again_with_a_reason(bazaar, lot):
    packing_list = PackingListFactory()
    close(packing_list.invitation.bazaar, lot, 0, 0)

    with pytest.raises(ValidationError, match="sudah selesai"):
        packing.send(packing_list=packing_list, by=UserFactory())
    with pytest.raises(ValidationError, match="alasan"):
        closing.reopen(bazaar=packing_list.invitation.bazaar, reason="", by=UserFactory())
    assert closing.reopen(bazaar=packing_list.invitation.bazaar, reason="Nota salah", by=UserFactory()).is_open
    packing.send(packing_list=packing_list, by=UserFactory())


def test_the_database_closes_no_bazaar_with_goods_in_it(bazaar):
    bazaar.closed_at, bazaar.closed_by = timezone.now(), bazaar.created_by

    with pytest.raises(IntegrityError, match="bazaar_is_over_when_empty"):
        save_to_the_end(bazaar)


@transaction.atomic
def save_to_the_end(bazaar):
    """With the rules that hold at the end of a transaction."""
    bazaar.save()
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
