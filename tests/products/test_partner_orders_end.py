"""From hand-in to the end of an order, and two people at once."""

import pytest
from django.core.exceptions import ValidationError

from products.actions import deliveries, piecework
from products.actions.deliveries import Decision
from products.models import Balance, Earning
from tests.factories import (
    HandInFactory,
    MaterialMoveFactory,
    PartnerDeliveryFactory,
    UserFactory,
    WorkShareFactory,
)
from tests.products.test_goods_at_once import at_once, succeeded

BY_PARTNER = {"inspected_by_whom": "mitra"}


def judged(delivery, **values):
    return deliveries.decide(delivery=delivery, decisions=[Decision(delivery.lines.get(), **values)], by=UserFactory())


@pytest.mark.django_db
def test_what_was_made_takes_the_material_its_maker_holds():
    share = WorkShareFactory()
    MaterialMoveFactory(order=share.order, holder=share.maker)

    handed = HandInFactory(share=share)

    assert handed.lot.is_for_partner
    assert share.maker.material_balances.get().quantity == 3500 - 350


@pytest.mark.django_db
def test_an_order_is_closed_when_nothing_is_on_its_way():
    handed = HandInFactory(passed=True)

    with pytest.raises(ValidationError, match="10 barang masih"):
        piecework.close(order=handed.order, note="", by=UserFactory())
    PartnerDeliveryFactory(handed=handed)
    piecework.close(order=handed.order, note="Selesai", by=UserFactory())

    with pytest.raises(ValidationError, match="sudah diterima dan belum berakhir"):
        HandInFactory(share=handed.order.work_shares.get())


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_credit_once():
    delivery = PartnerDeliveryFactory(**BY_PARTNER)

    answers = at_once(lambda _: judged(delivery, accepted_a=10))

    assert len(succeeded(answers)) == 1
    assert Earning.objects.get().amount_rupiah == 90_000


@pytest.mark.django_db(transaction=True)
def test_two_who_deliver_the_same_pieces_deliver_them_once():
    handed, by = HandInFactory(passed=True), UserFactory()

    answers = at_once(lambda _: PartnerDeliveryFactory(handed=handed, by=by))

    assert len(succeeded(answers)) == 1
    assert not Balance.objects.filter(quantity__lt=0).exists()
