"""What dashboards are told of targets: the same indicators, the place, the months."""

import pytest

from participants.models import Rusunawa
from programs.models import IndicatorKey
from programs.models.indicator_key import UNITS
from rusunpreneur.access import Role
from rusunpreneur.dashboards.indicators import INDICATORS
from tests.dashboards.aiming import aim_of
from tests.factories import TargetFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nagrak():
    return Rusunawa.objects.get(slug="nagrak")


def test_every_indicator_of_the_dashboards_can_have_a_target():
    registry = {indicator.key: (indicator.name, indicator.unit.value) for indicator in INDICATORS}

    assert {key.value: (key.label, UNITS[key].value) for key in IndicatorKey} == registry


def test_what_is_sold_leads_to_the_dashboard_of_the_same_question(nagrak, sign_in):
    target = TargetFactory(rusunawa=nagrak, indicator="sold_rupiah", value=5_000_000)

    answer = sign_in(Role.STAFF).get(aim_of(target).dashboard)

    assert answer.status_code == 200
    assert aim_of(target).dashboard.endswith(f"/nagrak/?masa=2024-01..2024-12&program={target.program_id}")
