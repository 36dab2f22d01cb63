"""Writing down what was made, and putting it right."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from products.actions import lots
from products.models import Lot, Place, Share
from rusunpreneur.access import Role
from tests.factories import (
    InspectionFactory,
    LotFactory,
    ParticipantFactory,
    ProductFactory,
    ResidenceFactory,
    RusunawaFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def rusunawa():
    return RusunawaFactory(code="QZX")


@pytest.fixture
def maker(rusunawa):
    return ParticipantFactory(name="Siti Uji", lives_in=rusunawa)


def log(rusunawa, makers, **values):
    given = {"product": ProductFactory(), "made_on": days_ago(1), "by": UserFactory(), **values}
    return lots.log(rusunawa=rusunawa, makers=makers, **given)


def waiting(lot):
    return dict(lot.balances.of_kind(Place.Kind.WAITING).present().values_list("share__maker__name", "quantity"))


def test_a_lot_of_several_makers_waits_as_a_whole(rusunawa, maker):
    other = ParticipantFactory(name="Nur Uji", lives_in=rusunawa)

    lot = log(rusunawa, {maker: 6, other: 4})

    assert lot.quantity == 10
    assert waiting(lot) == {"Siti Uji": 6, "Nur Uji": 4}


def test_codes_count_up_within_the_month_and_can_be_read_out(rusunawa, maker):
    days = [date(2026, 3, 4), date(2026, 3, 30), date(2026, 4, 1)]

    codes = [log(rusunawa, {maker: 1}, made_on=day).code for day in days]

    assert codes == ["QZX-2603-001", "QZX-2603-002", "QZX-2604-001"]


def test_food_gets_the_last_day_it_is_good(rusunawa, maker):
    lot = log(rusunawa, {maker: 3}, product=ProductFactory(food=True), made_on=days_ago(2))

    assert lot.expires_on == days_ago(2) + timedelta(days=5)


@pytest.mark.parametrize(
    ("made_on", "sentence"),
    [(days_ago(-1), "Tanggal dibuat belum terjadi."), (days_ago(400), "lebih dari setahun yang lalu")],
)
def test_a_day_that_cannot_be_is_refused(rusunawa, maker, made_on, sentence):
    with pytest.raises(ValidationError, match=sentence):
        log(rusunawa, {maker: 3}, made_on=made_on)

    assert not Lot.objects.exists()


@pytest.mark.parametrize("number", [0, -1, 10_001])
def test_a_quantity_that_cannot_be_is_refused(rusunawa, maker, number):
    with pytest.raises(ValidationError):
        log(rusunawa, {maker: number})

    assert not Lot.objects.exists()


def test_only_who_lived_there_that_day_can_have_made_it(rusunawa):
    late = ResidenceFactory(rusunawa=rusunawa, moved_in_on=days_ago(0), participant__name="Baru Uji").participant

    with pytest.raises(ValidationError, match="tidak tercatat tinggal di"):
        log(rusunawa, {late: 3}, made_on=days_ago(1))


def test_the_database_itself_refuses_a_maker_from_elsewhere():
    lot, stranger = LotFactory(), ParticipantFactory()

    with pytest.raises(IntegrityError, match="share_maker_lived_there"):
        Share.objects.create(lot=lot, maker=stranger, quantity=0)


def test_before_the_first_inspection_everything_can_be_corrected(rusunawa, maker):
    other = ParticipantFactory(name="Nur Uji", lives_in=rusunawa)
    lot = log(rusunawa, {maker: 6})

    lot = lots.correct(lot=lot, makers={maker: 0, other: 9}, by=UserFactory(), remark="Salah orang")

    assert (lot.quantity, waiting(lot)) == (9, {"Nur Uji": 9})
    assert [move.quantity for move in lot.moves.filter(reason="koreksi").order_by("quantity")] == [6, 9]


def test_after_an_inspection_a_correction_needs_a_reason_and_spares_what_was_judged():
    lot = InspectionFactory(lot=LotFactory(makers=(12,))).lot
    maker = lot.shares.get().maker

    with pytest.raises(ValidationError, match="Tulis alasan"):
        lots.correct(lot=lot, makers={maker: 11}, by=UserFactory())
    with pytest.raises(ValidationError, match="10 sudah diperiksa"):
        lots.correct(lot=lot, makers={maker: 9}, by=UserFactory(), reason="Salah hitung")
    lot = lots.correct(lot=lot, makers={maker: 11}, by=UserFactory(), reason="Salah hitung")

    assert sum(waiting(lot).values()) == 1
    assert lot.moves.get(reason="koreksi").note == "Salah hitung"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE products_lot SET quantity = quantity + 1",
        "UPDATE products_share SET quantity = quantity - 1",
        "UPDATE products_share SET quantity = quantity + 1; UPDATE products_lot SET quantity = quantity + 1",
    ],
)
def test_what_makers_made_the_lot_and_the_pieces_are_one_number(sql):
    LotFactory()

    with pytest.raises(IntegrityError, match=r"lot_is_sum_of_shares|share_every_piece_somewhere"), transaction.atomic():
        connection.cursor().execute(sql + "; SET CONSTRAINTS ALL IMMEDIATE")


def test_a_coordinator_sees_the_lots_of_her_rusunawa_alone():
    mine, other = LotFactory(), LotFactory()
    user = UserFactory(role=Role.COORDINATOR, role__rusunawa=mine.rusunawa)

    assert list(Lot.objects.visible_to(user)) == [mine]
    assert not Lot.objects.visible_to(UserFactory(role=Role.PARTNER)).exists()
    assert set(Lot.objects.visible_to(UserFactory(role=Role.QC))) == {mine, other}
