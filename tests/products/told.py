"""A resident at her link: paid, signed in to nothing, her code typed."""

from django.test import Client
from django.urls import reverse

from products.actions import payouts
from tests.factories import PayoutFactory, UserFactory


def paid(lot=None):
    payout = PayoutFactory(approved=True, **({"lot": lot} if lot else {}))
    return payouts.pay(payout=payout, by=UserFactory())


def opened(link) -> Client:
    client = Client()
    client.link, client.path = link, reverse("statement_public", args=[link.token])
    client.post(client.path, {"code": link.code})
    return client


def says(her, payout, said, **fields):
    given = {"bayar": payout.pk if payout else "", "ke": 1, "jawaban": said, "note": "", **fields}
    return her.post(reverse("statement_answer", args=[her.link.token]), given)
