"""Whose targets somebody sees and sets: those of their own places."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from tests.dashboards.aiming import typed
from tests.factories import TargetFactory
from tests.factories.participants import city

pytestmark = pytest.mark.django_db
CREATE = reverse("target_create")


def test_the_office_of_a_city_sets_targets_of_its_city_only(sign_in):
    client = sign_in(Role.STAFF, city=city("31.72"))

    assert client.post(CREATE, typed(scope="jakarta")).status_code == 422
    assert client.post(CREATE, typed(scope=f"kota-{city('31.71').pk}")).status_code == 422
    assert client.post(CREATE, typed(scope=f"kota-{city('31.72').pk}")).status_code == 302


def test_a_target_of_another_place_is_not_found(sign_in):
    target = TargetFactory(rusunawa=Rusunawa.objects.get(slug="penggilingan"))
    client = sign_in(Role.COORDINATOR, rusunawa=Rusunawa.objects.get(slug="nagrak"))

    assert client.get(target.get_absolute_url()).status_code == 404
    assert target.scope not in client.get(reverse("target_list")).content.decode()
