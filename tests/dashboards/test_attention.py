"""Every concern counts what its list shows, for each role that it concerns, and nothing of other places."""

import pytest

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards import attention
from rusunpreneur.dashboards.attention import SOURCES
from tests.dashboards.attention_scenes import SCENES, watcher_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OURS = [(source, role) for source in SOURCES for role in source.roles]
OF_ONE_PERSON = (Role.CASHIER, Role.PARTNER)


@pytest.fixture
def here():
    return Rusunawa.objects.get(slug="nagrak")


@pytest.fixture
def elsewhere():
    return Rusunawa.objects.get(slug="penggilingan")


def named(source, user, **where):
    return next((item for item in attention.of(user, **where) if item.key == source.key), None)


def expected_of(source, role, user) -> int:
    """Of two rows here and one elsewhere; a rusunawa has one report to submit, whatever it made."""
    if source.key == "laporan-belum-diajukan":
        return 1
    is_everybodys = role not in OF_ONE_PERSON and source.key != "tindak-lanjut-saya"
    return 3 if is_everybodys and user.access.is_everywhere(role) else 2


def rows_of(response) -> int:
    if places := response.context.get("places"):
        return sum(place.number for place in places)
    shown = response.context.get("queue") or response.context.get("stock") or response.context
    page = shown["page"] if shown is response.context else shown.page
    return page.paginator.count


def test_every_concern_has_a_scene():
    assert {source.key for source in SOURCES} == set(SCENES)


@pytest.mark.parametrize(("source", "role"), OURS, ids=lambda one: getattr(one, "key", one))
def test_a_concern_counts_what_its_list_shows(sign_in, here, elsewhere, source, role):
    user = watcher_of(role, here)
    for place, who in ((here, user), (here, user), (elsewhere, UserFactory())):
        SCENES[source.key](place, who)

    item = named(source, user)

    assert item.number == expected_of(source, role, user)
    assert rows_of(sign_in(user=user).get(item.address)) == item.number


@pytest.mark.parametrize(("source", "role"), OURS, ids=lambda one: getattr(one, "key", one))
def test_a_concern_is_counted_for_one_rusunawa(sign_in, here, elsewhere, source, role):
    user = watcher_of(role, here)
    for place in (here, elsewhere):
        SCENES[source.key](place, user)

    item = named(source, user, rusunawa=here)

    assert item.number == 1
    assert rows_of(sign_in(user=user).get(item.address)) == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.key)
@pytest.mark.parametrize("role", [Role.STAFF, Role.COORDINATOR, Role.OFFICIAL, Role.QC])
def test_another_place_is_nobodys_concern_here(source, role, here, elsewhere):
    SCENES[source.key](elsewhere, UserFactory())

    for where in ({}, {"rusunawa": elsewhere}):
        assert named(source, watcher_of(role, here), **where) is None
