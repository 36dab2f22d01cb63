"""Who earns, produces and becomes independent by what people are: each part opens exactly those people."""

from datetime import date

import pytest
from django.urls import reverse

from participants.age_bands import BANDS, LAST_AGES, born_in
from participants.models import Participant, Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards.traits import TRAITS_SAID
from tests.dashboards.adds_up import added, numbers_of, plain
from tests.dashboards.learners import came, earns, training_at
from tests.factories import ParticipantFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
LATELY = {"masa": f"{days_ago(60):%Y-%m}..{days_ago(0):%Y-%m}"}
BORN = (None, 24, 30, 40, 50, 70)


@pytest.fixture
def nagrak(reference_data):
    """Six women and a man sell, one of them raises children alone; of every age band one, of one age nobody knows."""
    nagrak = Rusunawa.objects.get(slug="nagrak")
    training = training_at(nagrak)
    for at, years in enumerate((*BORN, 30)):
        person = ParticipantFactory(lives_in=nagrak, sex="P" if at else "L", is_single_parent=at == 2)
        born = days_ago(round(365.25 * years)) if years else None
        Participant.objects.filter(pk=person.pk).update(birth_date=born)
        came(training, person)
        earns(person, nagrak)
    return nagrak


def page(client, key, way):
    return client.get(reverse("dashboard_breakdown", args=[key]), LATELY | {"menurut": way}).context["breakdown"]


EXPECTED = {
    "jenis-kelamin": [1, 6],
    "umur": [1, 2, 1, 1, 1, 1],
    "orang-tua": [1, 6],
}


@pytest.mark.parametrize("way", TRAITS_SAID)
@pytest.mark.parametrize("key", ["earners", "producers"])
def test_each_part_opens_its_people(sign_in, nagrak, key, way):
    client = sign_in(Role.STAFF)

    parts = page(client, key, way).parts

    assert sorted(plain(part.said) for part in parts) == sorted(EXPECTED[way])
    for part in parts:
        response = client.get(part.href)
        if key == "producers":
            assert added(numbers_of(response)) == [plain(part.said)], part
            assert response.context["sums"] == [("Jumlah", part.said)]
        else:
            assert response.context["income"].earners == plain(part.said), part
            people = client.get(f"{part.href}&rusunawa=nagrak").context["page"]
            assert people.paginator.count == len(people.object_list) == plain(part.said), part


@pytest.mark.parametrize("way", TRAITS_SAID)
def test_an_official_reads_them_to_the_nearest_five_and_opens_nobody(sign_in, nagrak, way):
    client, trait = sign_in(Role.OFFICIAL), TRAITS_SAID[way]

    for part in page(client, "earners", way).parts:
        assert part.said in ("5", "kurang dari 5")
        assert not part.href
    for name in ("penghasilan", "pembuat", "mandiri"):
        asked = LATELY | {trait.said: trait.values[0][0], "rusunawa": "nagrak"}
        assert client.get(reverse("dashboard_rows", args=[name]), asked).status_code == 404


@pytest.mark.parametrize("on", [date(2024, 2, 29), date(2025, 2, 28), date(2026, 11, 30)])
def test_every_day_of_birth_is_in_one_band(on):
    edges = [born_in(place, on) for place in range(len(LAST_AGES) + 1)]

    assert [before[0] for before in edges[:-1]] == [after[1] for after in edges[1:]]
    assert (edges[0][1], edges[-1][0]) == (None, None)
    assert born_in(len(BANDS) - 1, on) is None
