"""What months add up to in a city is kept with them, so that a page of all Jakarta reads little."""

import pytest
from django.core.management import call_command
from django.db.models import Sum

from participants.models import City, Rusunawa
from products import month_check
from products.actions import sales
from products.models import CityMonth, CityStep
from tests.factories import LotFactory, RusunawaFactory, SaleFactory

pytestmark = pytest.mark.django_db


def sold_in(city) -> tuple[int, int]:
    """Pieces and rupiah."""
    found = CityMonth.objects.filter(city=city).aggregate(pieces=Sum("pieces"), rupiah=Sum("rupiah"))
    return found["pieces"] or 0, found["rupiah"] or 0


def people_in(city) -> int:
    return CityStep.objects.filter(city=city, kind="pendapatan").aggregate(people=Sum("people"))["people"] or 0


def test_a_city_has_what_its_rusunawa_sold_until_it_is_voided():
    sale = SaleFactory(quantity=2, price=35_000)
    city = sale.lines.get().share.lot.rusunawa.city
    SaleFactory(quantity=1, price=20_000, lot=LotFactory(passed=True, rusunawa=RusunawaFactory(city=city)))
    assert sold_in(city) == (3, 90_000)

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)

    assert sold_in(city) == (1, 20_000)
    assert people_in(city) == 1
    assert month_check.differences() == []


def test_folding_changes_no_number_of_a_city():
    sale = SaleFactory(quantity=2, price=35_000)
    city = sale.lines.get().share.lot.rusunawa.city
    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)
    rows = CityStep.objects.count()

    call_command("purge", verbosity=0)

    assert CityStep.objects.count() < rows
    assert sold_in(city) == (0, 0)
    assert month_check.differences() == []


def test_a_rusunawa_that_is_of_another_city_takes_its_months_there():
    sale = SaleFactory(quantity=2, price=35_000)
    place = sale.lines.get().share.lot.rusunawa
    before, after = place.city, City.objects.exclude(pk=place.city_id).first()

    Rusunawa.objects.filter(pk=place.pk).update(city=after)

    assert sold_in(before) == (0, 0)
    assert sold_in(after) == (2, 70_000)
    assert (people_in(before), people_in(after)) == (0, 1)
    assert month_check.differences() == []
