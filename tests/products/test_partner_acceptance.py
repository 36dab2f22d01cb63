"""What a company accepts is credited to its makers once, exactly, and taken back exactly."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from products.actions import deliveries
from products.actions.deliveries import Decision
from products.models import Acceptance, Claim, Earning, PartnerInspection
from tests.factories import (
    PartnerDeliveryFactory,
    PartnerInspectionFactory,
    PartnerPaymentFactory,
    UserFactory,
)

BY_PARTNER = {"inspected_by_whom": "mitra"}


def where(lot):
    return {(row.place.kind, row.grade): row.quantity for row in lot.balances.present().select_related("place")}


def settle(*done):
    """What would be asked at the end of the transaction, after what was done in it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def judged(delivery, **values):
    return deliveries.decide(delivery=delivery, decisions=[Decision(delivery.lines.get(), **values)], by=UserFactory())


@pytest.mark.django_db
def test_what_our_qc_passed_is_accepted_on_delivery():
    delivery = PartnerDeliveryFactory()

    share = delivery.lines.get().share
    earned = Earning.objects.get()
    assert (earned.participant, earned.amount_rupiah, earned.channel) == (share.maker, 90_000, "borongan")
    assert (earned.claim, delivery.claim.amount_rupiah) == (delivery.claim, 90_000)
    assert (share.maker.account.due_rupiah, share.maker.account.waiting_rupiah) == (0, 90_000)
    assert where(share.lot) == {("mitra", "A"): 10}


@pytest.mark.django_db
def test_where_the_company_inspects_nothing_is_credited_before_its_word():
    delivery = PartnerDeliveryFactory(**BY_PARTNER)
    before = Earning.objects.count()

    judged(delivery, accepted_a=6, accepted_b=3, rejected=1, reason="Anyaman renggang")

    assert before == 0
    assert sorted(Earning.objects.values_list("amount_rupiah", flat=True)) == [18_000, 54_000]
    assert where(delivery.lines.get().share.lot) == {("mitra", "A"): 9, ("gudang", "A"): 1}
    delivery.refresh_from_db()
    assert delivery.claim.amount_rupiah == 72_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ({"accepted_a": 9}, "harus 10"),
        ({"accepted_a": 9, "rejected": 1}, "alasan"),
        ({"accepted_a": 11}, "harus 10"),
    ],
)
def test_a_decision_speaks_of_every_piece(decided, said):
    delivery = PartnerDeliveryFactory(**BY_PARTNER)

    with pytest.raises(ValidationError, match=said):
        judged(delivery, **decided)

    assert not PartnerInspection.objects.exists()


@pytest.mark.django_db
def test_a_decision_taken_back_reverses_exactly_what_it_credited_and_can_be_made_again():
    delivery = PartnerDeliveryFactory(**BY_PARTNER)
    decision = judged(delivery, accepted_a=8, rejected=2, reason="Sobek")
    delivery.refresh_from_db()

    deliveries.take_back(inspection=decision, reason="Salah hitung", by=UserFactory())
    delivery.refresh_from_db()
    judged(delivery, accepted_a=10)

    delivery.refresh_from_db()
    assert [row.amount_rupiah for row in Earning.objects.all()] == [72_000, -72_000, 90_000]
    assert delivery.claim.amount_rupiah == 90_000
    assert where(delivery.lines.get().share.lot) == {("mitra", "A"): 10}


@pytest.mark.django_db
def test_the_database_refuses_an_acceptance_that_credits_nobody():
    accepted = PartnerInspectionFactory().verdicts.get().acceptances.get()
    settle()
    values = {"grade": "B", "quantity": 1, "rate_rupiah": 6_000, "amount_rupiah": 6_000}

    with pytest.raises(IntegrityError, match="acceptance_credits_its_maker"), transaction.atomic():
        settle(Acceptance.objects.create(verdict=accepted.verdict, **values))


@pytest.mark.django_db
def test_the_claim_follows_what_was_accepted_even_in_the_database():
    delivery = PartnerDeliveryFactory()
    settle()
    Claim.objects.filter(pk=delivery.claim_id).update(amount_rupiah=90_001)

    with pytest.raises(IntegrityError, match="partner_claim_is_sum_of_accepted"), transaction.atomic():
        settle(PartnerPaymentFactory(delivery=delivery, amount=1))
