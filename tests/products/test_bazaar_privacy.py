"""What a bazaar brought is told to officials by rusunawa of five earners and more, never of fewer."""

import pytest

from products.bazaar_result import BazaarResult, _together
from rusunpreneur.access import Role
from tests.factories import BazaarFactory, LotFactory, UserFactory
from tests.factories.money import line_of
from tests.products.sold import sell


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("A", 7, 700), ("B", 6, 600)], [("A", 7, 700), ("B", 6, 600)]),
        ([("A", 7, 700), ("B", 6, 600), ("C", 1, 90)], [("A", 7, 700), ("2 rusunawa bersama", 7, 690)]),
        ([("A", 7, 700), ("B", 3, 300), ("C", 2, 90)], [("A", 7, 700), ("2 rusunawa bersama", 5, 390)]),
        ([("B", 3, 300), ("C", 1, 90)], []),
    ],
)
def test_few_stand_together_with_so_many_that_nothing_can_be_subtracted(rows, told):
    assert _together(rows) == told


@pytest.mark.django_db
def test_an_official_reads_of_no_single_earner():
    lot = LotFactory(passed=True)
    bazaar = BazaarFactory(goods=[lot])
    sell(bazaar, line_of(lot, 2))

    official, staff = (BazaarResult(bazaar, UserFactory(role=role)) for role in (Role.OFFICIAL, Role.STAFF))

    assert (official.places, official.hides_places) == ([], True)
    assert staff.places[0][1] == 1
    assert not staff.hides_places
