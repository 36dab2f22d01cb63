"""How a company keeps its word is counted from what happened."""

import pytest

from products.actions import deliveries
from products.actions.deliveries import Decision
from products.scorecard import scorecard
from rusunpreneur.access import Role
from tests.factories import (
    MaterialMoveFactory,
    PartnerDeliveryFactory,
    PartnerFactory,
    PartnerPaymentFactory,
    PartnerUserFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def test_nothing_is_said_of_a_company_without_orders():
    assert [mark.value for mark in scorecard(PartnerFactory())] == ["–", "–", "–"]


def test_late_material_rejects_and_days_to_pay_are_told():
    delivery = PartnerDeliveryFactory(inspected_by_whom="keduanya")
    MaterialMoveFactory(order=delivery.order, moved_on=days_ago(17))
    decision = Decision(delivery.lines.get(), accepted_a=8, rejected=2, reason="Sobek")
    deliveries.decide(delivery=delivery, decisions=[decision], by=UserFactory())
    delivery.refresh_from_db()
    PartnerPaymentFactory(delivery=delivery)

    late, rejected, paid = scorecard(delivery.order.partner)

    assert (late.value, late.note) == ("1 dari 1", "janji tiba dan nyatanya, paling lama 3 hari")
    assert (rejected.value, rejected.note) == ("20,0%", "2 dari 10 yang sudah lulus QC kami")
    assert (paid.value, paid.note) == ("0 hari", "semua tagihan lunas")


def test_the_office_reads_it_and_the_company_does_not(sign_in):
    partner = PartnerDeliveryFactory().order.partner

    seen = [
        client.get(partner.get_absolute_url()).content.decode()
        for client in (sign_in(Role.STAFF), sign_in(user=PartnerUserFactory(partner=partner).user))
    ]

    assert ["Lama membayar" in page for page in seen] == [True, False]
