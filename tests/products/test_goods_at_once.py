"""Many hands at once: the last piece goes once, a lot is judged once, numbers are given once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from products.actions import inspections, lots, stock
from products.models import Lot, Place
from tests.factories import LotFactory, ParticipantFactory, ProductFactory, RusunawaFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 8


def at_once(call):
    """What each of eight hands got, its ValidationError included."""
    barrier = Barrier(HANDS)

    def run(number):
        barrier.wait()
        try:
            return call(number)
        except ValidationError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(run, range(HANDS)))


def succeeded(answers):
    return [answer for answer in answers if not isinstance(answer, ValidationError)]


def test_the_last_piece_is_taken_once():
    lot, user = LotFactory(makers=(1,), passed=True), UserFactory()
    share = lot.shares.get()

    answers = at_once(
        lambda number: stock.take(
            share=share, origin="gudang", to=Place.Kind.SAMPLE, quantity=1, grade="A", note=f"Contoh {number}", by=user
        )
    )

    assert len(succeeded(answers)) == 1
    assert {error.messages[0] for error in answers if isinstance(error, ValidationError)} == {
        "Yang ada di sana tinggal 0."
    }


def test_two_inspectors_on_one_lot_judge_each_piece_once():
    lot, user = LotFactory(makers=(20,)), UserFactory()
    share = lot.shares.get()

    answers = at_once(
        lambda number: inspections.record(lot=lot, judgements=[inspections.Judgement(share, passed_a=6)], by=user)
    )

    assert len(succeeded(answers)) == 3
    assert sum(lot.inspections.values_list("quantity", flat=True)) == 18


def test_lots_written_at_once_have_numbers_of_their_own():
    rusunawa, product, user = RusunawaFactory(), ProductFactory(), UserFactory()
    maker = ParticipantFactory(lives_in=rusunawa)

    at_once(
        lambda number: lots.log(
            product=product, rusunawa=rusunawa, made_on=days_ago(1), makers={maker: number + 1}, by=user
        )
    )

    codes = sorted(Lot.objects.values_list("code", flat=True))
    assert [code[-3:] for code in codes] == [f"{number:03d}" for number in range(1, HANDS + 1)]
