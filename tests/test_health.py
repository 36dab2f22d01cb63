"""Whoever watches the server gets an answer, with a session cookie or without, with a database or without."""

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from rusunpreneur.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["stranger", "signed in"])
def visitor(request, client, sign_in):
    visitor = sign_in(Role.STAFF) if request.param == "signed in" else client
    visitor.raise_request_exception = False
    return visitor


@pytest.fixture
def no_database(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)


def test_the_process_is_alive_without_its_database(visitor, no_database):
    answer = visitor.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_is_not_ready_without_its_database(visitor, no_database):
    answer = visitor.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"database unavailable\n")


def test_alive_and_ready_ask_for_no_session(visitor, django_assert_num_queries):
    with django_assert_num_queries(1):
        answers = [visitor.get(path) for path in ("/healthz", "/readyz")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
