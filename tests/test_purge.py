"""What is kept only for a while is forgotten by the nightly command."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from programs.models import ImportBatch
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Submission
from tests.factories import ImportBatchFactory, UserFactory

pytestmark = pytest.mark.django_db


def purge():
    said = StringIO()
    call_command("purge", stdout=said)
    return said.getvalue()


def aged(batch, **ago):
    ImportBatch.objects.filter(pk=batch.pk).update(uploaded_at=timezone.now() - timedelta(**ago))
    return batch


def test_the_rows_of_a_list_that_nobody_decided_about_for_a_month_are_forgotten():
    old, young = aged(ImportBatchFactory(), days=30, minutes=1), aged(ImportBatchFactory(), days=29)

    said = purge()

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.status, old.rows) == (ImportBatch.Status.DISCARDED, None)
    assert (young.status, bool(young.rows)) == (ImportBatch.Status.PREVIEW, True)
    assert "impor tanpa keputusan: 1\n" in said


def test_why_a_list_was_forgotten_stays_known():
    old = aged(ImportBatchFactory(), days=31)

    purge()

    last = old.events.latest("pgh_id")
    assert last.pgh_context["reason"] == "Terlalu lama menunggu keputusan"


def test_a_list_that_was_written_stays_as_it_is():
    batch = ImportBatchFactory()
    now = timezone.now()
    ImportBatch.objects.filter(pk=batch.pk).update(
        status=ImportBatch.Status.APPLIED, applied_at=now, applied_by=batch.uploaded_by
    )
    aged(batch, days=400)

    purge()

    batch.refresh_from_db()
    assert batch.status == ImportBatch.Status.APPLIED


def test_a_sign_in_that_ended_is_forgotten_with_its_address(sign_in):
    clients = [sign_in(Role.STAFF), sign_in(Role.STAFF)]
    for client in clients:
        UserSession.objects.create(
            user=UserFactory(), session_key=client.session.session_key, ip="192.0.2.1", user_agent="Uji"
        )
    ended = clients[0].session.session_key
    Session.objects.filter(pk=ended).update(expire_date=timezone.now() - timedelta(seconds=1))

    purge()

    assert not UserSession.objects.filter(session_key=ended).exists()
    assert Session.objects.filter(pk=clients[1].session.session_key).exists()
    assert UserSession.objects.filter(session_key=clients[1].session.session_key).exists()


def test_keys_of_forms_are_forgotten_after_a_month():
    user = UserFactory()
    for days in (29, 31):
        sent = Submission.objects.create(key=f"{days:032d}", user=user, body_sha256="")
        Submission.objects.filter(pk=sent.pk).update(created_at=timezone.now() - timedelta(days=days))

    purge()

    assert [key.hex for key in Submission.objects.values_list("key", flat=True)] == [f"{29:032d}"]
