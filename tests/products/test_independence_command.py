"""The monthly look at who is independent is a command that somebody's clock calls."""

import pytest
from django.core.management import CommandError, call_command

from products.models import IndependenceReview
from tests.factories import IndependenceRuleFactory, SaleFactory
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db


def test_it_looks_at_the_month_that_is_over_last(capsys):
    IndependenceRuleFactory()
    SaleFactory(sold_on=days_ago(days_ago(0).day))

    call_command("review_independence")

    assert "1 tinjauan" in capsys.readouterr().out
    assert IndependenceReview.objects.get().month == days_ago(days_ago(0).day).replace(day=1)


@pytest.mark.parametrize("month", ["2026-13", "kemarin", f"{days_ago(0):%Y-%m}"])
def test_a_month_that_is_not_over_or_does_not_exist_is_refused(month):
    with pytest.raises(CommandError):
        call_command("review_independence", month=month)


def test_without_a_rule_nobody_is_looked_at(capsys):
    SaleFactory(sold_on=days_ago(days_ago(0).day))

    call_command("review_independence")

    assert "0 tinjauan" in capsys.readouterr().out
