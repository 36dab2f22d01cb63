"""One day of the sheet as a plain form, without JavaScript."""

import re

import pytest
from django.urls import reverse

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, TrainingFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def training():
    return TrainingFactory(days=2, people=3)


def address(training):
    return reverse("training_sheet", args=[training.pk])


def test_without_javascript_a_day_is_a_form_that_fills_the_rest(training, sign_in):
    client, session = sign_in(Role.STAFF), training.sessions.in_order().first()
    first = training.enrolments.first()

    answer = client.post(
        address(training), {"sesi": session.pk, f"e{first.pk}-status": "S", "isi": "hadir"}, follow=True
    )

    assert sorted(Attendance.objects.values_list("status", flat=True)) == ["H", "H", "S"]
    assert "3 kehadiran tersimpan." in answer.content.decode()


def test_the_form_shows_a_conflict_beside_the_person_and_asks(training, sign_in):
    session, first = training.sessions.in_order().first(), training.enrolments.first()
    AttendanceFactory(enrolment=first, session=session, status="I", marked_by=UserFactory(name="Ibu Sari"))
    mine = {"sesi": session.pk, f"e{first.pk}-status": "H", f"e{first.pk}-was": ""}

    answer = sign_in(Role.STAFF).post(address(training), mine)

    assert "Baru saja dicatat izin oleh Ibu Sari" in answer.content.decode()
    assert f'name="e{first.pk}-was" value="I"' in answer.content.decode()
    assert first.attendances.get().status == "I"


def test_a_wrong_time_is_said_beside_the_field_and_nothing_is_written(training, sign_in):
    session, first = training.sessions.in_order().first(), training.enrolments.first()
    typed = {"sesi": session.pk, f"e{first.pk}-status": "H", f"e{first.pk}-arrived_at": "jam sembilan"}

    answer = sign_in(Role.STAFF).post(address(training), typed)

    assert "Tulis jam seperti 09.15." in answer.content.decode()
    assert "jam sembilan" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_an_arrival_after_the_end_is_refused_and_the_person_is_named_at_the_top(training, sign_in):
    session, first = training.sessions.in_order().first(), training.enrolments.first()
    typed = {"sesi": session.pk, f"e{first.pk}-status": "H", f"e{first.pk}-arrived_at": "23.59"}

    html = sign_in(Role.STAFF).post(address(training), typed).content.decode()

    assert "Jam datang 23.59 sesudah sesi selesai" in html
    assert f'<a href="#e{first.pk}">{first.participant.name}</a>' in html
    assert not Attendance.objects.exists()


def test_enter_saves_what_was_typed_and_marks_nobody_else(training, sign_in):
    session = training.sessions.in_order().first()

    html = sign_in(Role.STAFF).get(f"{address(training)}?sesi={session.pk}&cara=formulir").content.decode()

    form = html[html.index('name="sesi"') :]
    first_button = re.search(r'<button[^>]*type="submit"[^>]*>', form)[0]
    assert 'name="isi"' not in first_button
