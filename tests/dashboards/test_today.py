"""What buyers owe and what lies in the stores today, of a place, whatever period its dashboard shows."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards.today import median_age
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.factories import DeliveryFactory, LotFactory, OrderPaymentFactory, RusunawaFactory
from tests.factories.programs import days_ago


@pytest.mark.parametrize(
    ("ages", "median"),
    [([], 0), ([(5, 1)], 5), ([(9, 1), (2, 1)], 2), ([(9, 3), (2, 2)], 9), ([(1, 1), (2, 1), (30, 2)], 2)],
)
def test_half_of_the_pieces_are_as_old_or_younger(ages, median):
    assert median_age(ages) == median


@pytest.fixture
def place(db):
    """Ten of twelve pieces went to a buyer who has not paid; four lie longer; another buyer paid."""
    place = RusunawaFactory()
    DeliveryFactory(lot=LotFactory(rusunawa=place, passed=True, made_on=days_ago(9), makers=(12,)), received=True)
    LotFactory(rusunawa=place, passed=True, made_on=days_ago(100), makers=(4,))
    LotFactory(rusunawa=place, makers=(7,))  # waits for QC
    OrderPaymentFactory()
    DeliveryFactory(received=True)
    return place


def cards(client, **asked):
    response = client.get(reverse("dashboard_today"), asked)
    assert response.status_code == 200
    return {card.indicator.key: card for card in response.context["cards"]}


def test_the_numbers_are_those_of_the_place_and_open_their_rows(sign_in, place):
    client = sign_in(Role.OFFICIAL)
    found = cards(client, rusunawa=place.slug)

    assert {key: card.said for key, card in found.items()} == {
        "unpaid": "Rp350.000",
        "stock_pieces": "6",
        "stock_age": "100",
    }
    assert found["stock_age"].note == "4 potong lebih dari 90 hari"
    assert found["unpaid"].note.startswith("1 tagihan, tertua sejak ")
    for key in ("unpaid", "stock_pieces"):
        assert added(numbers_of(client.get(found[key].href))) == [plain(found[key].said)]


def test_all_jakarta_has_what_its_rusunawa_have(sign_in, place):
    client = sign_in(Role.OFFICIAL)

    whole = plain(cards(client)["unpaid"].said)
    parts = [plain(cards(client, rusunawa=home.slug)["unpaid"].said) for home in Rusunawa.objects.all()]

    assert whole == sum(parts) == 700_000


def test_a_coordinator_reads_her_own_place_only(sign_in, place):
    client = sign_in(Role.COORDINATOR, rusunawa=place)

    assert cards(client, rusunawa=place.slug)["stock_pieces"].said == "6"
    assert client.get(reverse("dashboard_today")).status_code == 404
    assert client.get(reverse("dashboard_today"), {"rusunawa": "nagrak"}).status_code == 404


def test_where_nothing_is_owed_and_stored_it_says_so(sign_in, db):
    home = RusunawaFactory()
    client = sign_in(Role.STAFF)

    found = cards(client, rusunawa=home.slug)

    assert [card.said for card in found.values()] == ["Rp0", "0", "–"]
    assert "Tidak ada apa-apa hari ini" in client.get(found["unpaid"].href).content.decode()


def test_the_page_of_a_place_fetches_them(sign_in, place):
    page = sign_in(Role.OFFICIAL).get(f"/dasbor/rusunawa/{place.slug}/").content.decode()

    assert f"/dasbor/hari-ini/?&amp;rusunawa={place.slug}" in page
