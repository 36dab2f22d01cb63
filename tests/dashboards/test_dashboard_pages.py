"""A dashboard answers who earns, where it sells and how well; whatever the address says, it answers."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards import periods
from tests.factories import LotFactory, RusunawaFactory, SaleFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = f"{days_ago(40):%Y-%m}..{days_ago(0):%Y-%m}"


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def earning(place, people=1, price=30_000):
    """So many women of whom a piece was sold each."""
    for _ in range(people):
        SaleFactory(lot=LotFactory(rusunawa=place, passed=True), quantity=1, price=price)


def page_of(client, place, **asked):
    response = client.get(reverse("dashboard_rusunawa", args=[place.slug]), {"masa": LATELY} | asked)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"masa": "9999"}, "Tahun harus antara 2015 dan"),
        ({"masa": "minggu lalu"}, "Masa itu tidak dikenali."),
        ({"masa": "sendiri", "dari": "2025-06", "sampai": "2025-01"}, "Bulan terakhir lebih awal"),
        ({"masa": "2025", "program": "x"}, "Program itu tidak ada."),
        ({"masa": "2025", "keahlian": "99999999999999999999"}, "Keahlian itu tidak ada."),
    ],
)
def test_what_cannot_be_is_answered_by_a_sentence_and_what_can(sign_in, nagrak, asked, said):
    response = page_of(sign_in(Role.OFFICIAL), nagrak, **asked)

    assert said in response.content.decode()
    assert response.context["asked"].period in (periods.usual(), periods.parsed("2025"))


def test_one_may_choose_months_of_ones_own(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)

    fields = page_of(client, nagrak, masa="sendiri")
    chosen = page_of(client, nagrak, masa="sendiri", dari="2025-02", sampai="2025-03")

    assert 'name="dari"' in fields.content.decode()
    assert chosen.context["asked"].period.key == "2025-02..2025-03"
    assert "masa=2025-02..2025-03" in chosen.context["link"]


def test_an_official_reads_of_five_earners_and_of_no_fewer(sign_in, nagrak):
    client = sign_in(Role.OFFICIAL)
    earning(nagrak, people=4)

    few = page_of(client, nagrak)
    earning(nagrak, people=1, price=80_000)
    enough = page_of(client, nagrak)

    assert "begitu paling sedikit 5 orang" in few.content.decode()
    assert [card.said for card in few.context["board"].first[:2]] == ["–", "–"]
    assert "begitu paling sedikit" not in enough.content.decode()
    assert [card.said for card in enough.context["board"].first[:2]] == ["5", "–"]  # of five one stands in the middle
    assert "tampil mulai 10 orang" in enough.content.decode()


def test_a_coordinator_begins_at_her_rusunawa_and_sees_no_other(sign_in, nagrak):
    other = Rusunawa.objects.get(slug="penggilingan")
    earning(other, price=77_000)
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    assert client.get("/dasbor/?masa=2026").url == "/dasbor/rusunawa/nagrak/?masa=2026"
    assert "77.000" not in page_of(client, nagrak).content.decode()
    assert client.get(reverse("dashboard_rows", args=["terjual"]), {"rusunawa": other.slug}).status_code == 404
    assert client.get(reverse("dashboard_rows", args=["terjual"])).status_code == 404


def test_places_stand_beside_each_other_by_what_a_person_has_of_it(sign_in, nagrak):
    small, large = Rusunawa.objects.get(slug="penggilingan"), nagrak
    earning(small, people=2, price=40_000)
    earning(large, people=3, price=40_000)
    client = sign_in(Role.OFFICIAL)

    rows = client.get("/dasbor/perbandingan/", {"masa": LATELY, "urut": "lulus"}).context["standings"]

    assert [(row.slug, row.rupiah) for row in rows] == [("nagrak", 120_000), ("penggilingan", 80_000)]
    assert all(row.has_few_people for row in rows)  # nobody was trained there


def test_an_empty_place_says_what_will_be_there(sign_in):
    place = RusunawaFactory()
    TrainingFactory(rusunawa=place)

    text = page_of(sign_in(Role.OFFICIAL), place).content.decode()

    assert "Belum ada yang terjual" in text
    assert "Belum ada yang dibuat" in text


def test_another_period_is_asked_of_the_same_place(sign_in, nagrak):
    client = sign_in(Role.COORDINATOR, rusunawa=nagrak)

    for name in ("village_list", "open_data_list", "dashboard_ranking"):
        page = client.get(reverse(name), {"rusunawa": "nagrak"}).content.decode()
        assert '<input type="hidden" name="rusunawa" value="nagrak">' in page
