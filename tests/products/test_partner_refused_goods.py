"""What a company sent back is not offered to it again as if nothing had been."""

import pytest
from django.urls import reverse

from products.actions import deliveries
from products.actions.deliveries import Decision
from rusunpreneur.access import Role
from tests.factories import PartnerDeliveryFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_refused_pieces_are_marked_and_go_again_only_when_somebody_says_so(sign_in):
    delivery = PartnerDeliveryFactory(inspected_by_whom="keduanya")
    line = delivery.lines.get()
    said = Decision(line, accepted_a=line.quantity - 2, accepted_b=0, rejected=2, reason="Anyaman renggang")
    deliveries.decide(delivery=delivery, decisions=[said], by=UserFactory())

    answer = sign_in(Role.STAFF).get(reverse("partner_deliver", args=[delivery.order_id]))

    [(row, number)] = answer.context["form"].rows
    assert (row.quantity, row.refused, number.value()) == (2, 2, 0)
    page = answer.content.decode()
    assert "Pernah ditolak mitra" in page
    assert "Anyaman renggang" in page
