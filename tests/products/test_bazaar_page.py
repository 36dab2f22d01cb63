"""The page of a bazaar says the one thing to do next, to each who can do it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rusunpreneur.access import Role
from tests.factories import (
    BazaarCashierFactory,
    BazaarFactory,
    LotFactory,
    PackingListFactory,
    TurnFactory,
    UserFactory,
)
from tests.factories.bazaars import coming
from tests.factories.money import InvitationFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def next_of(client, bazaar) -> str:
    step = client.get(bazaar.get_absolute_url()).context["shown"].next
    return step.label if step else ""


def test_staff_are_led_from_inviting_to_closing(sign_in):
    client, days = sign_in(Role.STAFF), {"starts_on": days_ago(1), "ends_on": days_ago(1)}
    empty = BazaarFactory(**days)
    invited = coming(bazaar=BazaarFactory(**days))
    written, sent, there = (
        PackingListFactory(invitation=coming(bazaar=BazaarFactory(**days)), **state)
        for state in ({}, {"sent": True}, {"received": True})
    )

    assert next_of(client, empty) == "Undang rusunawa"
    assert next_of(client, invited.bazaar) == "Siapkan barang"
    assert next_of(client, written.invitation.bazaar) == "Kirim barang"
    assert next_of(client, sent.invitation.bazaar) == "Terima barang"
    assert next_of(client, there.invitation.bazaar) == "Tutup bazar"


def test_a_coordinator_answers_packs_and_sends_and_no_more(sign_in):
    asked = InvitationFactory()
    client = sign_in(Role.COORDINATOR, rusunawa=asked.rusunawa)
    packed, sent = (PackingListFactory(invitation=coming(rusunawa=asked.rusunawa), sent=sent) for sent in (False, True))

    assert next_of(client, asked.bazaar) == "Jawab undangan"
    assert next_of(client, packed.invitation.bazaar) == "Kirim barang"
    assert next_of(client, sent.invitation.bazaar) == ""


def test_a_cashier_receives_and_an_official_reads(sign_in):
    sent = PackingListFactory(sent=True)
    cashier = BazaarCashierFactory(bazaar=sent.invitation.bazaar, user=UserFactory(role=Role.CASHIER))

    assert next_of(sign_in(user=cashier.user), sent.invitation.bazaar) == "Terima barang"
    assert next_of(sign_in(Role.OFFICIAL), sent.invitation.bazaar) == ""


def test_the_page_asks_as_much_for_six_rusunawa_as_for_one(sign_in):
    client, counted = sign_in(Role.STAFF), []
    for number in (1, 6):
        bazaar = BazaarFactory(stands=20)
        for _ in range(number):
            TurnFactory(invitation=PackingListFactory(invitation=coming(bazaar=bazaar), sent=True).invitation)
        client.get(bazaar.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(bazaar.get_absolute_url())
        counted.append(len(queries))

    assert counted[0] == counted[1] <= MOST_QUERIES


def test_the_packing_and_closing_pages_ask_as_much_for_six_lots_as_for_one(sign_in):
    client, counted = sign_in(Role.STAFF), []
    client.get("/bazar/")  # the first click after signing in notes the device
    for number in (1, 6):
        invitation = coming()
        lots = [LotFactory(rusunawa=invitation.rusunawa, passed=True) for _ in range(number)]
        here = BazaarFactory(goods=[LotFactory(passed=True) for _ in range(number)])
        PackingListFactory(invitation=invitation, lots=lots)
        packing, closing = f"{invitation.bazaar.get_absolute_url()}barang/{invitation.pk}/", here.get_absolute_url()
        for address in (packing, f"{closing}tutup/", f"{closing}hasil/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counted.append(len(queries))

    assert counted[:3] == counted[3:]
    assert max(counted) <= MOST_QUERIES
