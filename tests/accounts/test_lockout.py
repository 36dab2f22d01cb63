"""Five wrong passwords lock one account from one address, for fifteen minutes, and nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from tests.factories import UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


def attempt(client, login, password, address=HERE):
    return client.post("/masuk/", {"login": login, "password": password}, REMOTE_ADDR=address)


def lock(client, login, address=HERE):
    for _ in range(5):
        answer = attempt(client, login, "salah", address)
    return answer


def test_the_fifth_wrong_password_locks_the_account_and_says_for_how_long(client):
    UserFactory(username="rina")

    answer = lock(client, "rina")

    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "15 menit" in answer.content.decode()


def test_the_right_password_does_not_open_a_locked_account(client):
    UserFactory(username="rina")
    lock(client, "rina")

    answer = attempt(client, "rina", PASSWORD)

    assert answer.status_code == 429


def test_other_spellings_of_the_name_count_together(client):
    UserFactory(username="rina")
    for typed in ("rina", "RINA", " rina", "Rina"):
        attempt(client, typed, "salah")

    assert attempt(client, "rina ", "salah").status_code == 429


def test_colleagues_at_the_same_address_still_come_in(client):
    UserFactory(username="rina")
    UserFactory(username="budi", email="budi@dinas.example")
    lock(client, "rina")

    assert attempt(client, "budi@dinas.example", PASSWORD).status_code == 302


def test_the_account_still_opens_from_another_address(client):
    """So that nobody can keep a colleague out by typing wrong passwords for them."""
    UserFactory(username="rina")
    lock(client, "rina", address=ELSEWHERE)

    assert attempt(client, "rina", PASSWORD, address=HERE).status_code == 302


def test_after_fifteen_minutes_the_account_opens_again_even_if_it_was_tried_meanwhile(client):
    UserFactory(username="rina")
    lock(client, "rina")
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        attempt(client, "rina", "salah")

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        answer = attempt(client, "rina", PASSWORD)

    assert answer.status_code == 302


def test_behind_a_proxy_the_visitor_counts_not_the_proxy(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    UserFactory(username="rina")
    for _ in range(5):
        client.post("/masuk/", {"login": "rina", "password": "salah"}, HTTP_X_FORWARDED_FOR="9.9.9.9, 36.1.1.1")

    data = {"login": "rina", "password": PASSWORD}
    from_there = client.post("/masuk/", data, HTTP_X_FORWARDED_FOR="8.8.8.8, 36.1.1.1")
    from_home = client.post("/masuk/", data, HTTP_X_FORWARDED_FOR="36.2.2.2")

    assert from_there.status_code == 429
    assert from_home.status_code == 302
