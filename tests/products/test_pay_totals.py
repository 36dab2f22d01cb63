"""Officials read what a month brought each rusunawa; nobody can be made out of it."""

import pytest
from django.urls import reverse

from products.actions import sales
from products.models import IncomeMonth
from rusunpreneur.access import Role
from rusunpreneur.words import rupiah
from tests.factories import (
    ClaimFactory,
    EarningFactory,
    LotFactory,
    ParticipantFactory,
    RusunawaFactory,
    SaleFactory,
)

pytestmark = pytest.mark.django_db


def earners(number, home, amount=30_000):
    for _ in range(number):
        EarningFactory(participant=ParticipantFactory(name="Nama Rahasia"), rusunawa=home, amount_rupiah=amount)


def page_of(client, query=""):
    return client.get(f"/pembayaran/{query}").content.decode()


def test_a_place_of_many_is_told_and_one_of_few_is_not_nor_summed(sign_in):
    earners(5, RusunawaFactory(name="Rusunawa Uji Ramai"))
    earners(2, RusunawaFactory(name="Rusunawa Uji Sepi"), amount=77_000)

    page = page_of(sign_in(Role.OFFICIAL))

    assert page.count("Rp150.000") == 2  # in its row and in the sum
    assert "Uji Sepi" in page
    assert "154.000" not in page
    assert "304.000" not in page
    assert "Nama Rahasia" not in page


def test_voided_people_do_not_hide_the_one_who_is_left(sign_in):
    home = RusunawaFactory()
    sales_of = [SaleFactory(lot=LotFactory(rusunawa=home, passed=True, makers=(3,))) for _ in range(4)]
    for sale in sales_of:
        sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)
    earners(1, home, amount=77_000)

    page = page_of(sign_in(Role.OFFICIAL))

    assert IncomeMonth.objects.values("participant").distinct().count() == 5
    assert "77.000" not in page
    assert "tidak ditampilkan" in page


def test_what_one_of_many_waits_for_is_not_told(sign_in):
    home = RusunawaFactory()
    earners(5, home)
    sale = SaleFactory(lot=LotFactory(rusunawa=home, passed=True, makers=(3,)), claim=ClaimFactory())

    page = page_of(sign_in(Role.OFFICIAL))

    assert rupiah(150_000 + sale.total_rupiah) in page
    assert f">{rupiah(sale.total_rupiah)}<" not in page


def test_another_month_is_another_page(sign_in):
    earners(5, RusunawaFactory())

    page = page_of(sign_in(Role.OFFICIAL), "?bulan=2021-01")

    assert "Belum ada yang masuk di bulan ini" in page
    assert '<option value="2021-01" selected>Januari 2021</option>' in page


@pytest.mark.parametrize(("month", "is_said"), [("9999-99", True), ("2099-01", True), ("", False)])
def test_a_month_that_is_none_is_answered_by_this_one_and_says_so(sign_in, month, is_said):
    page = sign_in(Role.OFFICIAL).get(reverse("pay_list"), {"bulan": month}).content.decode()

    assert ("Yang tampil: bulan ini." in page) is is_said
