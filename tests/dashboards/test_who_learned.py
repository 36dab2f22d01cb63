"""Who earns and who produces of one programme or skill: people who first learned there, whatever they make."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from products import month_check
from products.models import EarnerMonth, ProducerMonth
from programs.models import IndicatorKey
from rusunpreneur.access import Role
from rusunpreneur.dashboards.periods import Period
from tests.dashboards.adds_up import added, numbers_of, rows_of, sums_of
from tests.dashboards.aiming import aim_of
from tests.dashboards.learners import came, earners, earns, training_at
from tests.factories import ParticipantFactory, TargetFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
THIS = days_ago(0).replace(day=1)
LATELY = f"{days_ago(60):%Y-%m}..{days_ago(0):%Y-%m}"


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def cards(client, **asked):
    board = client.get(reverse("dashboard_rusunawa", args=["nagrak"]), {"masa": LATELY} | asked).context["board"]
    return {card.indicator.key: card for card in (*board.first, *board.results)}


def test_of_one_programme_those_count_who_first_learned_there(sign_in, nagrak):
    first, second = training_at(nagrak), training_at(nagrak)
    earners(first, nagrak, 6)
    earners(second, nagrak, 2)
    earns(ParticipantFactory(lives_in=nagrak), nagrak)  # she never came to any
    client = sign_in(Role.STAFF)

    for asked in ({"program": first.program_id}, {"keahlian": first.skill_id}):
        found = cards(client, **asked)
        people = client.get(reverse("dashboard_earners"), {"masa": LATELY, "rusunawa": "nagrak"} | asked)
        made = rows_of(client, "pembuat", masa=LATELY, rusunawa="nagrak", **asked)

        assert [found["earners"].value, found["producers"].value] == [6, 6]
        assert people.context["page"].paginator.count == len(people.context["page"].object_list) == 6
        assert added(numbers_of(made)) == sums_of(made) == [6]
    assert cards(client)["earners"].value == 9


def test_of_all_jakarta_its_rusunawa_add_up(sign_in, nagrak):
    training = training_at(nagrak)
    earners(training, nagrak, 2)
    earners(training, Rusunawa.objects.get(slug="penggilingan"), 1)

    asked = {"masa": LATELY, "program": training.program_id}
    places = sign_in(Role.STAFF).get(reverse("dashboard_earners"), asked).context

    assert [income.earners for _, income in places["places"]] == [2, 1]
    assert places["income"].earners == 3


def test_officials_read_them_to_the_nearest_five_and_few_not_at_all(sign_in, nagrak):
    many, few = training_at(nagrak), training_at(nagrak)
    earners(many, nagrak, 6)
    earners(few, nagrak, 4)
    client = sign_in(Role.OFFICIAL)

    told = {training: cards(client, program=training.program_id)["earners"] for training in (many, few)}

    assert (told[many].value, told[many].note) == (5, "dibulatkan ke kelipatan 5")
    assert told[few].value is None
    assert cards(client)["earners"].value == 10


def test_where_she_first_learned_turns_out_to_be_elsewhere_her_months_follow(nagrak):
    training = training_at(nagrak)
    (person,) = earners(training, nagrak, 1)
    earlier = training_at(nagrak)
    earlier.session.on = days_ago(50)
    earlier.starts_on = days_ago(50)
    earlier.save()
    earlier.session.save()

    came(earlier, person)

    for month in (EarnerMonth.objects.get(), ProducerMonth.objects.get()):
        assert (month.program, month.skill) == (earlier.program, earlier.skill)
    assert month_check.differences() == []


def test_a_target_of_earners_is_reckoned_as_its_dashboard_is(sign_in, nagrak):
    training = training_at(nagrak)
    earners(training, nagrak, 10)
    when = {"starts_on": days_ago(60).replace(day=1), "ends_on": Period(THIS, THIS).ends_on}
    wanted = ("earners", "median_income", "producers")
    targets = {
        key: TargetFactory(indicator=IndicatorKey(key), value=20, program=training.program, **when) for key in wanted
    }
    shown = sign_in(Role.STAFF).get(aim_of(targets["earners"]).dashboard).context["board"]

    said = {card.indicator.key: card.value for card in (*shown.first, *shown.results)}

    assert {key: aim_of(target).reached for key, target in targets.items()} == {key: said[key] for key in wanted}
    assert aim_of(targets["earners"]).percent == 50
