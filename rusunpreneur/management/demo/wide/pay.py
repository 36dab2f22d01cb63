"""Makers of these years are paid month by month; the last month still waits."""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from products.models import Earning, Payout, PayoutItem, PayoutRun
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import moment_of
from rusunpreneur.management.demo.goods import BATCH, moments_as_told
from rusunpreneur.management.demo.wide.places import STORIED

PAID_AFTER = 36  # days from the first of a month to its payment


def seed(now: datetime):
    staff, admin = (User.objects.get(username=name) for name in ("staf", "admin"))
    earned = _earned(now)
    runs: dict[tuple, PayoutRun] = {}
    for rusunawa, month, _ in earned:
        if (rusunawa, month) not in runs:
            runs[rusunawa, month] = _run(rusunawa, month, staff, admin)
    payouts = {key: _payout(runs[key[:2]], key, rows, staff) for key, rows in earned.items()}
    with moments_as_told(((PayoutRun, "created_at"),)):
        PayoutRun.objects.bulk_create(runs.values(), batch_size=BATCH)
    Payout.objects.bulk_create(payouts.values(), batch_size=BATCH)
    items = (PayoutItem(payout=payouts[key], earning_id=pk) for key, rows in earned.items() for pk, _ in rows)
    PayoutItem.objects.bulk_create(items, batch_size=BATCH)


def _earned(now: datetime) -> dict[tuple, list[tuple[int, int]]]:
    """Of each rusunawa, month and person: the lines and their rupiah, of months that were paid by now."""
    until = (timezone.localdate(now) - timedelta(days=PAID_AFTER)).replace(day=1)
    rows = Earning.objects.due().annotate(due_on=Coalesce(F("claim__settled_on"), F("earned_on")))
    rows = rows.filter(due_on__lt=until, acceptance=None, payout_items=None)
    rows = rows.exclude(rusunawa__slug__in=STORIED).order_by("due_on", "pk")
    found: dict[tuple, list[tuple[int, int]]] = {}
    keys = rows.annotate(of=TruncMonth("due_on")).values_list("rusunawa", "of", "participant", "pk", "amount_rupiah")
    for rusunawa, month, person, pk, rupiah in keys:
        found.setdefault((rusunawa, month, person), []).append((pk, rupiah))
    return found


def _run(rusunawa: int, month, staff, admin) -> PayoutRun:
    proposed = moment_of(month + timedelta(days=PAID_AFTER - 4), 10)
    decided = {"approved_at": proposed + timedelta(days=1), "approved_by": admin}
    return PayoutRun(
        scope=PayoutRun.Scope.MONTH, rusunawa_id=rusunawa, month=month, created_at=proposed, created_by=staff, **decided
    )


def _payout(run: PayoutRun, key: tuple, rows: list[tuple[int, int]], staff) -> Payout:
    paid_at = run.approved_at + timedelta(days=2)
    amount = sum(rupiah for _, rupiah in rows)
    return Payout(run=run, participant_id=key[2], amount_rupiah=amount, paid_at=paid_at, paid_by=staff)
