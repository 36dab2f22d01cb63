"""People of a training are counted by what they are: sex, age on the day of enrolment, alone with children or not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from participants.age_bands import BANDS
from participants.models import Participant
from products import month_check
from programs.actions import enrolments
from programs.models import LearnerMonth, Session, Training, TrainingMonth
from programs.models.training_sums import LEARNED
from tests.factories import (
    AttendanceFactory,
    EnrolmentFactory,
    ParticipantFactory,
    SessionFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
FEMALE, MALE = Participant.Sex.FEMALE, Participant.Sex.MALE


def years_before(day, years):
    return day.replace(year=day.year - years, day=1)


def groups(training, *names) -> set[tuple]:
    rows = LearnerMonth.objects.filter(training=training).values_list("sex", "age_band", "is_single_parent", *names)
    return {row for row in rows if any(row[3:])}


@pytest.fixture
def training():
    """A woman of 30, a man of 60 who is alone with his children, somebody of whom nothing is known; one session."""
    training = TrainingFactory(status=Training.Status.RUNNING)
    born = [years_before(days_ago(9), 30), years_before(days_ago(9), 60), None]
    people = zip((FEMALE, MALE, ""), born, (False, True, False), strict=True)
    session = SessionFactory(training=training, on=days_ago(1), lesson_hours=4, status=Session.Status.HELD)
    for sex, birth_date, is_single in people:
        person = ParticipantFactory(sex=sex, birth_date=birth_date, is_single_parent=is_single)
        enrolment = EnrolmentFactory(training=training, participant=person, enrolled_on=days_ago(9))
        AttendanceFactory(enrolment=enrolment, session=session, status="A" if sex == MALE else "H")
    return training


def test_people_are_counted_by_what_they_are(training):
    assert groups(training, "registered") == {(FEMALE, 1, False, 1), (MALE, 4, True, 1), ("", 5, False, 1)}
    assert groups(training, "came", "hours_attended", "hours_counted") == {
        (FEMALE, 1, False, 1, 4, 4),
        (MALE, 4, True, 0, 0, 4),
        ("", 5, False, 1, 4, 4),
    }
    assert (BANDS[1], BANDS[4], BANDS[5]) == ("26–35 tahun", "56 tahun ke atas", "Belum diisi")


def test_groups_add_up_to_the_training(training):
    def added(model):
        rows = model.objects.filter(training=training)
        return {name: sum(rows.values_list(name, flat=True)) for name in LEARNED}

    assert added(LearnerMonth) == added(TrainingMonth)
    assert added(LearnerMonth)["registered"] == 3


def test_who_was_written_down_wrongly_is_counted_anew(training):
    person = Participant.objects.get(sex="")
    person.sex, person.is_single_parent = FEMALE, True
    person.birth_date = years_before(days_ago(9), 25) - timedelta(days=200)
    person.save()

    assert groups(training, "registered") == {(FEMALE, 1, False, 1), (MALE, 4, True, 1), (FEMALE, 0, True, 1)}


def test_the_age_is_that_of_the_day_of_enrolment():
    turns_26_tomorrow = days_ago(-1).replace(year=days_ago(-1).year - 26)
    person = ParticipantFactory(birth_date=turns_26_tomorrow)
    training = EnrolmentFactory(participant=person, enrolled_on=days_ago(0)).training

    assert [band for _, band, *_ in groups(training, "registered")] == [0]


def test_who_withdraws_keeps_what_she_did_and_the_check_finds_nothing(training):
    woman = training.enrolments.get(participant__sex=FEMALE)
    enrolments.withdraw(enrolment=woman, on=days_ago(0), reason="Pindah kota", by=UserFactory())

    assert (FEMALE, 1, False, 1, 4) in groups(training, "came", "hours_attended")
    assert month_check.differences() == []


def test_written_anew_they_are_the_same(training):
    before = groups(training, *LEARNED)
    month_check.rebuild()

    assert groups(training, *LEARNED) == before
    assert month_check.differences() == []


def test_nobody_writes_them_by_hand(training):
    with pytest.raises(DatabaseError, match="learner_month_follows_the_rows"):
        LearnerMonth.objects.update(registered=99)
