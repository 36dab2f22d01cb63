"""A period that is not over is not measured against a whole one; a long comparison shows its beginning first."""

import pytest
from django.utils import timezone

from rusunpreneur.access import Role
from rusunpreneur.dashboards.cards import Card
from rusunpreneur.dashboards.indicators import BY_KEY
from rusunpreneur.dashboards.views import FIRST_STANDINGS
from tests.factories import LotFactory, RusunawaFactory, SaleFactory
from tests.factories.programs import days_ago


@pytest.mark.parametrize(
    ("key", "is_running", "change", "before"),
    [
        ("sold_rupiah", False, "50%", ""),
        ("sold_rupiah", True, "", "Rp80"),
        ("pass_rate", True, "40 poin", ""),
        ("median_income", True, "", "Rp80"),
        ("rent_percent", True, "", "80%"),
    ],
)
def test_only_what_grows_day_by_day_waits_for_the_end(key, is_running, change, before):
    card = Card(BY_KEY[key], 40, 80, is_running=is_running)

    assert (card.change, card.before_said) == (change, before)


@pytest.mark.django_db
def test_the_page_says_the_number_before_and_no_fall(sign_in):
    place, this_month = RusunawaFactory(), timezone.localdate().replace(day=1)
    for quantity, on in ((9, days_ago(days_ago(0).day + 3)), (1, timezone.localdate())):
        SaleFactory(
            lot=LotFactory(rusunawa=place, passed=True, makers=(9,)), quantity=quantity, price=10_000, sold_on=on
        )

    page = sign_in(Role.STAFF).get(f"/dasbor/rusunawa/{place.slug}/", {"masa": f"{this_month:%Y-%m}"})

    sold = next(card for card in page.context["board"].first if card.indicator.key == "sold_rupiah")
    assert (sold.said, sold.before_said, sold.change) == ("Rp10.000", "Rp90.000", "")
    assert "sebelumnya Rp90.000" in page.content.decode()
    assert page.context["board"].chart_title == "Terjual Rp10.000 di masa ini"


@pytest.mark.django_db
def test_a_page_fetches_the_first_ten_and_all_on_request(sign_in):
    for _ in range(FIRST_STANDINGS + 2):
        LotFactory(rusunawa=RusunawaFactory())
    client, fetched = sign_in(Role.STAFF), {"headers": {"HX-Request": "true"}}

    first = client.get("/dasbor/perbandingan/", **fetched)
    whole = client.get("/dasbor/perbandingan/", {"semua": "1"}, **fetched)

    assert len(first.context["standings"]) == FIRST_STANDINGS
    assert f"Tampilkan semua {FIRST_STANDINGS + 2} rusunawa" in first.content.decode()
    assert len(whole.context["standings"]) == len(client.get("/dasbor/perbandingan/").context["standings"]) > 10
    assert "Tampilkan semua" not in whole.content.decode()
