"""Many hands at the tills of one bazaar: the last piece, the same form twice, a void while the drawer is counted."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from products.actions import sales, shifts
from products.models import Sale, Shift
from tests.factories import LotFactory
from tests.factories.money import line_of
from tests.products.sold import sell
from tests.products.tills import Till, sent

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls) -> list:
    """What each got; all begin at the same moment."""
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


def test_two_tills_sell_the_last_piece_once_and_the_other_keeps_her_basket(sign_in):
    till = Till(LotFactory(makers=(1,), passed=True))
    clients = [sign_in(user=till.cashier), *(sign_in(user=till.another().cashier) for _ in range(3))]

    answers = together(*(lambda one=one: one.post(till.url, sent(product=till.product)) for one in clients))

    assert sorted(answer.status_code for answer in answers) == [302, 422, 422, 422]
    refused = next(answer for answer in answers if answer.status_code == 422).content.decode()
    assert "habis terjual" in refused
    assert Sale.objects.count() == 1


def test_the_same_form_sent_at_once_is_one_sale(sign_in):
    till = Till()
    clients = [sign_in(user=till.cashier) for _ in range(4)]
    form = sent(10, till.product)

    answers = together(*(lambda one=one: one.post(till.url, form) for one in clients))

    assert {answer.headers.get("Location") for answer in answers} == {f"{till.url}nota/{Sale.objects.get().pk}/"}


def test_a_void_while_the_till_is_closed_counts_on_one_side_alone():
    till = Till()
    sale = sell(till.bazaar, line_of(till.lots[0]), shift=till.shift)

    voided, closed = together(
        lambda: sales.void(sale=sale, reason="Salah", by=till.cashier),
        lambda: shifts.close(shift=till.shift, counted_rupiah=0, reason="Uji", by=till.cashier),
    )

    assert not isinstance(closed, ValidationError)
    is_voided = not isinstance(voided, ValidationError)
    assert Shift.objects.get().expected_rupiah == (100_000 if is_voided else 135_000)


def test_voids_and_sales_of_the_same_pieces_never_wait_for_each_other_crosswise():
    till = Till(LotFactory(makers=(5,), passed=True), LotFactory(makers=(5,), passed=True))
    lines = [line_of(lot) for lot in till.lots]
    sold = [sell(till.bazaar, *lines, shift=till.shift) for _ in range(2)]

    answers = together(
        *(lambda one=one: sales.void(sale=one, reason="Uji", by=till.cashier) for one in sold),
        *(lambda: sell(till.bazaar, *reversed(lines), shift=till.shift) for _ in range(2)),
    )

    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert Sale.objects.standing().count() == 2
