"""Whom the rule finds independent is proposed each month, confirmed by an officer, and lapses when it fails later."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from products.actions import reviews, sales
from products.independence import review
from products.models import IndependenceReview
from rusunpreneur.access import Role
from tests.factories import IndependenceRuleFactory, LotFactory, SaleFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import journey_of

pytestmark = pytest.mark.django_db
LIST = reverse("independence_list")


def month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


LAST = month_before(days_ago(0))
FIRST = month_before(LAST)


@pytest.fixture
def rule():
    return IndependenceRuleFactory(months_in_row=2, floor_rupiah=60_000)


@pytest.fixture
def seller(rule):
    """Seventy thousand in each of the last two months that are over, sold by herself."""
    lot = LotFactory(passed=True)
    for month in (FIRST, LAST):
        SaleFactory(lot=lot, sold_on=month)
    return lot.shares.get().maker


def confirmed(person) -> IndependenceReview:
    review(LAST)
    return reviews.confirm(review=person.reviews.get(month=LAST), by=UserFactory())


def test_months_in_a_row_above_the_floor_are_proposed_with_their_figures(seller):
    review(FIRST)
    review(LAST)

    assert list(seller.reviews.order_by("month").values_list("months_met", "is_met")) == [(1, False), (2, True)]
    row = seller.reviews.get(month=LAST)
    assert (row.lowest_rupiah, row.own_percent) == (70_000, 100)
    assert list(IndependenceReview.objects.proposed()) == [row]
    assert journey_of(seller).independent_on is None


def test_what_the_rule_asks_beside_income_decides_too(seller, rule):
    rule.rent_percent, rule.floor_rupiah = 100, None
    rule.save()
    review(LAST)
    assert not seller.reviews.get().is_met

    rule.rent_percent, rule.floor_rupiah, rule.own_percent = None, 70_000, 100
    rule.save()
    assert review(LAST) == 1
    assert seller.reviews.get().is_met
    assert review(LAST) == 0


def test_an_officer_confirms_on_the_page(sign_in, seller):
    review(LAST)
    client = sign_in(Role.STAFF)
    assert seller.name in client.get(LIST).text

    client.post(reverse("independence_confirm", args=[seller.reviews.get().pk]))

    assert (journey_of(seller).stage, journey_of(seller).independent_on) == ("mandiri", days_ago(0))
    assert client.get(LIST).context["page"].paginator.count == 0
    assert sign_in(Role.OFFICIAL).get(LIST).status_code == 403


def test_a_void_that_takes_the_income_back_ends_it_visibly(sign_in, seller):
    confirmed(seller)
    sale = seller.shares.get().sale_lines.order_by("pk").first().sale

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)
    review(LAST)

    assert journey_of(seller).stage == "menjual"
    assert seller.name in sign_in(Role.STAFF).get(LIST, {"daftar": "gugur"}).text


def test_a_later_month_without_income_ends_it(seller):
    early = month_before(FIRST)
    SaleFactory(lot=seller.shares.get().lot, sold_on=early)
    review(FIRST)
    reviews.confirm(review=seller.reviews.get(), by=UserFactory())
    assert journey_of(seller).stage == "mandiri"

    last_sale = seller.shares.get().sale_lines.order_by("pk")[1].sale
    sales.void(sale=last_sale, reason="Salah catat", by=last_sale.sold_by)
    review(LAST)

    assert not seller.reviews.get(month=LAST).is_met
    assert journey_of(seller).stage == "menjual"


def test_what_is_not_met_or_confirmed_already_cannot_be_confirmed(seller):
    row = confirmed(seller)
    with pytest.raises(ValidationError, match="sudah ditetapkan"):
        reviews.confirm(review=row, by=row.confirmed_by)

    review(FIRST)
    with pytest.raises(ValidationError, match="tidak lagi terpenuhi"):
        reviews.confirm(review=seller.reviews.get(month=FIRST), by=row.confirmed_by)
