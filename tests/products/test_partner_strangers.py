"""A guessed address of another company's order is not there, and what only the office may do is refused to all."""

import pytest
from django.urls import reverse

from products.models import Earning
from tests.factories import PartnerDeliveryFactory, PartnerPaymentFactory, PartnerUserFactory, PieceworkOrderFactory

pytestmark = pytest.mark.django_db
KEY = "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b51"


@pytest.fixture
def stranger(sign_in):
    return sign_in(user=PartnerUserFactory(partner=PieceworkOrderFactory().partner).user)


def test_what_a_company_may_open_is_not_found_for_another(stranger):
    delivery = PartnerDeliveryFactory()
    payment = PartnerPaymentFactory(delivery=delivery)

    paths = [
        delivery.order.get_absolute_url(),
        delivery.order.partner.get_absolute_url(),
        reverse("partner_decide", args=[delivery.pk]),
        reverse("payment_proof", args=[payment.pk]),
    ]

    assert [stranger.get(path).status_code for path in paths] == [404] * 4


def test_another_company_decides_nothing(stranger):
    delivery = PartnerDeliveryFactory(inspected_by_whom="mitra")
    line = delivery.lines.get()

    answer = stranger.post(reverse("partner_decide", args=[delivery.pk]), {f"a-{line.pk}": "10", "submission_key": KEY})

    assert answer.status_code == 404
    assert not Earning.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        *("piecework_edit", "piecework_materials", "piecework_accept", "piecework_cancel", "piecework_close"),
        *("work_shares", "material_moves", "hand_in_create", "partner_deliver", "piecework_changes"),
    ],
)
def test_what_the_office_does_is_refused_to_the_company_itself_here_and_for_guessed_ids(sign_in, name):
    order = PieceworkOrderFactory()
    mine = sign_in(user=PartnerUserFactory(partner=order.partner).user)

    answers = [mine.get(reverse(name, args=[pk])).status_code for pk in (order.pk, PieceworkOrderFactory().pk, 10**6)]

    assert answers == [403] * 3


def test_where_our_qc_decides_the_company_does_not(sign_in):
    delivery = PartnerDeliveryFactory()
    mine = sign_in(user=PartnerUserFactory(partner=delivery.order.partner).user)

    assert mine.get(reverse("partner_decide", args=[delivery.pk])).status_code == 403
