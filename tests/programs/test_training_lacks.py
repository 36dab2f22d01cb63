"""The list of trainings finds those that are over and still lack certificates or costs."""

import pytest
from django.urls import reverse
from django.utils import timezone

from programs.actions import certificates, trainings
from programs.actions.certificates import Signatory
from rusunpreneur.access import Role
from tests.factories import AttendanceFactory, SessionFactory, TrainingCostFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished():
    training = TrainingFactory(starts_on=days_ago(10), people=1)
    session = SessionFactory(training=training, status="held")
    AttendanceFactory(enrolment=training.enrolments.get(), session=session)
    TrainingFactory(starts_on=days_ago(10), people=1)
    return trainings.finish(training=training, by=UserFactory())


def listed(client, what):
    return [row.record for row in client.get(reverse("training_list"), {"kurang": what}).context["table"].rows]


def test_what_is_over_and_lacks_certificates(sign_in, finished):
    client, by = sign_in(Role.STAFF), UserFactory()
    assert listed(client, "sertifikat") == [finished]

    signed = Signatory("Ratih Uji", "Kepala Bidang Uji", "")
    people = finished.enrolments.all()
    issued = certificates.issue(
        training=finished, people=people, issued_on=timezone.localdate(), signatory=signed, by=by
    )
    assert listed(client, "sertifikat") == []

    certificates.revoke(certificate=issued[0], reason="Salah nama", by=by)
    assert listed(client, "sertifikat") == [finished]


def test_what_is_over_and_lacks_costs(sign_in, finished):
    client = sign_in(Role.STAFF)
    assert listed(client, "biaya") == [finished]

    TrainingCostFactory(training=finished)

    assert listed(client, "biaya") == []
