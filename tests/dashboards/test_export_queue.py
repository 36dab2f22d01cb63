"""A list that is long is asked for, and fetched by whoever asked: once however often, and for a day."""

from datetime import timedelta
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Assignment
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Export
from rusunpreneur.dashboards.exports import queue, views
from tests.dashboards.exports import LATELY, SOLD
from tests.factories import ExportFactory, LotFactory, SaleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def start(monkeypatch):
    """Nobody writes: what happens until then."""
    started = Mock()
    monkeypatch.setattr(queue, "start", started)
    return started


@pytest.fixture
def is_long(monkeypatch):
    monkeypatch.setattr(views, "MOST_AT_ONCE", 0)
    SaleFactory(lot=LotFactory(passed=True), quantity=2, price=15_000)


@pytest.fixture
def client(sign_in):
    return sign_in(Role.OFFICIAL)


def asked(client):
    return client.post(SOLD, {"submission_key": uuid4()})


def test_a_long_list_is_asked_for_once_however_often(client, is_long, django_capture_on_commit_callbacks, start):
    offered = client.get(SOLD)
    with django_capture_on_commit_callbacks(execute=True):
        answers = [asked(client), asked(client)]

    assert "Siapkan berkas" in offered.content.decode()
    assert {answer.url for answer in answers} == {SOLD}
    assert Export.objects.get().user == client.user
    assert start.call_count == 1
    assert "Menunggu giliran" in client.get(answers[0].url).content.decode()


def test_a_file_that_is_there_can_be_asked_for_anew(client, is_long):
    old = ExportFactory(user=client.user, query=LATELY, ready=True)

    asked(client)

    old.refresh_from_db()
    assert (old.is_waiting, old.size, old.rows_written) == (True, None, 0)


def test_one_user_does_not_fill_the_queue(client, is_long):
    for number in range(queue.MOST):
        ExportFactory(user=client.user, query=f"masa=2025-0{number + 1}")

    refused = asked(client)

    assert refused.status_code == 422
    assert "Tunggu sampai salah satunya selesai" in refused.content.decode()


def test_the_file_is_for_whoever_asked_alone(client, sign_in):
    export = ExportFactory(user=client.user, ready=True)
    address = reverse("export_file", args=[export.public_id])

    assert b"".join(client.get(address).streaming_content) == export.path.read_bytes()
    assert sign_in(Role.STAFF).get(address).status_code == 404


def test_with_other_rights_it_is_as_if_it_had_never_been_asked_for(client, is_long, sign_in):
    export = ExportFactory(user=client.user, query=LATELY, ready=True)
    Assignment.objects.filter(user=client.user).update(role=Role.STAFF)

    assert client.get(reverse("export_file", args=[export.public_id])).status_code == 404
    assert "Siapkan berkas" in client.get(SOLD).content.decode()
    asked(client)
    export.refresh_from_db()
    assert export.is_waiting


def test_a_file_that_is_not_ready_or_gone_is_not_there(client):
    waiting, ready = ExportFactory(user=client.user), ExportFactory(user=client.user, query="masa=2026-02", ready=True)
    ready.path.unlink()

    for export in (waiting, ready):
        assert client.get(reverse("export_file", args=[export.public_id])).status_code == 404


def test_after_a_day_file_and_row_are_forgotten(client):
    yesterday = timezone.now() - timedelta(days=1, minutes=1)
    old, young = ExportFactory(asked_at=yesterday, ready=True), ExportFactory(ready=True)
    nobodys = old.folder.parent / str(uuid4())
    nobodys.mkdir()

    assert queue.forget(now=timezone.now()) == 1

    assert list(Export.objects.all()) == [young]
    assert [old.folder.exists(), nobodys.exists(), young.path.exists()] == [False, False, True]
