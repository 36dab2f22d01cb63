"""The first page shows each role what is theirs to do today, and nothing of other places."""

from datetime import time

import pytest
from django.urls import reverse

from programs.models import Attendance, Session
from rusunpreneur.access import Role
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ImportBatchFactory,
    ParticipantFactory,
    PartnerDeliveryFactory,
    PartnerUserFactory,
    RusunawaFactory,
    SessionFactory,
    TrainingFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def absent_in(enrolment, *days):
    for day in days:
        session = enrolment.training.sessions.get_or_create(
            on=day,
            starts_at=time(8),
            defaults={"ends_at": time(12), "lesson_hours": 4, "status": Session.Status.HELD},
        )[0]
        AttendanceFactory(enrolment=enrolment, session=session, status=Attendance.Status.ABSENT)


def test_a_session_of_today_leads_to_its_sheet(sign_in):
    session = SessionFactory(training=TrainingFactory(name="Bimtek Rajut"), on=days_ago(0))

    page = sign_in(Role.STAFF).get("/").content.decode()

    assert f"/pelatihan/{session.training_id}/presensi/?sesi={session.pk}" in page
    assert "Bimtek Rajut" in page


def test_a_past_session_without_any_mark_is_listed_until_somebody_is_marked(sign_in):
    session = SessionFactory(training=TrainingFactory(name="Bimtek Batik"), on=days_ago(1))
    staff = sign_in(Role.STAFF)
    before = staff.get("/").content.decode()

    AttendanceFactory(enrolment=EnrolmentFactory(training=session.training), session=session)
    after = staff.get("/").content.decode()

    assert 'id="unmarked"' in before
    assert 'id="unmarked"' not in after


def test_a_past_session_is_told_with_its_place_and_its_day_once(sign_in):
    session = SessionFactory(training=TrainingFactory(venue_name="Aula Dahlia"), on=days_ago(9))

    card = sign_in(Role.STAFF).get("/").content.decode().partition('id="unmarked"')[2].partition("</ul>")[0]

    assert session.training.place in card
    assert card.count(str(days_ago(9).year)) == 1


def test_a_long_list_is_opened_from_its_last_line(sign_in):
    training = TrainingFactory()
    for days in range(1, 10):
        SessionFactory(training=training, on=days_ago(days))
    client = sign_in(Role.STAFF)

    assert '<a href="?semua=unmarked#unmarked">dan 3 sesi lagi</a>' in client.get("/").content.decode()
    assert len(client.get("/?semua=unmarked").context["unmarked"].rows) == 9


def test_cancelled_sessions_and_closed_trainings_wait_for_nobody():
    SessionFactory(on=days_ago(1), status=Session.Status.CANCELLED, cancelled_reason="Banjir")
    SessionFactory(training=TrainingFactory(finished=True), on=days_ago(1))

    assert not Session.objects.past_unmarked().exists()


def test_who_missed_the_latest_two_sessions_is_named_with_the_training(sign_in):
    enrolment = EnrolmentFactory(participant=ParticipantFactory(name="Sri Wahyuni"))
    absent_in(enrolment, days_ago(3), days_ago(2))

    page = sign_in(Role.STAFF).get("/").content.decode()

    assert "Sri Wahyuni" in page.partition('id="absent"')[2]


def test_who_came_back_after_two_absences_is_not_named():
    enrolment = EnrolmentFactory()
    absent_in(enrolment, days_ago(4), days_ago(3))
    later = SessionFactory(training=enrolment.training, on=days_ago(1), status=Session.Status.HELD)

    AttendanceFactory(enrolment=enrolment, session=later)

    assert not type(enrolment).objects.absent_twice_in_a_row().exists()


def test_a_walk_in_is_listed_as_incomplete_and_leads_to_the_form(sign_in):
    enrolment = EnrolmentFactory(participant=ParticipantFactory(name="Ibu Baru", walk_in=True))

    page = sign_in(Role.STAFF).get("/").content.decode()

    assert f"/peserta/{enrolment.participant_id}/ubah/" in page.partition('id="incomplete"')[2]


def test_an_import_waits_for_the_office_and_not_for_the_coordinator(sign_in):
    batch = ImportBatchFactory()
    rusunawa = batch.training.rusunawa

    office = sign_in(Role.STAFF).get("/").content.decode()
    coordinator = sign_in(Role.COORDINATOR, rusunawa=rusunawa).get("/").content.decode()

    assert f"/impor/{batch.public_id}/" in office
    assert f"/impor/{batch.public_id}/" not in coordinator


def test_a_coordinator_sees_nothing_of_another_rusunawa(sign_in):
    enrolment = EnrolmentFactory(participant=ParticipantFactory(name="Sri Wahyuni"))
    absent_in(enrolment, days_ago(3), days_ago(2))
    SessionFactory(training=enrolment.training, on=days_ago(0))

    page = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get("/").content.decode()

    assert "Sri Wahyuni" not in page
    assert enrolment.training.name not in page


def test_an_official_reads_three_numbers_and_no_names(sign_in):
    training = TrainingFactory()
    people = EnrolmentFactory.create_batch(3, training=training, participant__name="Sri Wahyuni")
    session = SessionFactory(training=training, on=days_ago(1), status=Session.Status.HELD)
    AttendanceFactory(enrolment=people[0], session=session)

    response = sign_in(Role.OFFICIAL).get("/")

    assert response.context["people"] == {"registered": 3, "ever_present": 1, "completed": 0}
    assert "Sri Wahyuni" not in response.content.decode()


def test_a_company_finds_what_waits_for_its_word_and_its_orders(sign_in):
    delivery, other = (PartnerDeliveryFactory(inspected_by_whom="mitra") for _ in range(2))

    page = sign_in(user=PartnerUserFactory(partner=delivery.order.partner).user).get("/").content.decode()

    assert reverse("partner_decide", args=[delivery.pk]) in page
    assert delivery.order.get_absolute_url() in page
    assert other.order.code not in page


def test_a_company_without_orders_is_told_what_will_be_here(sign_in):
    assert "Belum ada pesanan berjalan" in sign_in(Role.PARTNER).get("/").content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask(sign_in):
    page = sign_in().get("/").content.decode()

    assert "belum punya peran" in page


@pytest.mark.parametrize("size", [1, 6])
def test_the_home_page_costs_the_same_queries_for_one_row_and_for_six(sign_in, size, django_assert_num_queries):
    staff = sign_in(Role.STAFF)
    for _ in range(size):
        enrolment = EnrolmentFactory(participant__walk_in=True)
        absent_in(enrolment, days_ago(3), days_ago(2))
        SessionFactory(training=enrolment.training, on=days_ago(1))
        SessionFactory(training=enrolment.training, on=days_ago(0))
        ImportBatchFactory(training=enrolment.training)
    staff.get("/")

    with django_assert_num_queries(12):
        staff.get("/")
