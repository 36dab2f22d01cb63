"""Two hands at once on the goods of a bazaar: they leave once, arrive once, are sold or counted, never both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections

from products.actions import closing, packing
from products.actions.closing import Left
from products.actions.packing import Arrival
from tests.factories import BazaarFactory, LotFactory, PackingListFactory, UserFactory
from tests.factories.bazaars import coming
from tests.factories.money import line_of
from tests.products.sold import sell

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def at_once(*calls):
    """What each got; a refusal is an answer, an error of the database is not."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        except ValidationError as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def refused(answers) -> list:
    return [answer for answer in answers if isinstance(answer, ValidationError | DatabaseError)]


def pieces(lot) -> dict:
    return {row.place.kind: row.quantity for row in lot.balances.present().select_related("place")}


def test_two_who_press_leave_send_it_once():
    packing_list, user = PackingListFactory(), UserFactory()

    answers = at_once(*[lambda: packing.send(packing_list=packing_list, by=user)] * 4)

    assert len(refused(answers)) == 3
    assert pieces(packing_list.lines.get().share.lot) == {"perjalanan": 10}


def test_two_bazaars_that_pack_the_same_pieces_get_them_once():
    invitation, user = coming(), UserFactory()
    lot = LotFactory(rusunawa=invitation.rusunawa, passed=True)
    other = coming(rusunawa=invitation.rusunawa)
    lists = [PackingListFactory(invitation=one, lots=[lot]) for one in (invitation, other)]

    answers = at_once(*[lambda row=row: packing.send(packing_list=row, by=user) for row in lists])

    assert len(refused(answers)) == 1
    assert "di gudang tinggal 0" in refused(answers)[0].messages[0]
    assert pieces(lot) == {"perjalanan": 10}


def test_two_who_receive_count_it_once():
    packing_list, user = PackingListFactory(sent=True), UserFactory()
    line = packing_list.lines.get()
    whole = [Arrival(line.pk, 10)]

    answers = at_once(*[lambda: packing.receive(packing_list=packing_list, arrivals=whole, by=user)] * 4)

    assert len(refused(answers)) == 3
    assert pieces(line.share.lot) == {"bazar": 10}


def test_a_sale_and_the_closing_count_wait_for_each_other():
    for _ in range(ROUNDS):
        lot = LotFactory(passed=True)
        bazaar, user = BazaarFactory(goods=[lot]), UserFactory()
        everything = [Left(lot.shares.get(), "A", 10, 10)]

        answers = at_once(
            lambda bazaar=bazaar, lot=lot: sell(bazaar, line_of(lot)),
            lambda bazaar=bazaar, everything=everything, user=user: closing.close(
                bazaar=bazaar, lines=everything, by=user
            ),
        )

        assert len(refused(answers)) == 1
        assert pieces(lot) in ({"gudang": 10}, {"bazar": 9, "pembeli": 1})


def test_goods_that_arrive_while_it_closes_are_there_or_still_on_their_way():
    for _ in range(ROUNDS):
        packing_list, user = PackingListFactory(sent=True), UserFactory()
        bazaar, line = packing_list.invitation.bazaar, packing_list.lines.get()

        answers = at_once(
            lambda packing_list=packing_list, line=line, user=user: packing.receive(
                packing_list=packing_list, arrivals=[Arrival(line.pk, 10)], by=user
            ),
            lambda bazaar=bazaar, user=user: closing.close(bazaar=bazaar, lines=[], by=user),
        )

        assert len(refused(answers)) == 1
        assert pieces(line.share.lot) == {"bazar": 10}
