"""The pages of one session: added, changed, called off."""

import uuid

import pytest
from django.urls import reverse

from programs.models import Session
from rusunpreneur.access import Role
from tests.factories import FacilitatorFactory, SessionFactory, TrainingFactory
from tests.factories.programs import days_ago
from tests.opened import opened

pytestmark = pytest.mark.django_db


def typed(on, **values):
    hours = {"starts_at": "08:00", "ends_at": "15:00", "break_minutes": "60", "lesson_hours": "8"}
    return {"submission_key": str(uuid.uuid4()), "on": on.isoformat(), "revision": "1", **hours, **values}


def test_a_session_beyond_the_dates_of_a_training_moves_them_and_says_so(sign_in):
    training, client = TrainingFactory(), sign_in(Role.STAFF)
    later = days_ago(-20)

    page = client.post(
        reverse("session_create", args=[training.pk]), typed(later, module="Menganyam piring"), follow=True
    ).content.decode()

    training.refresh_from_db()
    assert training.ends_on == later
    assert "Tanggal bimtek menyesuaikan jadwal" in page
    assert training.sessions.get().module.title == "Menganyam piring"


def test_lesson_hours_left_empty_are_counted_from_the_hours(sign_in):
    training = TrainingFactory()

    sign_in(Role.STAFF).post(reverse("session_create", args=[training.pk]), typed(days_ago(0), lesson_hours=""))

    assert training.sessions.get().lesson_hours == 8  # six hours without the break, of 45 minutes


def test_where_and_when_a_facilitator_teaches_already_is_said(sign_in):
    teacher = FacilitatorFactory(name="Bagas Wirawan")
    other = SessionFactory(facilitator=teacher, training__name="Kelas Anyaman")
    training = TrainingFactory()

    answer = sign_in(Role.STAFF).post(
        reverse("session_create", args=[training.pk]), typed(other.on, facilitator=teacher.pk, module="Baru")
    )

    assert "Bagas Wirawan sudah mengajar Kelas Anyaman" in answer.content.decode()
    assert not training.sessions.exists()
    assert not training.modules.exists()


def test_a_session_is_called_off_with_a_reason_and_comes_back(sign_in):
    session, client = SessionFactory(), sign_in(Role.STAFF)
    address = [session.training_id, session.pk]

    assert client.post(reverse("session_cancel", args=address), {"reason": ""}).status_code == 422
    client.post(reverse("session_cancel", args=address), {"reason": "Banjir"})
    session.refresh_from_db()
    assert (session.status, session.cancelled_reason) == ("cancelled", "Banjir")

    client.post(reverse("session_revive", args=address))
    session.refresh_from_db()
    assert (session.status, session.cancelled_reason) == ("planned", "")


def test_a_stale_session_form_is_not_saved(sign_in):
    session, client = SessionFactory(), sign_in(Role.STAFF)
    address = reverse("session_edit", args=[session.training_id, session.pk])
    client.post(address, typed(session.on, lesson_hours="6"))

    answer = client.post(address, typed(session.on, lesson_hours="4"))

    assert "Anda sendiri (di tab lain)" in answer.content.decode()
    assert Session.objects.get().lesson_hours == 6


def test_the_hours_of_another_tab_are_kept_when_only_the_topic_was_typed(sign_in):
    session, client = SessionFactory(), sign_in(Role.STAFF)
    address = reverse("session_edit", args=[session.training_id, session.pk])
    second = opened(client, address)
    client.post(address, opened(client, address) | {"starts_at": "09:00", "lesson_hours": "6"})

    told = client.post(address, second | {"module": "Anyam"})
    client.post(address, opened(client, address, told))

    session.refresh_from_db()
    assert (f"{session.starts_at:%H.%M}", session.lesson_hours, session.module.title) == ("09.00", 6, "Anyam")


def test_a_second_session_at_the_same_hour_is_refused_in_words(sign_in):
    session = SessionFactory()

    answer = sign_in(Role.STAFF).post(reverse("session_create", args=[session.training_id]), typed(session.on))

    assert "Sudah ada sesi bimtek ini pada tanggal dan jam itu." in answer.content.decode()


def test_the_schedule_of_a_finished_training_stays(sign_in):
    training = TrainingFactory(finished=True)

    answer = sign_in(Role.STAFF).post(reverse("session_create", args=[training.pk]), typed(days_ago(1)))

    assert answer.status_code == 422
    assert not training.sessions.exists()
