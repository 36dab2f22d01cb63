"""A sheet is looked at, then written whole; a figure that is there already is corrected with a reason, or left."""

import uuid

import pytest
from django.urls import reverse

from programs.models import Statistic
from rusunpreneur.access import Role
from tests.factories import StatisticFactory
from tests.factories.participants import city
from tests.opened import opened
from tests.programs import official
from tests.programs.official import line

pytestmark = pytest.mark.django_db
LOAD = reverse("statistic_load")


@pytest.fixture
def client(sign_in):
    return sign_in(Role.STAFF)


def values():
    return list(Statistic.objects.order_by("year").values_list("year", "value"))


def test_what_was_seen_is_written(client):
    preview = official.send(client, line(), line(year="2022", value="225.415"))
    assert values() == []

    answer = official.agree(client, preview)

    assert answer.url == reverse("statistic_list")
    assert values() == [(2022, 225415), (2023, 243972)]


def test_the_same_press_twice_writes_once(client):
    preview = official.send(client, line())

    official.agree(client, preview)
    answer = official.agree(client, preview)

    assert answer.url == reverse("statistic_list")
    assert len(values()) == 1


def test_the_same_sheet_again_changes_nothing(client):
    official.load(line())

    preview = official.send(client, line())

    assert "sudah tercatat sama" in preview.content.decode()
    assert Statistic.objects.get().revision == 1


def test_a_correction_needs_a_reason(client):
    StatisticFactory(value=1)
    preview = official.send(client, line())

    refused = official.agree(client, preview)
    assert "Tulis alasannya." in refused.content.decode()
    assert values() == [(2023, 1)]

    official.agree(client, refused, reason="Angka direvisi")
    assert values() == [(2023, 243972)]


def test_a_figure_that_moved_after_the_preview_is_looked_at_again(client):
    preview = official.send(client, line())
    StatisticFactory(value=5)

    answer = official.agree(client, preview)

    assert answer.status_code == 422
    assert values() == [(2023, 5)]


def test_a_sheet_that_was_tampered_with_is_not_written(client):
    fields = opened(client, "", official.send(client, line()))

    answer = client.post(LOAD, fields | {"sheet": "palsu", "submission_key": str(uuid.uuid4())})

    assert answer.url == reverse("statistic_import")
    assert values() == []


def test_the_office_of_a_city_reads_but_does_not_load(sign_in):
    client = sign_in(Role.STAFF, city=city("31.72"))

    assert client.get(reverse("statistic_list")).status_code == 200
    assert client.get(reverse("statistic_import")).status_code == 403
    assert client.post(LOAD).status_code == 403


def test_a_cashier_and_a_partner_see_no_statistics(sign_in):
    for role in (Role.CASHIER, Role.PARTNER):
        assert sign_in(role).get(reverse("statistic_list")).status_code == 403
