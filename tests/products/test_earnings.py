"""One ledger of what people earn, and accounts that follow from it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from products.actions import earnings, sales
from products.models import Account, DeductionRule, Earning
from tests.factories import ClaimFactory, DeductionRuleFactory, LotFactory, ParticipantFactory, SaleFactory, UserFactory
from tests.factories.money import line_of

pytestmark = pytest.mark.django_db


def settle(claim, on=None):
    claim.settled_on, claim.settled_at, claim.settled_by = on or timezone.localdate(), timezone.now(), UserFactory()
    claim.save()


def test_what_an_order_earned_waits_until_the_buyer_has_paid():
    claim = ClaimFactory()
    SaleFactory(claim=claim, quantity=2, price=50_000)
    account = Account.objects.get()
    assert (account.due_rupiah, account.waiting_rupiah) == (0, 100_000)

    settle(claim)

    account.refresh_from_db()
    assert (account.due_rupiah, account.waiting_rupiah) == (100_000, 0)
    assert Earning.objects.due().count() == 1


def test_a_payment_that_is_taken_back_makes_the_makers_wait_again():
    claim = ClaimFactory()
    SaleFactory(claim=claim, quantity=2, price=50_000)
    settle(claim)

    claim.settled_on = claim.settled_at = claim.settled_by = None
    claim.save()

    account = Account.objects.get()
    assert (account.due_rupiah, account.waiting_rupiah) == (0, 100_000)


def test_a_rule_with_a_name_keeps_its_part_and_says_so():
    DeductionRuleFactory(name="Kas koperasi", channel="langsung", basis_points=250)

    SaleFactory(quantity=2, price=35_000)

    kept = Earning.objects.get(kind="potongan")
    assert (kept.amount_rupiah, kept.note) == (-1_750, "Kas koperasi")
    assert Account.objects.get().owed_rupiah == 68_250


@pytest.mark.parametrize(
    ("amounts", "points", "kept"),
    [
        ([333, 333, 334], 1000, [33, 33, 34]),
        ([5, 5, 5], 3333, [2, 2, 1]),
        ([1], 5000, [1]),
        ([1, 1], 5000, [1, 0]),
        ([100_000], 250, [2_500]),
        ([], 250, []),
    ],
)
def test_deductions_are_spread_by_largest_remainder(amounts, points, kept):
    assert earnings.deducted(amounts, DeductionRule(basis_points=points)) == kept


def test_a_void_takes_the_deduction_back_too():
    DeductionRuleFactory(channel="langsung")
    sale = SaleFactory()

    sales.void(sale=sale, reason="Dobel", by=UserFactory())

    assert Account.objects.get().due_rupiah == 0
    assert sum(Earning.objects.values_list("amount_rupiah", flat=True)) == 0


def test_what_was_paid_out_cannot_be_taken_back_without_saying_so():
    sale = SaleFactory()
    pay_all(sale)

    with pytest.raises(ValidationError, match="sudah dibayarkan"):
        sales.void(sale=sale, reason="Terlambat", by=UserFactory())
    sale.refresh_from_db()
    assert not sale.is_voided


def pay_all(sale):
    """As a payout leaves the account behind."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE products_account DISABLE TRIGGER USER")
        cursor.execute("UPDATE products_account SET paid_rupiah = due_rupiah")
        cursor.execute("ALTER TABLE products_account ENABLE TRIGGER USER")


def test_an_adjustment_has_a_reason_and_never_takes_more_than_is_owed():
    lot = LotFactory(passed=True)
    SaleFactory(lot=lot)
    maker = lot.shares.get().maker
    about = {"participant": maker, "rusunawa": lot.rusunawa, "by": UserFactory()}

    with pytest.raises(ValidationError, match="alasannya"):
        earnings.adjust(amount_rupiah=5_000, reason="", **about)
    with pytest.raises(ValidationError, match=r"sisa haknya tinggal Rp70\.000"):
        earnings.adjust(amount_rupiah=-70_001, reason="Salah", **about)
    earnings.adjust(amount_rupiah=-70_000, reason="Salah", **about)

    assert Account.objects.get(participant=maker).owed_rupiah == 0


def test_every_maker_of_a_lot_gets_her_own_pieces_and_no_more():
    lot = LotFactory(makers=(6, 4), passed=True)

    sales.record(
        channel="langsung",
        lines=[line_of(lot, 6, 10_000), line_of(lot, 1, 10_000, maker=1)],
        payments=[sales.Payment("transfer", 70_000)],
        by=UserFactory(),
    )

    first, second = lot.shares.order_by("pk")
    assert first.maker.account.owed_rupiah == 60_000
    assert second.maker.account.owed_rupiah == 10_000
    assert not Account.objects.filter(participant=ParticipantFactory()).exists()
