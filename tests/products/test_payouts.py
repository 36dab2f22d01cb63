"""Paying people what they earned, once, and never more than that."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from products.actions import payouts, sales
from products.models import Account, Payout, PayoutItem, PayoutRun
from tests.factories import ClaimFactory, LotFactory, PayoutRunFactory, SaleFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def month_of(lot) -> payouts.Source:
    return payouts.Source(lot.rusunawa, month=days_ago(0).replace(day=1))


def sold() -> tuple:
    """A lot of two makers of whom the first sold two pieces for Rp70.000."""
    lot = LotFactory(makers=(6, 4), passed=True)
    return lot, SaleFactory(lot=lot)


def test_a_run_pays_those_who_are_owed_and_nobody_else():
    lot, _ = sold()

    run = PayoutRunFactory(lot=lot, approved=True)
    paid = payouts.pay_all(run=run, by=UserFactory())

    assert [payout.amount_rupiah for payout in paid] == [70_000]
    assert Account.objects.get().owed_rupiah == 0


def test_nothing_is_paid_by_two_runs():
    lot, _ = sold()
    PayoutRunFactory(lot=lot)

    with pytest.raises(ValidationError, match="Tidak ada lagi"):
        PayoutRunFactory(lot=lot)


def test_who_proposed_a_run_does_not_approve_it():
    run = PayoutRunFactory(lot=sold()[0])

    with pytest.raises(ValidationError, match="orang lain"):
        payouts.approve(run=run, by=run.created_by)
    with pytest.raises(IntegrityError, match="payout_run_approved_by_another"), transaction.atomic():
        PayoutRun.objects.update(approved_by=run.created_by_id, approved_at=run.created_at)


def test_nobody_is_paid_before_approval_nor_twice():
    run = PayoutRunFactory(lot=sold()[0])
    payout = run.payouts.get()

    with pytest.raises(ValidationError, match="belum disetujui"):
        payouts.pay(payout=payout, by=UserFactory())
    payouts.approve(run=run, by=UserFactory())
    payouts.pay(payout=payout, by=UserFactory())
    with pytest.raises(ValidationError, match="dibayar"):
        payouts.pay(payout=payout, by=UserFactory())

    assert Account.objects.get().paid_rupiah == 70_000


def test_a_sale_that_was_voided_since_is_not_paid():
    lot, sale = sold()
    run = PayoutRunFactory(lot=lot, approved=True)
    SaleFactory(lot=lot)
    sales.void(sale=sale, reason="Dobel", by=UserFactory())

    with pytest.raises(ValidationError, match="dibatalkan sesudah daftar bayar diajukan"):
        payouts.pay_all(run=run, by=UserFactory())


def test_a_payment_taken_back_is_owed_again_and_can_be_paid_again():
    lot, _ = sold()
    run = PayoutRunFactory(lot=lot, approved=True)
    payout = payouts.pay_all(run=run, by=UserFactory())[0]

    payouts.reverse(payout=payout, reason="Uang kembali", by=UserFactory())

    assert Account.objects.get().owed_rupiah == 70_000
    again = PayoutRunFactory(lot=lot, approved=True)
    assert payouts.pay_all(run=again, by=UserFactory())[0].amount_rupiah == 70_000
    assert Payout.objects.count() == 2


def test_a_run_that_was_cancelled_lets_go_of_what_it_held():
    lot, _ = sold()
    run = PayoutRunFactory(lot=lot)

    payouts.cancel(run=run, reason="Salah bulan", by=UserFactory())

    assert PayoutItem.objects.filter(is_released=False).count() == 0
    assert PayoutRunFactory(lot=lot).payouts.count() == 1


def test_a_transfer_has_its_number():
    run = PayoutRunFactory(lot=sold()[0], approved=True, method="transfer")
    payout = run.payouts.get()

    with pytest.raises(ValidationError, match="nomor transfer"):
        payouts.pay(payout=payout, by=UserFactory())
    payouts.pay(payout=payout, reference="BDKI 0042", by=UserFactory())

    assert payouts.pay_all(run=run, by=UserFactory()) == []


def test_what_waits_for_a_buyer_is_not_paid():
    lot = LotFactory(passed=True)
    SaleFactory(lot=lot, claim=ClaimFactory())

    with pytest.raises(ValidationError, match="Tidak ada lagi"):
        PayoutRunFactory(lot=lot)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE products_payout SET amount_rupiah = amount_rupiah + 1",
        "DELETE FROM products_payout",
        "UPDATE products_payoutitem SET earning_id = earning_id + 1",
    ],
)
def test_nothing_of_a_payout_is_rewritten(sql):
    PayoutRunFactory(lot=sold()[0])

    with pytest.raises(Exception, match=r"Cannot (update|delete)"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.django_db(transaction=True)
def test_two_offices_at_once_make_one_payout():
    lot, _ = sold()
    users, said = [UserFactory(), UserFactory()], []

    def propose(user):
        try:
            people = [share.maker_id for share in lot.shares.all()]
            payouts.propose(source=month_of(lot), people=people, methods={}, by=user)
            said.append("made")
        except ValidationError as error:
            said.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=propose, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == ["made", "nothing"]
    assert Payout.objects.count() == 1
