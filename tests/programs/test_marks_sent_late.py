"""Marks made without a connection arrive later: both times are kept, and a device with a wrong clock harms nothing."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    """One session, yesterday."""
    return TrainingFactory(days=1, people=1)


def send(client, training, at):
    change = {"e": training.enrolments.get().pk, "s": training.sessions.get().pk, "to": "H", "from": "", "at": at}
    url = reverse("training_sheet", args=[training.pk])
    assert client.post(url, json.dumps({"changes": [change]}), content_type="application/json").status_code == 200
    return Attendance.objects.get()


def test_a_mark_keeps_when_it_was_made_and_when_it_came(training, sign_in):
    made = timezone.now() - timedelta(minutes=50)

    mark = send(sign_in(Role.STAFF), training, made.isoformat())

    assert mark.captured_at == made
    assert timezone.now() - mark.received_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    "at",
    [
        "2001-01-01T00:00:00Z",
        "2099-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "2026-11-22T09:00:00",
        "kemarin",
        None,
        5,
    ],
)
def test_a_time_that_cannot_be_is_read_as_now(at, training, sign_in):
    mark = send(sign_in(Role.STAFF), training, at)

    assert mark.captured_at == mark.received_at


def test_a_mark_cannot_be_older_than_its_day(training, sign_in):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    client = sign_in(Role.STAFF)

    early = send(client, training, (midnight - timedelta(seconds=1)).isoformat()).captured_at
    Attendance.objects.all().delete()
    first = send(client, training, midnight.isoformat()).captured_at

    assert early > midnight
    assert first == midnight
