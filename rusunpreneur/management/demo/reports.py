"""Months that were reported: of all Jakarta, and of a rusunawa where a sale was found to be wrong afterwards."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from participants.models import Rusunawa
from products.actions import reports, sales
from products.models import Report, Sale
from rusunpreneur.accounts.models import User
from rusunpreneur.dashboards.asking import of_everybody
from rusunpreneur.dashboards.board import Board
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.reports.numbers import numbers_of
from rusunpreneur.dashboards.scopes import Scope
from rusunpreneur.management.demo.clock import at, moment_of

PLACE = "penjaringan"
MONTHS, DAYS_LATER = 3, 3


def seed():
    """Once, where there are years to report."""
    if Report.objects.exists() or not User.objects.filter(username=f"koordinator.{PLACE}").exists():
        return
    people = {user.username: user for user in User.objects.filter(is_demo=True)}
    home = Rusunawa.objects.select_related("city").get(slug=PLACE)
    coordinator = people[f"koordinator.{PLACE}"]
    for month in _months():
        for scope, by, signer in (
            (Scope(), people["staf"], people["pejabat"]),
            (Scope(home.city, home), coordinator, people["staf"]),
        ):
            _reported(scope, month, by, signer)
    _found_wrong(home, people["staf"])


def _months() -> list[Period]:
    """The latest that are over, the oldest first."""
    first, found = timezone.localdate().replace(day=1), []
    for _ in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        found.append(Period(first, first))
    return found[::-1]


def _reported(scope: Scope, month: Period, by, signer):
    numbers = numbers_of(Board(of_everybody(scope, month)))
    with at(moment_of(month.ends_on + timedelta(days=DAYS_LATER), 10)):
        report = reports.submit(
            city=scope.city, rusunawa=scope.rusunawa, first=month.first, last=month.last, numbers=numbers, by=by
        )
    with at(moment_of(month.ends_on + timedelta(days=2 * DAYS_LATER), 14)):
        reports.sign(report=report, by=signer)


def _found_wrong(home: Rusunawa, by):
    """The first of the last month that can still be taken back."""
    month = _months()[-1]
    wrong = Sale.objects.standing().filter(
        channel=Sale.Channel.DIRECT, rusunawa=home, sold_on__range=(month.first, month.ends_on)
    )
    for sale in wrong.order_by("pk"):
        try:
            sales.void(sale=sale, reason="Pembeli mengembalikan, salah ukuran", by=by)
        except ValidationError:
            continue
        return
