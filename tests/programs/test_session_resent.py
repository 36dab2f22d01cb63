import uuid

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import FacilitatorFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def hours(facilitator):
    return {
        "on": days_ago(0).isoformat(),
        "starts_at": "08:00",
        "ends_at": "12:00",
        "break_minutes": "0",
        "lesson_hours": "5",
        "module": "Menganyam dompet kecil",
        "facilitator": facilitator.pk,
    }


def test_a_session_sent_twice_is_planned_once_and_not_in_its_own_way(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    sent = {"submission_key": str(uuid.uuid4()), "revision": "1", **hours(FacilitatorFactory())}

    answers = [client.post(reverse("session_create", args=[training.pk]), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert training.sessions.count() == 1


def test_a_schedule_sent_twice_is_planned_once_and_not_in_its_own_way(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    row = {f"form-0-{name}": value for name, value in hours(FacilitatorFactory()).items()}
    management = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-is_wanted": "on"}
    sent = {"submission_key": str(uuid.uuid4()), **management, **row}

    answers = [client.post(reverse("schedule_create", args=[training.pk]), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert training.sessions.count() == training.modules.count() == 1
