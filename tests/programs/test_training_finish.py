"""Before a training is locked, staff see what was left undone and what becomes of whom."""

import pytest
from django.urls import reverse

from programs.actions import trainings
from programs.models import Session, Training
from programs.overview import Summary
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, ParticipantFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def mark(session, *enrolments, status="H"):
    for enrolment in enrolments:
        AttendanceFactory(enrolment=enrolment, session=session, status=status)
    Session.objects.filter(pk=session.pk).update(status=Session.Status.HELD)


@pytest.fixture
def training():
    """Yesterday everybody came; today only the first of three is marked so far."""
    training = TrainingFactory(days=2, people=3)
    yesterday, today = training.sessions.in_order()
    mark(yesterday, *training.enrolments.all())
    mark(today, training.enrolments.first())
    return training


def rates(training):
    rows = training.enrolments.with_attendance_hours().select_related("training").order_by("number")
    return [row.attendance_percent for row in rows]


def finish_page(training):
    return reverse("training_finish", args=[training.pk])


def test_today_is_left_open_until_the_training_is_finished_and_then_counts(training):
    assert rates(training) == [100, 100, 100]

    trainings.finish(training=training, by=UserFactory())

    assert rates(training) == [100, 50, 50]
    assert list(training.enrolments.order_by("number").values_list("status", flat=True)) == [
        "completed",
        "not_completed",
        "not_completed",
    ]


def test_a_session_that_is_partly_marked_is_named_with_the_people_and_has_to_be_confirmed(sign_in, training):
    client = sign_in(Role.STAFF)
    unmarked = training.enrolments.last().participant

    asked = client.post(finish_page(training))

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "2 orang belum dicatat pada" in page
    assert unmarked.name in Summary(training).partly[0].names
    training.refresh_from_db()
    assert training.status == Training.Status.RUNNING
    client.post(finish_page(training), {"is_sure": "on"})
    training.refresh_from_db()
    assert training.status == Training.Status.FINISHED


def test_a_training_that_is_wholly_marked_is_finished_without_being_asked(sign_in, training):
    mark(training.sessions.in_order().last(), *training.enrolments.order_by("number")[1:])

    sign_in(Role.STAFF).post(finish_page(training))

    assert Training.objects.get().status == Training.Status.FINISHED


def test_the_page_says_of_everybody_what_finishing_makes_of_them(sign_in, training):
    walk_in = EnrolmentFactory(training=training, participant=ParticipantFactory(walk_in=True), is_walk_in=True)

    promised = {row.enrolment.pk: row.enrolment.result for row in Summary(training).results}
    page = sign_in(Role.STAFF).get(finish_page(training)).content.decode()
    trainings.finish(training=training, by=UserFactory())

    assert promised == dict(training.enrolments.values_list("pk", "status"))
    assert walk_in.pk in promised
    assert "Datang langsung" in page
    assert "Data belum lengkap" in page
    assert "8 dari 16" in page


def test_who_left_or_had_not_joined_yet_is_not_missing(training):
    EnrolmentFactory(training=training, status="withdrawn", withdrawn_on=days_ago(0), withdrawn_reason="Pindah")
    EnrolmentFactory(training=training, status="waiting")

    gap = Summary(training).partly[-1]

    assert len(gap.people) == 2


def test_the_page_asks_the_database_the_same_for_few_people_and_many(sign_in, training, django_assert_num_queries):
    client = sign_in(Role.STAFF)
    client.get(finish_page(training))
    for _ in range(2):
        with django_assert_num_queries(8):
            client.get(finish_page(training))
        [EnrolmentFactory(training=training) for _ in range(5)]


def test_where_nothing_is_planned_the_schedule_comes_first(sign_in):
    page = sign_in(Role.STAFF).get(finish_page(TrainingFactory(people=1))).content.decode()

    assert "belum punya jadwal" in page
    assert page.index("Susun jadwal</a>") < page.index("Selesaikan dan kunci")
