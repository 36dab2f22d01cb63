"""The first page shows each role what is theirs to do today, and nothing of other places."""

import pytest
from django.urls import reverse

from programs.models import Session
from rusunpreneur.access import Role
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    PartnerUserFactory,
    PieceworkOrderFactory,
    RusunawaFactory,
    SessionFactory,
    TrainingFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def test_a_session_of_today_leads_to_its_sheet(sign_in):
    session = SessionFactory(training=TrainingFactory(name="Bimtek Rajut"), on=days_ago(0))

    page = sign_in(Role.STAFF).get("/").content.decode()

    assert f"/pelatihan/{session.training_id}/presensi/?sesi={session.pk}" in page
    assert "Bimtek Rajut" in page


def test_a_coordinator_sees_nothing_of_another_rusunawa(sign_in):
    session = SessionFactory(on=days_ago(0))

    page = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get("/").content.decode()

    assert session.training.name not in page


def test_an_official_reads_three_numbers_and_no_names(sign_in):
    training = TrainingFactory()
    people = EnrolmentFactory.create_batch(3, training=training, participant__name="Sri Wahyuni")
    session = SessionFactory(training=training, on=days_ago(1), status=Session.Status.HELD)
    AttendanceFactory(enrolment=people[0], session=session)

    response = sign_in(Role.OFFICIAL).get("/")

    assert response.context["people"] == {"registered": 3, "ever_present": 1, "completed": 0}
    assert "Sri Wahyuni" not in response.content.decode()


def test_a_company_finds_its_own_orders_under_way(sign_in):
    mine, other = PieceworkOrderFactory(), PieceworkOrderFactory()

    page = sign_in(user=PartnerUserFactory(partner=mine.partner).user).get("/").content.decode()

    assert mine.get_absolute_url() in page
    assert other.code not in page


def test_a_company_without_orders_is_told_what_will_be_here(sign_in):
    assert "Belum ada pesanan berjalan" in sign_in(Role.PARTNER).get("/").content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask(sign_in):
    page = sign_in().get("/").content.decode()

    assert "belum punya peran" in page


def test_a_coordinator_begins_to_log_on_the_first_page(sign_in):
    page = sign_in(Role.COORDINATOR, rusunawa=RusunawaFactory()).get("/").content.decode()

    assert reverse("lot_create") in page
