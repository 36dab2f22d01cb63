"""Figures about the server are for who watches it: with a token, elsewhere there is no such page."""

import pytest

from tests.test_settings import PRODUCTION, manage

ASK = """
from django.test import Client
for token in ("", "Bearer wrong", "Bearer right"):
    page = Client().get("/metrics", secure=True, headers={"Host": "rusunpreneur.example", "Authorization": token})
    print(page.status_code, b"django_http_requests_latency_seconds_by_view_method_count" in page.content)
"""


@pytest.fixture
def answers():
    def ask(**environment):
        done = manage("shell", "--no-imports", "-v0", "-c", ASK, **PRODUCTION, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-3:]

    return ask


def test_who_has_the_token_sees_the_figures_and_nobody_else(answers):
    assert answers(METRICS_TOKEN="right") == ["404 False", "404 False", "200 True"]


def test_without_a_token_in_the_settings_there_are_no_figures(answers):
    assert answers() == ["404 False"] * 3
