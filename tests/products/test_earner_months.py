"""How many earned how much of a month is kept with the ledger, whatever is corrected, and each person counts once."""

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.models import Rent
from products import month_check
from products.actions import sales
from products.models import EarnerMonth, Earning, IncomeStep
from products.models.earner_sums import KEPT_STEPS
from tests.factories import EarningFactory, ParticipantFactory, RentFactory, RusunawaFactory, SaleFactory, UserFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def steps(kind) -> list[tuple]:
    """(step, people) where anybody is left."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT step, people FROM ({KEPT_STEPS}) s WHERE kind = %s AND people <> 0 ORDER BY 1", [kind])  # noqa: S608
        return cursor.fetchall()


def test_a_sale_moves_its_maker_up_a_step_and_a_void_takes_her_off():
    sale = SaleFactory(quantity=2, price=35_000)
    assert steps("pendapatan") == [(7, 1)]

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)

    assert steps("pendapatan") == steps("sebelum") == []
    assert EarnerMonth.objects.get().net_rupiah == 0
    assert month_check.differences() == []


def test_what_she_pays_for_her_flat_follows_her_home():
    home = RentFactory(monthly_rupiah=200_000, residence__moved_in_on=days_ago(400), starts_on=days_ago(400)).residence
    EarningFactory(participant=home.participant, rusunawa=home.rusunawa, amount_rupiah=100_000)
    assert steps("sewa") == [(10, 1)]

    Rent.objects.update(monthly_rupiah=400_000)
    assert steps("sewa") == [(5, 1)]

    home.delete()
    assert steps("sewa") == []
    assert month_check.differences() == []


def test_folding_changes_no_number():
    person, place = ParticipantFactory(), RusunawaFactory()
    for _ in range(3):
        EarningFactory(participant=person, rusunawa=place, amount_rupiah=50_000)
    before, kept = steps("pendapatan"), IncomeStep.objects.count()

    call_command("purge", verbosity=0)

    assert steps("pendapatan") == before == [(15, 1)]
    assert IncomeStep.objects.count() < kept
    assert month_check.differences() == []


LINE = st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 120), st.integers(1, 60), st.booleans())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(LINE, min_size=1, max_size=12))
def test_whatever_is_earned_and_taken_back_the_steps_are_those_of_the_rows(lines):
    people, places = [ParticipantFactory() for _ in range(2)], [RusunawaFactory() for _ in range(2)]
    same = {"channel": "penyesuaian", "note": "Uji", "booked_by": UserFactory()}

    for who, where, ago, thousands, is_reversed in lines:
        row = same | {"participant": people[who], "rusunawa": places[where], "earned_on": days_ago(ago)}
        line = Earning.objects.create(kind=Earning.Kind.ADJUSTMENT, amount_rupiah=thousands * 1_000, **row)
        if is_reversed:
            Earning.objects.create(kind=Earning.Kind.REVERSAL, amount_rupiah=-line.amount_rupiah, reverses=line, **row)

    assert month_check.differences() == []
