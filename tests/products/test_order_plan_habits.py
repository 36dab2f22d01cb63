"""Who always made something else is asked last, and it is said."""

import pytest

from participants.models import Rusunawa
from products.models import Lot
from tests.factories import LotFactory, OrderLineFactory, ProductFactory
from tests.factories.programs import days_ago
from tests.products.test_order_plan import plan_of, trained

pytestmark = pytest.mark.django_db


def made(product, maker) -> Lot:
    lot = LotFactory(product=product, rusunawa=maker.residences.get().rusunawa, makers=(2,))
    lot.shares.update(maker=maker)
    return lot


def test_who_makes_this_comes_before_who_makes_something_else(sign_in):
    nagrak, meatballs = Rusunawa.objects.get(slug="nagrak"), ProductFactory(standard_minutes=60)
    crackers = ProductFactory(name="Keripik tempe", skill=meatballs.skill)
    baker, cook, newcomer = (trained(name, meatballs, nagrak) for name in ("Ani", "Wati", "Yuli"))
    made(crackers, baker)
    made(crackers, cook)
    made(meatballs, cook)
    line = OrderLineFactory(product=meatballs, quantity=20, order__promised_on=days_ago(-8))

    [one] = plan_of(line, sign_in).lines

    said = {row.maker: row.usual for row in one.candidates}
    assert list(said)[-1] == baker
    assert said == {cook: "", newcomer: "", baker: "Keripik tempe"}
