"""Codes that are tried: ten for a link, thirty in a quarter of an hour for an address."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from products.actions import statement_links
from products.models import CodeTry
from products.models.statement_link import MOST_WRONG_CODES
from tests.factories import CodeTryFactory, PayoutFactory, StatementLinkFactory
from tests.products.test_statement_link import is_open, path_of, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    return StatementLinkFactory(participant=PayoutFactory().participant)


def test_ten_wrong_codes_in_a_row_close_it(link):
    for _ in range(MOST_WRONG_CODES):
        assert not is_open(link, wrong(link.code))

    assert not is_open(link)


def test_an_address_that_tries_too_often_waits_whatever_it_tries(client, link):
    with patch.object(statement_links, "MOST_TRIES", 3):
        tried = [client.post(path_of(link), {"code": wrong(link.code)}).status_code for _ in range(3)]
        known = client.post(path_of(link), {"code": link.code})
        unknown = client.post(reverse("statement_public", args=["nobody"]), {"code": "123456"})

    assert tried == [422] * 3
    assert (known.status_code, unknown.status_code) == (429, 429)
    assert "Tunggu 15 menit" in known.content.decode()
    assert int(known["Retry-After"]) > 0


def test_right_codes_do_not_count_and_a_quarter_of_an_hour_later_it_may_again(link):
    assert is_open(link)
    assert CodeTry.objects.get().tries == 0

    CodeTry.objects.update(tries=1000, begun_at=timezone.now() - timedelta(minutes=16))
    assert is_open(link)


def test_tries_are_forgotten_by_the_nightly_command():
    CodeTryFactory(begun_at=timezone.now() - timedelta(days=31))

    call_command("purge", verbosity=0)

    assert not CodeTry.objects.exists()
