"""Certificates: for who completed, numbered without a gap, once a person, taken back but never deleted."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from products import month_check
from programs.actions import certificates, trainings
from programs.actions.certificates import Signatory
from programs.models import Enrolment, TrainingMonth
from tests.factories import (
    AttendanceFactory,
    SessionFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
SIGNED = Signatory("Ratih Uji", "Kepala Bidang Uji", "198001012005012001")


@pytest.fixture
def training():
    """Finished a week ago; three completed it, the fourth never came."""
    training = TrainingFactory(starts_on=days_ago(10), people=4)
    session = SessionFactory(training=training, status="held", lesson_hours=6)
    for enrolment in training.enrolments.order_by("number")[:3]:
        AttendanceFactory(enrolment=enrolment, session=session)
    return trainings.finish(training=training, by=UserFactory())


def issue(training, people=None, on=None):
    chosen = training.enrolments.all() if people is None else people
    day = on or timezone.localdate()
    return certificates.issue(training=training, people=chosen, issued_on=day, signatory=SIGNED, by=UserFactory())


def test_who_completed_gets_one_and_nobody_else(training):
    issued = issue(training)

    completed = training.enrolments.filter(status=Enrolment.Status.COMPLETED).order_by("number")
    assert [row.enrolment for row in issued] == list(completed)
    assert [row.serial for row in issued] == [1, 2, 3]
    assert {row.lesson_hours for row in issued} == {6}
    assert not certificates.due(training).exists()
    assert sum(TrainingMonth.objects.values_list("certificates", flat=True)) == 3
    assert month_check.differences() == []


def test_asked_again_nobody_gets_a_second_one_and_numbers_go_on(training):
    first = training.enrolments.order_by("number").first()
    issue(training, [first])

    assert [row.serial for row in issue(training)] == [2, 3]
    with pytest.raises(ValidationError, match="sudah bersertifikat"):
        issue(training)


def test_the_paper_keeps_the_name_it_was_printed_with(training):
    issued = issue(training)[0]
    person = issued.enrolment.participant
    printed, person.name = person.name, "Nama Baru"
    person.save()

    issued.refresh_from_db()
    assert issued.holder_name == printed


@pytest.mark.parametrize(
    ("on", "said"), [(days_ago(9), "baru berakhir"), (days_ago(-1), "belum tiba")], ids=["before the end", "tomorrow"]
)
def test_the_day_lies_between_the_end_of_the_training_and_today(training, on, said):
    with pytest.raises(ValidationError, match=said):
        issue(training, on=on)


def test_one_that_is_taken_back_stays_and_another_can_be_issued(training):
    wrong = issue(training)[0]

    certificates.revoke(certificate=wrong, reason="Nama salah eja", by=UserFactory())

    wrong.refresh_from_db()
    assert (wrong.is_valid, wrong.revoked_reason) == (False, "Nama salah eja")
    assert [row.enrolment for row in issue(training)] == [wrong.enrolment]
    assert sum(TrainingMonth.objects.values_list("certificates", flat=True)) == 3
    assert month_check.differences() == []
    with pytest.raises(ValidationError, match="sudah ditarik"):
        certificates.revoke(certificate=wrong, reason="Sekali lagi", by=UserFactory())


def test_who_does_not_complete_it_any_more_loses_it(training):
    kept, lost, _ = issue(training)
    trainings.reopen(training=training, reason="Salah catat", by=UserFactory())
    lost.enrolment.attendances.update(status="A")

    trainings.finish(training=training, by=UserFactory())

    valid = training.certificates.valid()
    assert kept in valid
    assert lost not in valid
    assert month_check.differences() == []


def test_a_training_that_is_called_off_takes_them_all_back(training):
    issue(training)
    trainings.reopen(training=training, reason="Salah catat", by=UserFactory())

    trainings.cancel(training=training, reason="Tidak pernah ada", by=UserFactory())

    assert not training.certificates.valid().exists()
