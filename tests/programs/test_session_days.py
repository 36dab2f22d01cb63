"""What the pages say of the dates and lesson hours that follow from the sessions, and how far each is marked."""

import pytest
from django.urls import reverse

from programs.actions import sessions
from programs.models import Session
from programs.overview import Overview
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago
from tests.opened import opened

pytestmark = pytest.mark.django_db


def page_of(client, training) -> str:
    return client.get(reverse("training_detail", args=[training.pk])).content.decode()


def test_a_new_session_has_the_hours_of_the_last_and_counts_its_own_lesson_hours(sign_in):
    training, client = TrainingFactory(days=1), sign_in(Role.STAFF)
    address = reverse("session_create", args=[training.pk])
    form = opened(client, address)

    client.post(address, form | {"on": days_ago(0).isoformat(), "starts_at": "10:00", "ends_at": "12:00"})

    assert form["starts_at"] == ["08:00"]
    assert training.sessions.in_order().last().lesson_hours == 1  # an hour without the break, of 45 minutes


def test_the_page_of_a_session_says_that_a_day_outside_moves_the_training(sign_in):
    training = TrainingFactory()

    page = sign_in(Role.STAFF).get(reverse("session_create", args=[training.pk])).content.decode()

    assert f"Bimtek ini {training.period}. Sesi di luar tanggal itu ikut mengubah tanggal bimtek." in page


def test_calling_off_the_last_session_says_that_the_dates_stay(sign_in):
    training, client = TrainingFactory(days=3), sign_in(Role.STAFF)
    _, second, last = training.sessions.in_order()

    def called_off(session):
        address = reverse("session_cancel", args=[training.pk, session.pk])
        return client.post(address, {"reason": "Banjir"}, follow=True).content.decode()

    assert "Tanggal bimtek tetap" not in called_off(second)
    assert f"Tanggal bimtek tetap {training.period}" in called_off(last)


def test_a_cancelled_session_is_not_counted_in_the_schedule(sign_in):
    training = TrainingFactory(days=3)
    sessions.cancel(session=training.sessions.in_order().last(), reason="Banjir", by=UserFactory())

    assert "2 sesi, 16 JP; 1 dibatalkan" in page_of(sign_in(Role.STAFF), training)


@pytest.mark.parametrize(
    ("people", "marked", "said"),
    [(0, 0, "Belum ada peserta"), (2, 0, "Hari ini"), (2, 1, "1 dari 2"), (2, 2, "Tercatat")],
)
def test_the_state_of_today_says_how_many_of_whom_are_marked(sign_in, people, marked, said):
    training = TrainingFactory(people=people, starts_on=days_ago(0))
    session = SessionFactory(training=training)
    for enrolment in training.enrolments.all()[:marked]:
        AttendanceFactory(enrolment=enrolment, session=session)

    page = page_of(sign_in(Role.STAFF), training)

    schedule = page[page.index('id="jadwal"') : page.index('id="peserta"')]
    assert said in schedule
    assert ("tone-leaf" in schedule) == (said == "Tercatat")


def test_only_people_for_whom_the_day_counts_are_missing_there():
    training = TrainingFactory(starts_on=days_ago(2), people=1)
    session = SessionFactory(training=training, on=days_ago(2))
    AttendanceFactory(enrolment=training.enrolments.get(), session=session)
    late = TrainingFactory(people=1).enrolments.get()
    type(late).objects.filter(pk=late.pk).update(training=training, number=9, enrolled_on=days_ago(0))

    (shown,) = Overview(training, UserFactory(role=Role.STAFF)).sessions

    assert (shown.marked_count, shown.people_count) == (1, 1)
    assert shown.status == Session.Status.PLANNED
