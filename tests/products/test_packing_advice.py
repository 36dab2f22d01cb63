"""What is suggested for a bazaar: what keeps, what sold before, and something of every maker."""

import pytest

from products import packing_advice
from tests.factories import BazaarFactory, LotFactory, ProductFactory
from tests.factories.bazaars import coming
from tests.factories.money import line_of
from tests.factories.programs import days_ago
from tests.products.sold import sell

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation():
    return coming(bazaar__starts_on=days_ago(-2), bazaar__ends_on=days_ago(-3))


def lot_at(invitation, **values):
    return LotFactory(rusunawa=invitation.rusunawa, passed=True, **values)


def advice(invitation) -> dict:
    return packing_advice.suggest(packing_advice.stock(invitation), packing_advice.sold_before(invitation))


def of(lot, advised) -> list[int]:
    return [advised.get((share.pk, "A"), 0) for share in lot.shares.order_by("pk")]


def test_what_spoils_before_the_bazaar_ends_is_not_offered(invitation):
    spoils = lot_at(invitation, product=ProductFactory(food=True, shelf_life_days=3))
    keeps = lot_at(invitation, product=ProductFactory(food=True, shelf_life_days=4))

    offered = {row.code for row in packing_advice.stock(invitation)}

    assert offered == {keeps.code}
    assert spoils.expires_on < invitation.bazaar.ends_on <= keeps.expires_on


def test_what_a_company_ordered_and_what_waits_for_qc_are_not_offered(invitation):
    LotFactory(rusunawa=invitation.rusunawa)
    lot = lot_at(invitation)
    type(lot).objects.filter(pk=lot.pk).update(is_for_partner=True)

    assert not packing_advice.stock(invitation)


def test_every_maker_has_something_in_and_the_pieces_go_round(invitation):
    lot = lot_at(invitation, makers=(40, 3, 20))

    assert of(lot, advice(invitation)) == [4, 3, 3]


def test_more_makers_than_pieces_are_asked_for_still_all_have_one_in(invitation):
    lot = lot_at(invitation, makers=(2,) * 12)

    assert of(lot, advice(invitation)) == [1] * 12


def test_what_expires_sooner_goes_before_what_keeps_longer(invitation):
    bakso = ProductFactory(food=True, shelf_life_days=9)
    fresh = lot_at(invitation, product=bakso, made_on=days_ago(1))
    older = lot_at(invitation, product=bakso, made_on=days_ago(4))

    advised = advice(invitation)

    assert (of(older, advised), of(fresh, advised)) == ([9], [1])


def test_what_sold_well_before_is_taken_in_larger_number(invitation):
    product = ProductFactory()
    sold, fresh = (lot_at(invitation, product=product, makers=(60,)) for _ in range(2))
    past = BazaarFactory(goods=[sold])
    sell(past, line_of(sold, 24))

    assert of(fresh, advice(invitation)) == [30]
    assert packing_advice.sold_before(invitation) == {product.pk: (24, 1)}
