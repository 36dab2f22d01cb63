"""Who is called: people who stay away twice in a row, people who learnt and made nothing since."""

import pytest
from django.utils import timezone

from participants.models import Rusunawa
from programs.models import Session, Training
from rusunpreneur.dashboards.attention.learning import silent
from tests.dashboards.attention_scenes import absent_twice, trained
from tests.factories import AttendanceFactory, LotFactory, ParticipantFactory, SessionFactory, TrainingFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return Rusunawa.objects.get(slug="nagrak")


def quiet():
    return list(silent(Training.objects.all()))


def test_who_learnt_and_made_nothing_for_four_weeks_is_asked(here):
    asked = [trained(here, ended=days_ago(days)) for days in (28, 90)]
    trained(here, ended=days_ago(27))
    trained(here, ended=days_ago(91))

    assert set(quiet()) == set(asked)


def test_who_made_a_lot_since_is_not_silent(here):
    lot = LotFactory(rusunawa=here, made_on=days_ago(30))
    trained(here, ended=days_ago(40), participant=lot.shares.get().maker)

    assert quiet() == []


def test_what_was_made_before_the_training_does_not_count(here):
    lot = LotFactory(rusunawa=here, made_on=days_ago(50))

    enrolment = trained(here, ended=days_ago(40), participant=lot.shares.get().maker)

    assert quiet() == [enrolment]


def test_somebody_trained_twice_is_one_person_with_the_later_training(here):
    person = ParticipantFactory(lives_in=here)
    later = trained(here, ended=days_ago(30), participant=person)
    trained(here, ended=days_ago(60), participant=person)

    assert quiet() == [later]


def test_who_was_never_there_has_not_learnt(here):
    enrolment = trained(here, ended=days_ago(40))
    Training.objects.update(status="running", finished_at=None, finished_by=None)
    enrolment.attendances.update(status="A")
    by = {"finished_at": timezone.now(), "finished_by": enrolment.attendances.get().marked_by}
    Training.objects.update(status="finished", **by)

    assert quiet() == []


def test_who_came_back_after_two_absences_is_not_called(here):
    enrolment = absent_twice(here, None)
    later = SessionFactory(training=enrolment.training, on=days_ago(1), status=Session.Status.HELD)

    AttendanceFactory(enrolment=enrolment, session=later)

    assert not type(enrolment).objects.absent_twice_in_a_row().exists()


def test_after_the_last_day_of_a_training_nobody_is_called_for_it(here):
    enrolment = absent_twice(here, None)

    Training.objects.update(ends_on=days_ago(1))

    assert not type(enrolment).objects.absent_twice_in_a_row().exists()


def test_cancelled_sessions_and_closed_trainings_wait_for_nobody():
    SessionFactory(on=days_ago(1), status=Session.Status.CANCELLED, cancelled_reason="Banjir")
    SessionFactory(training=TrainingFactory(finished=True), on=days_ago(1))

    assert not Session.objects.past_unmarked().exists()


def test_a_session_waits_until_the_first_mark():
    session = SessionFactory(on=days_ago(1))
    before = Session.objects.past_unmarked().count()

    AttendanceFactory(enrolment__training=session.training, session=session)

    assert (before, Session.objects.past_unmarked().count()) == (1, 0)
