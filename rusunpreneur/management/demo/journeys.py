"""Who is stuck is seen to, one of them too late; who kept the rule of independence is confirmed; some lapsed."""

from datetime import date, timedelta

from django.utils import timezone

from products.actions import follow_ups, reviews
from products.independence import review
from products.models import FollowUp, IndependenceReview, IndependenceRule, Journey
from products.models.journey import Stage
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, moment_of

#: stage, what is to be done, in how many days; the days of the last have passed
TASKS = (
    (Stage.TRAINED, "Tanyakan apakah bahannya kurang", 10),
    (Stage.TRAINED, "Ajak ke kelompok yang sudah membuat", 4),
    (Stage.PASSED, "Tawarkan ikut bazar berikutnya", 7),
    (Stage.REGISTERED, "Hubungi untuk bimtek berikutnya", 14),
    (Stage.TRAINED, "Kunjungi, sudah lama tidak terdengar", -3),
)
REVIEWED, CONFIRMED = 10, 2  # months; of the last one so many people, the others wait
CONFIRMED_AFTER = 36  # days after a month begins: in the first days of the next


def seed():
    """Once."""
    if FollowUp.objects.exists():
        return
    staff, keeper = (User.objects.get(username=name) for name in ("staf", "koordinator.nagrak"))
    given = [_assign(*task, staff=staff, keeper=keeper) for task in TASKS]
    done = next(row for row in given if row)
    follow_ups.finish(follow_up=done, outcome=FollowUp.Outcome.GOES_ON, result="Mulai lagi minggu depan", by=keeper)
    _review(staff)


def _assign(stage, note, days, *, staff, keeper):
    """The one of Nagrak who waits longest and whom nobody sees to."""
    free = Journey.objects.filter(stage=stage, rusunawa__slug="nagrak", participant__follow_ups=None)
    journey = free.select_related("participant").order_by("since", "pk").first()
    if journey is None:
        return None
    due_on = timezone.localdate() + timedelta(days=days)
    row = follow_ups.assign(
        participant=journey.participant,
        assigned_to=keeper,
        due_on=max(due_on, timezone.localdate()),
        note=note,
        by=staff,
    )
    FollowUp.objects.filter(pk=row.pk).update(due_on=due_on)
    return row


def _review(staff):
    asked = {"months_in_row": 2, "floor_rupiah": 60_000}
    IndependenceRule.objects.get_or_create(begins_on=date(2024, 1, 1), defaults=asked)
    month, months = timezone.localdate().replace(day=1), []
    for _ in range(REVIEWED):
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    for month in reversed(months):
        review(month)
        proposed = IndependenceReview.objects.proposed().filter(month=month).order_by("participant")
        with at(moment_of(month + timedelta(days=CONFIRMED_AFTER), 10)):
            for row in proposed[:CONFIRMED] if month == months[0] else proposed:
                reviews.confirm(review=row, by=staff)
