"""Before a training is locked, staff are told what they may have forgotten; it keeps nobody from finishing."""

import re
from datetime import date, datetime, time

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from programs.models import Session, Training
from rusunpreneur.access import Role
from tests.factories import EvidenceFactory, SessionFactory, TrainingFactory

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 7, 1)


@pytest.fixture
def training():
    """29 and 30 June were held, and so is 1 July, until 15.00."""
    training = TrainingFactory(starts_on=date(2026, 6, 29), days=3)
    training.sessions.update(status=Session.Status.HELD)
    return training


def at(hour, minute=0):
    return time_machine.travel(timezone.make_aware(datetime.combine(LAST_DAY, time(hour, minute))), tick=False)


def finish(training):
    return reverse("training_finish", args=[training.pk])


def said(client, training):
    return re.sub(r"\s+", " ", strip_tags(client.get(finish(training)).content.decode()))


def test_a_session_of_today_that_goes_on_is_named_by_its_end(sign_in, training):
    SessionFactory(training=training, on=LAST_DAY, starts_at=time(15), ends_at=time(16, 30))
    with at(14):
        going_on = said(sign_in(Role.STAFF), training)
    with at(16, 30):
        over = said(sign_in(Role.STAFF), training)

    assert "Sesi hari ini baru selesai pukul 16.30." in going_on
    assert "Sesi hari ini" not in over


def test_held_days_without_a_photograph_of_the_sheet_are_named_month_by_month(sign_in, training):
    SessionFactory(training=training, on=LAST_DAY, starts_at=time(16), ends_at=time(17), status="held")
    SessionFactory(training=training, on=date(2026, 7, 2))

    with at(18):
        page = said(sign_in(Role.STAFF), training)

    assert "Belum ada foto daftar hadir: 29, 30 Juni, 1 Juli." in page


def test_where_every_sheet_is_attached_nothing_is_said(sign_in, training):
    for session in training.sessions.all():
        EvidenceFactory(session=session)

    with at(18):
        page = said(sign_in(Role.STAFF), training)

    assert "Belum ada foto" not in page


def test_what_is_told_keeps_nobody_from_finishing(sign_in, training):
    with at(14):
        client = sign_in(Role.STAFF)
        client.post(finish(training), {"is_sure": "on"})

    assert Training.objects.get().status == Training.Status.FINISHED
