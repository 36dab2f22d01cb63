"""Roles and places: who holds what where, failing closed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from programs.models import Training
from rusunpreneur.access import Access, Grant, Role, allow
from tests.factories import TrainingFactory, UserFactory
from tests.factories.participants import city

NORTH, SOUTH, NAGRAK = 1, 2, 10


def within(access, *roles):
    return access.within(*roles, city="city", rusunawa="rusunawa")


@pytest.mark.django_db
def test_without_a_grant_for_the_role_nothing_is_seen():
    TrainingFactory()

    nothing = within(Access([Grant(Role.QC)]), Role.STAFF)

    assert not Training.objects.filter(nothing).exists()


@pytest.mark.django_db
def test_a_role_everywhere_sees_everything_also_beside_a_narrower_rule():
    TrainingFactory()

    everything = within(Access([Grant(Role.STAFF)]), Role.STAFF)

    assert Training.objects.filter(everything | Q(name="lain")).count() == 1
    assert Training.objects.filter(everything & Q(name="lain")).count() == 0


@pytest.mark.django_db
def test_a_city_and_a_rusunawa_add_up():
    here, there = TrainingFactory(), TrainingFactory()
    elsewhere = TrainingFactory(rusunawa__city=city("31.75"))

    access = Access([Grant(Role.STAFF, city_id=elsewhere.city_id), Grant(Role.STAFF, rusunawa_id=here.rusunawa_id)])
    seen = Training.objects.filter(within(access, Role.STAFF))

    assert set(seen) == {here, elsewhere}
    assert there not in seen


@pytest.mark.parametrize(
    ("grant", "is_covered"),
    [
        (Grant(Role.STAFF), True),
        (Grant(Role.STAFF, city_id=NORTH), True),
        (Grant(Role.STAFF, city_id=SOUTH), False),
        (Grant(Role.STAFF, rusunawa_id=NAGRAK), True),
        (Grant(Role.QC), False),
    ],
)
def test_a_single_place_is_covered_by_a_grant_for_it_or_for_what_holds_it(grant, is_covered):
    assert Access([grant]).covers(Role.STAFF, city_id=NORTH, rusunawa_id=NAGRAK) is is_covered


@pytest.mark.django_db
def test_an_assignment_of_the_past_or_the_future_gives_nothing():
    past = UserFactory(role=Role.STAFF, role__starts_on="2020-01-01", role__ends_on="2020-12-31")
    future = UserFactory(role=Role.STAFF, role__starts_on="2099-01-01")

    assert not past.access.roles
    assert not future.access.roles


@pytest.mark.parametrize(("role", "may"), [(Role.ADMIN, True), (Role.STAFF, True), (Role.QC, False)])
def test_a_view_opens_to_its_roles_and_to_admins(rf, role, may):
    request = rf.get("/")
    request.user = type("Somebody", (), {"access": Access([Grant(role)])})

    view = allow(Role.STAFF)(lambda request: "opened")

    if may:
        assert view(request) == "opened"
    else:
        with pytest.raises(PermissionDenied):
            view(request)
