"""The sheet in the browser: the grid, and the differences it sends."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Attendance, Session
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, RusunawaFactory, SessionFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=3)


def address(training):
    return reverse("training_sheet", args=[training.pk])


def send(client, training, *changes):
    return client.post(address(training), json.dumps({"changes": changes}), content_type="application/json")


def change(training, to="H", **values):
    session = training.sessions.in_order().first()
    return {"e": training.enrolments.first().pk, "s": session.pk, "to": to, "from": "", **values}


def test_the_grid_saves_a_mark_and_hears_the_new_rates(training, sign_in):
    answer = send(sign_in(Role.STAFF), training, change(training, remark="terlambat", arrived="09:15")).json()

    mark = Attendance.objects.get()
    assert (mark.status, mark.remark, f"{mark.arrived_at:%H:%M}") == ("H", "terlambat", "09:15")
    assert answer["percents"][str(mark.enrolment_id)] == 100


def test_the_grid_is_told_who_was_first(training, sign_in):
    AttendanceFactory(
        enrolment=training.enrolments.first(),
        session=training.sessions.in_order().first(),
        status="I",
        marked_by=UserFactory(name="Ibu Sari"),
    )

    answer = send(sign_in(Role.STAFF), training, change(training)).json()

    assert answer["conflicts"][0]["now"] == "I"
    assert answer["conflicts"][0]["by"] == "Ibu Sari"


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        '{"changes": 5}',
        '{"changes": [{"e": "x", "s": 1, "to": "H"}]}',
        '{"changes": [{"e": 1, "s": 1, "to": "HH"}]}',
        '{"changes": [{"e": 1e40, "s": 1, "to": "H"}]}',
        '{"changes": [{"e": 1, "s": 99999999999999999999, "to": "H"}]}',
        '{"changes": [{"e": 1, "s": 1, "to": "H", "remark": "\\u0000"}]}',
        '{"changes": [{"e": 1, "s": 1, "to": "H", "remark": "\\ud800"}]}',
        '{"changes": [{"e": 1, "s": 1, "to": "H", "arrived": "25:99"}]}',
        '{"changes": ' + "[" * 5000 + "]" * 5000 + "}",
    ],
)
def test_what_is_not_a_difference_is_answered_in_words(training, sign_in, body):
    answer = sign_in(Role.STAFF).post(address(training), body, content_type="application/json")

    assert answer.status_code == 422
    assert "Muat ulang" in answer.json()["error"]


def test_a_coordinator_marks_only_where_the_training_says_so(sign_in):
    home = RusunawaFactory()
    closed = TrainingFactory(rusunawa=home, days=1, people=1)
    opened = TrainingFactory(rusunawa=home, days=1, people=1, is_marked_by_coordinator=True)
    client = sign_in(Role.COORDINATOR, rusunawa=home)

    assert send(client, closed, change(closed)).status_code == 403
    assert send(client, opened, change(opened)).status_code == 200


def test_the_sheet_of_another_place_is_not_there(training, sign_in):
    client = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory())

    assert client.get(address(training)).status_code == 404
    assert send(client, training, change(training)).status_code == 404


def test_the_sheet_asks_the_database_the_same_for_one_person_and_for_six(sign_in):
    client, counts = sign_in(Role.STAFF), set()
    client.get(address(TrainingFactory()))  # the session is written on the first page only
    for people, days in ((1, 1), (6, 4)):
        training = TrainingFactory(days=days, people=people)
        for enrolment in training.enrolments.all():
            AttendanceFactory(enrolment=enrolment, session=training.sessions.in_order().first())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(training)).status_code == 200
        counts.add(len(queries))

    assert len(counts) == 1
    assert counts.pop() <= 12


def test_an_empty_sheet_says_what_to_do_next(sign_in):
    client = sign_in(Role.STAFF)
    without_days, without_people = TrainingFactory(), TrainingFactory(days=1)

    assert "Belum ada sesi" in client.get(address(without_days)).content.decode()
    assert "Belum ada peserta" in client.get(address(without_people)).content.decode()


def test_a_cancelled_session_cannot_be_marked(training, sign_in):
    session = SessionFactory(
        training=training,
        on=days_ago(0),
        starts_at="16:00",
        ends_at="17:00",
        status=Session.Status.CANCELLED,
        cancelled_reason="Banjir",
    )

    answer = send(sign_in(Role.STAFF), training, change(training) | {"s": session.pk}).json()

    assert answer["refused"][0]["why"] == "Sesi ini dibatalkan, jadi tidak ada kehadiran."


def test_the_day_that_was_asked_for_is_the_one_a_phone_shows_even_when_nothing_can_be_marked(training, sign_in):
    first, second = training.sessions.in_order()
    AttendanceFactory(enrolment=training.enrolments.first(), session=first, status="S")

    html = sign_in(Role.STAFF).get(f"{address(training)}?sesi={first.pk}").content.decode()

    assert f'is-current" data-s="{first.pk}"' in html
    assert f'is-current" data-s="{second.pk}"' not in html


def test_each_day_that_was_held_leads_to_its_photograph(training, sign_in):
    held, cancelled, to_come = (
        training.sessions.in_order().first(),
        SessionFactory(training=training, on=days_ago(0), status="cancelled", cancelled_reason="Banjir"),
        SessionFactory(training=training, on=days_ago(-1)),
    )

    page = sign_in(Role.STAFF).get(address(training)).content.decode()

    assert reverse("session_evidence", args=[training.pk, held.pk]) in page
    assert reverse("session_evidence", args=[training.pk, cancelled.pk]) not in page
    assert reverse("session_evidence", args=[training.pk, to_come.pk]) not in page


def test_paper_may_come_after_the_end_but_only_from_those_who_mark(sign_in):
    training = TrainingFactory(finished=True, days=1, people=1)
    here = sign_in(Role.COORDINATOR, rusunawa=training.rusunawa)

    assert "Foto daftar hadir" in sign_in(Role.STAFF).get(address(training)).content.decode()
    assert "Foto daftar hadir" not in here.get(address(training)).content.decode()
