"""What somebody is paid: not twice, not more than is due, not before another approved; nor anything unreadable."""

import pytest
from django.urls import reverse

from products.actions import earnings, payouts
from products.models import Account, Earning
from rusunpreneur.access import Role
from tests.factories import PayoutFactory, SaleFactory, UserFactory
from tests.products.forms import refused

pytestmark = pytest.mark.django_db
UNREADABLE = "tanpa sen"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (lambda payout, by: payouts.pay(payout=payout, by=by), "dibayar"),
        (lambda payout, by: less(payout, by), "haknya tinggal Rp69.999, daftar bayar ini Rp70.000"),
    ],
    ids=["paid already", "more than is due"],
)
def test_what_somebody_is_paid(sign_in, before, said):
    payout, by = PayoutFactory(lot=SaleFactory().lines.get().share.lot, approved=True), UserFactory()
    client, address = sign_in(Role.STAFF), reverse("payout_pay", args=[payout.pk])
    before(payout, by)
    paid = Account.objects.get().paid_rupiah

    errors = refused(client, address, {})

    assert said in " ".join(errors.values())
    assert Account.objects.get().paid_rupiah == paid


def less(payout, by):
    about = {"participant": payout.participant, "rusunawa": payout.run.rusunawa}
    earnings.adjust(**about, amount_rupiah=-1, reason="Salah hitung", by=by)


def test_nobody_is_paid_before_another_approved(sign_in):
    payout = PayoutFactory()

    errors = refused(sign_in(Role.STAFF), reverse("payout_pay", args=[payout.pk]), {})

    assert "belum disetujui" in " ".join(errors.values())
    assert Account.objects.get().paid_rupiah == 0


@pytest.mark.parametrize(
    ("amount", "direction", "said"),
    [
        ("1,5", "tambah", UNREADABLE),
        ("-5", "tambah", UNREADABLE),
        ("0", "tambah", "nol"),
        ("70.001", "kurang", "sisa haknya tinggal Rp70.000"),
    ],
)
def test_an_account_put_right_by_hand(sign_in, amount, direction, said):
    sale = SaleFactory()
    maker, lot = sale.lines.get().share.maker, sale.lines.get().share.lot
    typed = {"direction": direction, "amount": amount, "rusunawa": lot.rusunawa_id, "reason": "Salah hitung"}
    typed |= {"pasti": f"{maker.account.pk}:-70001"}  # asked once, answered yes

    errors = refused(sign_in(Role.STAFF), reverse("statement_adjust", args=[maker.pk]), typed)

    assert said in " ".join(errors.values())
    assert Earning.objects.count() == 1
