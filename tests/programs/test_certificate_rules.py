"""What the database holds of certificates, whoever writes."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from programs.models import Certificate, Training
from tests.factories import CertificateFactory, EnrolmentFactory, UserFactory

pytestmark = pytest.mark.django_db


def _refused() -> dict:
    issued = CertificateFactory()
    training = issued.training
    failed = EnrolmentFactory(training=training, status="not_completed")
    rows, elsewhere = Certificate.objects.filter(pk=issued.pk), EnrolmentFactory(status="completed")
    called_off = {"status": "cancelled", "finished_at": None, "finished_by": None, "status_reason": "x"}
    return {
        "of somebody who failed": lambda: CertificateFactory(enrolment=failed),
        "of another training": lambda: CertificateFactory(enrolment=elsewhere, training=training),
        "a second one": lambda: CertificateFactory(enrolment=issued.enrolment, serial=900),
        "deleted": rows.delete,
        "another name": lambda: rows.update(holder_name="Lain"),
        "taken back without a reason": lambda: rows.update(revoked_at=timezone.now(), revoked_by=UserFactory()),
        "left valid when called off": lambda: Training.objects.filter(pk=training.pk).update(**called_off),
    }


def test_the_database_refuses_what_no_action_would_write():
    attempts = _refused()

    assert [name for name, attempt in attempts.items() if not _is_refused(attempt)] == []


def _is_refused(attempt) -> bool:
    try:
        with transaction.atomic():
            attempt()
    except DatabaseError:
        return True
    return False
