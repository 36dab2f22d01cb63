"""A resident's link: shown once, opened by its code alone, and silent about everything else."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from products.actions import statement_links
from products.models import StatementLink
from products.models.statement_link import MOST_WRONG_CODES
from rusunpreneur.access import Role
from rusunpreneur.accounts.submissions import new_key
from tests.factories import ParticipantFactory, PayoutFactory, StatementLinkFactory

pytestmark = pytest.mark.django_db
ALIKE = "Kode ini tidak cocok, atau tautannya tidak berlaku lagi."


@pytest.fixture
def link():
    return StatementLinkFactory(participant=PayoutFactory().participant)


def path_of(link) -> str:
    return reverse("statement_public", args=[link.token])


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def is_open(link, code=None) -> bool:
    client = Client()
    client.post(path_of(link), {"code": code or link.code})
    return "Halo " in client.get(path_of(link)).content.decode()


def test_neither_address_nor_code_is_kept(link):
    kept = " ".join(str(value) for value in StatementLink.objects.values().get().values())

    assert len(link.token) == 20
    assert link.token not in kept
    assert link.code not in kept


def test_the_code_opens_it_in_this_browser_only(client, link):
    client.post(path_of(link), {"code": f"{link.code[:3]} {link.code[3:]}"})

    assert "Halo " in client.get(path_of(link)).content.decode()
    assert "Halo " not in Client().get(path_of(link)).content.decode()
    assert Client(headers={"cookie": client.cookies.output()}).get("/").status_code == 302


@pytest.mark.parametrize("reason", ["wrong code", "unknown", "expired", "revoked", "locked"])
def test_whatever_is_wrong_looks_the_same(client, link, reason):
    code, path = link.code, path_of(link)
    today = timezone.localdate()
    if reason == "wrong code":
        code = wrong(code)
    if reason == "unknown":
        path = reverse("statement_public", args=["x" * 20])
    if reason == "revoked":
        statement_links.revoke(participant=link.participant, by=link.created_by)
    if reason == "locked":
        StatementLink.objects.update(wrong_codes=MOST_WRONG_CODES)
    later = today + timedelta(days=statement_links.DAYS_VALID + 1) if reason == "expired" else today

    with patch("products.models.statement_link.timezone.localdate", return_value=later):
        asked, answered = client.get(path), client.post(path, {"code": code})

    assert (asked.status_code, answered.status_code) == (200, 422)
    assert ALIKE in answered.content.decode()
    assert "rincian" not in client.cookies


def test_it_opens_until_its_last_day(link):
    with patch("products.models.statement_link.timezone.localdate", return_value=link.expires_on):
        assert is_open(link)


def test_a_new_link_ends_the_one_before(link):
    later = StatementLinkFactory(participant=link.participant)

    assert not is_open(link)
    assert is_open(later)


def test_a_link_is_never_deleted_and_its_digests_never_change(link):
    for change in (link.delete, lambda: StatementLink.objects.update(token_digest="0" * 64)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_it_is_shown_once_and_the_same_form_again_makes_no_other(sign_in):
    payout = PayoutFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=payout.run.rusunawa)
    path = reverse("statement_link", args=[payout.participant_id])
    sent = {"submission_key": new_key()}

    first = client.post(path, sent).content.decode()
    again = client.post(path, sent)

    assert "wa.me" in first
    assert "data:image/svg+xml" in first
    assert again.status_code == 302
    assert StatementLink.objects.count() == 1


def test_somebody_who_never_earned_has_no_link(sign_in):
    path = reverse("statement_link", args=[ParticipantFactory().pk])

    assert sign_in(Role.STAFF).post(path, {"submission_key": new_key()}).status_code == 404
