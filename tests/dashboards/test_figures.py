"""An official reads what runs where, and how many were there, without a name."""

import pytest
from django.urls import reverse

from programs.models import Attendance, Session
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, EnrolmentFactory, RusunawaFactory, SessionFactory, TrainingFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def running(people, *, absent=0, on=0, **given):
    """A training with one held session, in which so many were absent and all others present."""
    training = TrainingFactory(status="running", starts_on=days_ago(5), **given)
    session = SessionFactory(training=training, on=days_ago(on), status=Session.Status.HELD)
    for number, enrolment in enumerate(
        EnrolmentFactory.create_batch(people, training=training, enrolled_on=days_ago(5))
    ):
        status = Attendance.Status.ABSENT if number < absent else Attendance.Status.PRESENT
        AttendanceFactory(enrolment=enrolment, session=session, status=status)
    return training


def told(client):
    places = client.get("/").context["places"]
    return [(place.rusunawa, place.running, place.registered, place.present_today, place.percent) for place in places]


def test_each_place_stands_with_its_trainings_people_presence_and_rate(sign_in):
    place = RusunawaFactory(name="Rusunawa Anggrek")
    running(4, absent=1, rusunawa=place)
    running(2, rusunawa=place, on=1)
    running(1, rusunawa=None, venue_kind="lain", venue_name="Balai Kota", city=city())
    TrainingFactory(finished=True)

    assert told(sign_in(Role.OFFICIAL)) == [(place, 2, 6, 3, 83), (None, 1, 1, 1, 100)]


def test_figures_lead_to_the_place_and_to_its_trainings(sign_in):
    place = running(1).rusunawa

    page = sign_in(Role.OFFICIAL).get("/").content.decode()

    assert place.get_absolute_url() in page
    assert f"{reverse('training_list')}?status=running&amp;rusunawa={place.pk}" in page


def test_a_place_without_a_session_today_counts_nobody_as_missing(sign_in):
    running(2, on=1)

    page = sign_in(Role.OFFICIAL).get("/").content.decode()

    assert '<td class="num" data-label="Hadir hari ini">–</td>' in page


def test_a_class_of_today_that_nobody_marked_has_no_number_yet(sign_in):
    SessionFactory(training=TrainingFactory(status="running"), on=days_ago(0))

    page = sign_in(Role.OFFICIAL).get("/").content.decode()

    assert '<td class="num" data-label="Hadir hari ini"><span class="text-mute">belum dicatat</span></td>' in page


def test_where_all_of_today_are_absent_the_number_is_zero(sign_in):
    running(2, absent=2)

    assert told(sign_in(Role.OFFICIAL))[0][3] == 0


def test_when_nothing_runs_the_page_says_so_and_leads_on(sign_in):
    page = sign_in(Role.OFFICIAL).get("/").content.decode()

    assert "Tidak ada pelatihan yang berjalan" in page


@pytest.mark.parametrize("size", [1, 6])
def test_the_page_costs_the_same_for_one_place_and_for_six(sign_in, size, django_assert_num_queries):
    client = sign_in(Role.OFFICIAL)
    for _ in range(size):
        running(2)
    client.get("/")

    with django_assert_num_queries(10):
        client.get("/")
