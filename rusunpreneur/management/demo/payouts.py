"""People are paid: for bazaars that are over, for orders whose buyer paid, for a month; the last ones still wait."""

from datetime import timedelta

from django.db.models import Sum

from participants.models import Rusunawa
from products.actions import payouts
from products.actions.payouts import Source
from products.models import Bazaar, Order, PayoutRun
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, days_ago, moment_of
from rusunpreneur.management.demo.orders import KITCHEN

#: How far the payouts of the last bazaar are, one for each rusunawa that came.
LAST = ("proposed", "approved", "paid")


def seed():
    """Once. Of the last bazaar one run waits for its approval, one for its money."""
    if PayoutRun.objects.exists():
        return
    over = list(Bazaar.objects.exclude(closed_at=None).order_by("ends_on"))
    for bazaar in over:
        for number, home in enumerate(_homes(bazaar)):
            how_far = LAST[number] if bazaar == over[-1] else "paid"
            _run(Source(home, bazaar=bazaar), bazaar.ends_on + timedelta(days=6), how_far)
    for order in Order.objects.exclude(claim=None).exclude(claim__settled_on=None).order_by("pk"):
        home = order.claim.sales.first().lines.first().share.lot.rusunawa
        if home.slug == KITCHEN:
            _run(Source(home, claim=order.claim), order.claim.settled_on + timedelta(days=4), "paid")
    month = days_ago(210).replace(day=1)
    _run(Source(Rusunawa.objects.get(slug="nagrak"), month=month), month + timedelta(days=34), "paid")


def _homes(bazaar: Bazaar) -> list[Rusunawa]:
    return list(Rusunawa.objects.filter(invitations__bazaar=bazaar, invitations__answer="ikut").order_by("pk"))


def _run(source: Source, on, how_far: str):
    """Proposed by staff, approved by the admin, then paid in cash to all."""
    staff, admin = User.objects.get(username="staf"), User.objects.get(username="admin")
    earned = source.earnings().order_by().values("participant").annotate(sum=Sum("amount_rupiah"))
    people = sorted(earned.filter(sum__gt=0).values_list("participant", flat=True))
    if not people:
        return
    with at(moment_of(on, 10)):
        run = payouts.propose(source=source, people=people, methods={}, by=staff)
    if how_far == "proposed":
        return
    with at(moment_of(on + timedelta(days=1), 9)):
        payouts.approve(run=run, by=admin)
    if how_far == "paid":
        with at(moment_of(on + timedelta(days=2), 14)):
            payouts.pay_all(run=run, by=staff)
