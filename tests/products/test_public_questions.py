"""What a resident is asked at her link: about each payment that awaits her answer, and nothing twice."""

import pytest
from django.utils import timezone

from rusunpreneur.words import rupiah, tanggal
from tests.factories import SaleFactory, StatementLinkFactory
from tests.products.told import opened, paid, says

pytestmark = pytest.mark.django_db


def test_each_payment_that_awaits_an_answer_is_asked_for_itself():
    payout = paid()
    her = opened(StatementLinkFactory(participant=payout.participant))
    says(her, payout, "terima")
    lot = payout.items.first().earning.sale_line.share.lot
    SaleFactory(lot=lot, quantity=1, price=20_000)
    second = paid(lot)

    page = her.get(her.path).content.decode()

    assert page.count("ini sudah Anda terima?") == 1
    asked = f"Uang {rupiah(second.amount_rupiah)} ini sudah Anda terima?"
    assert page.index(f"{rupiah(second.amount_rupiah)}, {tanggal(timezone.localdate(second.paid_at))}") < page.index(
        asked
    )
    assert page.index(asked) < page.index("Anda jawab: sudah terima")
    assert "belum dibayarkan kepada Anda" not in page


def test_before_anything_is_paid_she_is_asked_about_what_she_is_owed():
    share = SaleFactory(quantity=1, price=20_000).lines.get().share
    her = opened(StatementLinkFactory(participant=share.maker))

    assert "Menurut catatan kami Rp20.000 belum dibayarkan kepada Anda." in her.get(her.path).content.decode()
