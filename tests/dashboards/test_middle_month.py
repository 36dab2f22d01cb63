"""Behind a median stand the months it is the middle of, for those in charge of the place."""

import pytest
from django.urls import reverse

from participants.actions import residences
from participants.models import Rusunawa
from products.models.earner_sums import INCOME_STEP, RENT_STEP
from rusunpreneur.access import Role
from rusunpreneur.dashboards.earner_months import WAYS
from tests.dashboards.learners import earns
from tests.factories import ParticipantFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = {"masa": f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}", "rusunawa": "nagrak"}
PEOPLE, RATED = 13, 11


@pytest.fixture
def nagrak(reference_data):
    nagrak = Rusunawa.objects.get(slug="nagrak")
    for at in range(PEOPLE):
        person = ParticipantFactory(lives_in=nagrak)
        if at < RATED:
            residences.change_rent(participant=person, monthly_rupiah=500_000, starts_on=days_ago(300))
        earns(person, nagrak, 40_000 + 37_000 * at)
    return nagrak


def figure(client, key):
    board = client.get(reverse("dashboard_rusunawa", args=["nagrak"]), LATELY).context["board"]
    return next(card for card in board.first if card.indicator.key == key)


@pytest.mark.parametrize(
    ("way", "months", "amount", "step"),
    [("pendapatan", PEOPLE, "net_rupiah", INCOME_STEP), ("sewa", RATED, "percent", RENT_STEP)],
)
def test_a_median_opens_the_month_in_the_middle(sign_in, nagrak, way, months, amount, step):
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)
    card = figure(client, WAYS[way].indicator)

    context = client.get(card.href).context

    rows, middle = context["page"].object_list, context["middle"]
    assert (middle.value, middle.of, len(rows), context["at"]) == (card.value, months, months, (months + 1) // 2)
    assert [row[amount] for row in rows] == sorted(row[amount] for row in rows)
    assert abs(rows[context["at"] - 1][amount] - card.value) < step


def test_an_official_reads_bands_however_she_asks(sign_in, nagrak):
    response = sign_in(Role.OFFICIAL).get(reverse("dashboard_earners"), LATELY | {"menurut": "pendapatan"})

    assert "incomes" in response.context
    assert "page" not in response.context
