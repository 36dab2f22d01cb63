"""The page of journeys: who is how far, who waits longest; to officials only how many."""

import pytest
from django.urls import reverse

from participants.models import Assignment, Participant
from products import journeys
from products.models import Journey, StageDays, StagePeople
from products.models.journey import Stage
from rusunpreneur.access import Role
from tests.factories import LotFactory, ParticipantFactory, RusunawaFactory, SaleFactory, UserFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended

pytestmark = pytest.mark.django_db
URL = reverse("journey_list")


@pytest.fixture
def home():
    return RusunawaFactory()


@pytest.fixture
def people(home) -> dict[str, Participant]:
    """One at each of four stages, all of one home."""
    registered, trained = (ParticipantFactory(lives_in=home, registered_on=days_ago(80)) for _ in range(2))
    attended(days_ago(50), participant=trained)
    producing = LotFactory(rusunawa=home, made_on=days_ago(40)).shares.get().maker
    selling = SaleFactory(lot=LotFactory(rusunawa=home, passed=True)).lines.get().share.maker
    return {"terdaftar": registered, "terlatih": trained, "produksi": producing, "menjual": selling}


def test_each_person_stands_once_and_the_longest_waiting_first(sign_in, people):
    response = sign_in(Role.STAFF).get(URL)

    shown = [journey.participant for journey in response.context["page"]]
    assert shown == [people[stage] for stage in ("terdaftar", "terlatih", "produksi", "menjual")]
    assert [step.people for step, _ in response.context["steps"]] == [1, 1, 1, 0, 1, 0]
    assert [step.reached for step, _ in response.context["steps"]] == [4, 3, 2, 1, 1, 0]
    assert "80 hari" in response.text
    assert people["terlatih"].get_absolute_url() in response.text


def test_the_list_behind_a_number_has_as_many_rows(sign_in, people, home):
    client = sign_in(Role.STAFF)
    for scope in ({}, {"city": home.city}, {"rusunawa": home}, {"program": attended(days_ago(3)).training.program}):
        for stage, number in journeys.people_at(**scope).items():
            response = client.get(journeys.address(stage, **scope))

            assert response.context["page"].paginator.count == number
        whole = client.get(journeys.address(**scope)).context
        assert whole["page"].paginator.count == whole["people"] == sum(journeys.people_at(**scope).values())


def test_those_who_wait_longer_than_asked(sign_in, people):
    response = sign_in(Role.STAFF).get(URL, {"menunggu": "30", "tahap": "terlatih"})

    assert [journey.participant for journey in response.context["page"]] == [people["terlatih"]]
    assert sum(step.people for step, _ in response.context["steps"]) == len(people)


def test_a_coordinator_reads_her_own_rusunawa_alone(sign_in, people, home):
    LotFactory()

    response = sign_in(Role.COORDINATOR, rusunawa=home).get(URL)

    assert response.context["page"].paginator.count == len(people)
    assert sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get(URL).context["people"] == 0


def test_officials_read_numbers_of_five_or_more_and_no_names(sign_in, people, home):
    client = sign_in(Role.OFFICIAL)
    assert client.get(URL).context["cells"] == []

    for _ in range(6):
        attended(days_ago(9), participant=ParticipantFactory(lives_in=home, registered_on=days_ago(20)))
    LotFactory(rusunawa=home, makers=(1,) * 5)
    response = client.get(URL)

    assert response.context["cells"] == [("Terdaftar sampai terlatih", 10), ("Berproduksi sampai mandiri", 5)]
    assert not any(person.name in response.text for person in people.values())


def test_an_official_who_keeps_one_rusunawa_reads_no_names_of_others(sign_in, people, home):
    user = UserFactory(role=Role.OFFICIAL)
    Assignment.objects.create(user=user, role=Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert sign_in(user=user).get(URL).context["people"] == 0


def test_days_between_stages_are_those_of_the_middle(people):
    for waited in (10, 20, 30, 40, 50):
        person = LotFactory(made_on=days_ago(60 - waited)).shares.get().maker
        attended(days_ago(60), participant=person)

    live, kept = journeys.funnel(Journey.objects.all()), journeys.steps_of(StagePeople.objects, StageDays.objects)

    steps = {step.stage: step for step in kept}
    assert kept == live
    assert (steps[Stage.PRODUCING].timed, steps[Stage.PRODUCING].days) == (5, 30)
    assert not steps[Stage.SELLING].is_timed


def test_what_makes_no_sense_leaves_the_page_whole(sign_in, people):
    client = sign_in(Role.STAFF)
    for query in ({"tahap": "x"}, {"rusunawa": "tidak-ada"}, {"dari": "31-02-9999"}, {"menunggu": "-1"}, {"page": "x"}):
        response = client.get(URL, query)

        assert response.context["page"].paginator.count == len(people)
