"""What is searched for is personal data and stays out of the logs."""

import json
import logging

import pytest

from rusunpreneur.access import Role
from rusunpreneur.logs import json_formatter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """Everything that is logged while the test runs, as it would be printed."""
    printed, formatter = [], json_formatter()
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: printed.append(formatter.format(record))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield printed
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_search_is_logged_without_what_was_searched_for(sign_in, lines):
    client = sign_in(Role.STAFF)

    client.get("/peserta/", {"q": "3172044502859001"})

    assert any("/peserta/" in json.loads(line).get("request", "") for line in lines)
    assert not any("3172044502859001" in line for line in lines)


def test_the_address_of_a_statement_is_logged_without_what_opens_it(client, lines):
    client.get("/rincian/7h2mkw4tq9x3vbn8scdf/")

    assert any(json.loads(line).get("request", "").endswith("/rincian/…/") for line in lines)
    assert not any("7h2mkw4tq9x3vbn8scdf" in line for line in lines)
