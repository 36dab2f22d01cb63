"""Behind the number of earners stand people, for those in charge; others read bands of five and more."""

from collections import Counter

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from products.models import EarnerMonth, IncomeLook
from products.models.earner_sums import INCOME_STEP
from rusunpreneur.access import Role
from rusunpreneur.dashboards.income import MEDIAN_OF, QUARTILES_OF, Income, incomes
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.scopes import Scope
from tests.factories import LotFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
THIS, LONG_AGO = days_ago(0).replace(day=1), days_ago(70).replace(day=1)
LATELY = {"masa": f"{LONG_AGO:%Y-%m}..{THIS:%Y-%m}"}


@pytest.fixture
def nagrak(reference_data):
    """Six women sold something this month, one of them in an earlier month too."""
    nagrak = Rusunawa.objects.get(slug="nagrak")
    for price in (20_000, 30_000, 40_000, 50_000, 60_000):
        SaleFactory(lot=LotFactory(rusunawa=nagrak, passed=True), quantity=1, price=price)
    lot = LotFactory(rusunawa=nagrak, made_on=days_ago(80), passed=True)
    for day in (days_ago(0), days_ago(70)):
        SaleFactory(lot=lot, quantity=1, price=70_000, sold_on=day)
    return nagrak


def asked_of(nagrak, first=LONG_AGO, last=THIS, *, is_exact=True):
    return incomes(Question(Scope(city=nagrak.city, rusunawa=nagrak), Period(first, last)), is_exact=is_exact)[0]


def test_a_person_of_two_months_is_one_earner(nagrak):
    both, this, before = asked_of(nagrak), asked_of(nagrak, first=THIS), asked_of(nagrak, last=LONG_AGO)

    assert [income.earners for income in (both, this, before)] == [6, 6, 1]
    assert [income.months for income in (both, this)] == [7, 6]


def test_the_quartiles_are_those_of_the_rows(nagrak, monkeypatch):
    monkeypatch.setattr("rusunpreneur.dashboards.income.MEDIAN_OF", 6)
    monkeypatch.setattr("rusunpreneur.dashboards.income.QUARTILES_OF", 6)
    income = asked_of(nagrak)
    amounts = sorted(EarnerMonth.objects.filter(rusunawa=nagrak).values_list("net_rupiah", flat=True))

    for of_four in (1, 2, 3):
        exact = amounts[-(-of_four * len(amounts) // 4) - 1]
        assert abs(income.quartile(of_four) - exact) <= INCOME_STEP / 2


@pytest.mark.parametrize(
    ("people", "middle", "quarter"),
    [(MEDIAN_OF - 1, None, None), (MEDIAN_OF, 50_000, None), (QUARTILES_OF, 50_000, 50_000)],
)
def test_the_middle_of_few_would_be_the_income_of_one(people, middle, quarter):
    income = Income(earners=people, incomes=Counter({5: people}), shares=Counter({4: people}))

    assert (income.median, income.quartile(1), income.rent_percent) == (middle, quarter, middle and 20)


def test_of_one_earner_nothing_is_told_but_that_there_is_one_to_who_may_see_her(nagrak):
    before, exact = asked_of(nagrak, last=LONG_AGO, is_exact=False), asked_of(nagrak, last=LONG_AGO)

    assert (before.told_earners, before.quartile(2), before.rent_percent) == (None, None, None)
    assert (exact.told_earners, exact.quartile(2), exact.rent_percent) == (1, None, None)


def test_her_coordinator_sees_each_and_it_is_noted(sign_in, nagrak):
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    page = client.get(reverse("dashboard_earners"), LATELY | {"rusunawa": nagrak.slug}).context["page"]

    assert page.paginator.count == asked_of(nagrak).earners
    assert sum(row["months"] for row in page.object_list) == asked_of(nagrak).months
    assert IncomeLook.objects.filter(looked_by=client.user).count() == 6


def test_an_official_reads_no_name_and_no_cell_below_five(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)

    response = client.get(reverse("dashboard_earners"), LATELY | {"rusunawa": nagrak.slug})

    names = EarnerMonth.objects.values_list("participant__name", flat=True)
    assert all(people >= 5 for _, people in response.context["incomes"])
    assert not any(name in response.content.decode() for name in names)
    assert IncomeLook.objects.count() == 0


def test_four_months_of_one_place_cannot_be_taken_from_its_city(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)

    asked = {"masa": f"{LONG_AGO:%Y-%m}", "kota": nagrak.city.slug}
    response = client.get(reverse("dashboard_earners"), asked)

    assert response.context["incomes"] is None
    assert "Belum cukup" in response.content.decode()


def test_the_places_of_all_jakarta_add_up_to_its_number(sign_in, nagrak):
    SaleFactory(lot=LotFactory(rusunawa=Rusunawa.objects.get(slug="penggilingan"), passed=True))
    client = sign_in(Role.STAFF)

    response = client.get(reverse("dashboard_earners"), LATELY)

    places = {place.slug: income.earners for place, income in response.context["places"]}
    assert places == {"nagrak": 6, "penggilingan": 1}
    assert response.context["income"].earners == 7
