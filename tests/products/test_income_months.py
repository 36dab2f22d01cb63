"""What a person earned each month is kept with the ledger, and equals it."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from products import money_check
from products.actions import sales
from products.models import IncomeMonth
from tests.factories import (
    ClaimFactory,
    EarningFactory,
    IncomeMonthFactory,
    ParticipantFactory,
    RusunawaFactory,
    SaleFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
COLUMNS = ("month", "channel", "net_rupiah", "waiting_rupiah")


def test_lines_of_one_month_and_channel_are_one_row():
    person, place = ParticipantFactory(), RusunawaFactory()
    for amount in (50_000, 20_000, -5_000):
        EarningFactory(participant=person, rusunawa=place, amount_rupiah=amount)

    this_month = days_ago(0).replace(day=1)
    assert list(person.income_months.values_list(*COLUMNS)) == [(this_month, "penyesuaian", 65_000, 0)]


def test_a_void_leaves_the_month_of_its_sale():
    sale = SaleFactory(sold_on=days_ago(40))
    month = IncomeMonth.objects.get()
    assert (month.month, month.net_rupiah) == (days_ago(40).replace(day=1), sale.total_rupiah)

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)

    assert list(IncomeMonth.objects.values_list(*COLUMNS)) == [(days_ago(40).replace(day=1), sale.channel, 0, 0)]


def test_what_waits_for_a_buyer_is_income_that_waits():
    claim = ClaimFactory()
    sale = SaleFactory(claim=claim)
    month = IncomeMonth.objects.get()
    assert (month.net_rupiah, month.waiting_rupiah) == (sale.total_rupiah, sale.total_rupiah)

    claim.settled_on, claim.settled_at, claim.settled_by = days_ago(0), timezone.now(), sale.sold_by
    claim.save()

    month.refresh_from_db()
    assert (month.net_rupiah, month.waiting_rupiah) == (sale.total_rupiah, 0)
    assert money_check.differences() == []


def test_nobody_writes_a_month_by_hand():
    month = IncomeMonthFactory()

    with pytest.raises(DatabaseError, match="income_month_follows_the_ledger"), transaction.atomic():
        IncomeMonth.objects.filter(pk=month.pk).update(net_rupiah=1)
    with pytest.raises(DatabaseError, match="income_month_follows_the_ledger"), transaction.atomic():
        month.delete()
