"""Two who want the same goods or the same money at the same moment: one waits, both get an answer, and it adds up."""

import pytest
from django.core.exceptions import ValidationError

from products import money_check
from products.actions import counts, deliveries, inspections, lots, sales
from products.models import Inspection, Place
from tests.factories import (
    BazaarFactory,
    HandInFactory,
    LotFactory,
    SaleFactory,
    UserFactory,
)
from tests.factories.money import bring, line_of
from tests.products.hands import at_once, slowly, succeeded
from tests.products.sold import sell

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def adds_up():
    yield
    assert money_check.differences() == []


def count(lot, expected, by):
    line = counts.Counted(line_of(lot).share, "A", expected, expected, "Uji")
    return counts.book(place=Place.objects.at(lot.rusunawa, "gudang"), lines=[line], by=by)


def test_a_direct_sale_and_a_judgement_taken_back_get_the_pieces_once(monkeypatch):
    slowly(monkeypatch, sales, "_hold")
    slowly(monkeypatch, inspections, "_locked")
    lot, by = LotFactory(passed=True), UserFactory()
    inspection = Inspection.objects.get(lot=lot)

    answers = at_once(
        lambda: SaleFactory(lot=lot, sold_by=by),
        lambda: inspections.reverse(inspection=inspection, reason="Tertukar", by=by),
    )

    assert len(succeeded(answers)) == 1


def test_a_void_and_a_count_of_the_store_it_returns_to_see_one_another_or_not(monkeypatch):
    slowly(monkeypatch, sales, "_hold")
    slowly(monkeypatch, counts, "_balances")
    sale, by = SaleFactory(), UserFactory()
    lot = sale.lines.get().share.lot

    voided, _ = at_once(
        lambda: sales.void(sale=sale, reason="Salah", by=by),
        lambda: count(lot, 8, by),
    )

    assert not isinstance(voided, ValidationError)


def test_a_delivery_to_a_company_and_a_count_wait_for_each_other(monkeypatch):
    slowly(monkeypatch, deliveries, "_refuse_more_than_is_there")
    slowly(monkeypatch, counts, "_balances")
    handed, by = HandInFactory(passed=True), UserFactory()
    pieces = [deliveries.Pieces(line_of(handed.lot).share, "A", 10)]

    delivered, _ = at_once(
        lambda: deliveries.deliver(order=handed.order, pieces=pieces, by=by),
        lambda: count(handed.lot, 10, by),
    )

    assert not isinstance(delivered, ValidationError)


def test_a_void_at_one_bazaar_and_sales_at_another_of_the_same_makers_both_go(monkeypatch):
    """They meet at what the buyers have and at the makers' accounts, which both take in one order."""
    slowly(monkeypatch, sales, "_move")
    goods, by = [LotFactory(makers=(6,), passed=True) for _ in range(2)], UserFactory()
    here = BazaarFactory(goods=goods)
    sold = sell(here, *[line_of(lot) for lot in goods])
    there = BazaarFactory()
    for lot in goods:
        inspections.pass_all(lot=_more_of(lot), by=by)
        bring(lot, there, by=by)

    answers = at_once(
        lambda: sales.void(sale=sold, reason="Salah", by=by),
        lambda: sell(there, *[line_of(lot) for lot in reversed(goods)]),
        lambda: sell(there, *[line_of(lot) for lot in goods]),
    )

    assert len(succeeded(answers)) == 3


def _more_of(lot):
    """Pieces that came to light after the count."""
    return lots.correct(lot=lot, makers={lot.shares.get().maker: 10}, by=UserFactory(), reason="Terhitung lebih")
