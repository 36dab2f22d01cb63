"""A dashboard and a report say how far each target is."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from programs.models import IndicatorKey
from rusunpreneur.access import Role
from rusunpreneur.dashboards.periods import Period
from tests.factories import EnrolmentFactory, LotFactory, TargetFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
YEAR = days_ago(0).year
LAST = Period(days_ago(0).replace(month=1, day=1), days_ago(0).replace(month=12, day=1))


@pytest.fixture
def nagrak(reference_data):
    return Rusunawa.objects.get(slug="nagrak")


def target_of(nagrak, indicator, value, program):
    place = {"city": nagrak.city, "rusunawa": nagrak}
    return TargetFactory(
        indicator=indicator, value=value, program=program, starts_on=LAST.first, ends_on=LAST.ends_on, **place
    )


def page_of(client, nagrak, **asked):
    return client.get(reverse("dashboard_rusunawa", args=[nagrak.slug]), asked)


def test_forty_of_a_hundred_and_sixty_are_a_quarter(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak, quota=60)
    for _ in range(4):
        EnrolmentFactory(training=training)
    target_of(nagrak, IndicatorKey.REGISTERED, 16, training.program)

    (row,) = page_of(sign_in(Role.OFFICIAL), nagrak).context["board"].targets

    assert (row.value, row.reached, row.percent) == ("16", "4", 25)


def test_what_is_made_is_reckoned_where_months_and_programme_are_the_same(sign_in, nagrak):
    training = TrainingFactory(rusunawa=nagrak)
    LotFactory(rusunawa=nagrak, makers=(5,))
    target_of(nagrak, IndicatorKey.PIECES, 100, training.program)
    client = sign_in(Role.OFFICIAL)

    (elsewhere,) = page_of(client, nagrak).context["board"].targets
    (same,) = page_of(client, nagrak, masa=str(YEAR), program=training.program_id).context["board"].targets

    assert elsewhere.percent is None
    assert (same.reached, same.percent) == ("0", 0)  # her lot came of no programme
