"""Who sees to a person who is stuck, until when, and what came of it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants.models import Participant
from products.models import FollowUp, Journey

LATEST = timedelta(days=180)


@transaction.atomic
def assign(*, participant: Participant, assigned_to, due_on: date, note: str, by) -> FollowUp:
    """At the stage where she is now; nobody is seen to by two at once."""
    journey = Journey.objects.select_for_update(of=("self",), no_key=True).get(pk=participant.pk)
    today = timezone.localdate()
    if not today <= due_on <= today + LATEST:
        raise ValidationError({"due_on": "Pilih hari ini atau sesudahnya, paling lama enam bulan lagi."}, code="day")
    if participant.follow_ups.open().exists():
        raise ValidationError("Orang ini sudah ada yang menangani. Selesaikan dulu yang itu.", code="taken")
    return FollowUp.objects.create(
        participant=participant,
        stage=journey.stage,
        assigned_to=assigned_to,
        due_on=due_on,
        note=note,
        assigned_by=by,
    )


@transaction.atomic
def finish(*, follow_up: FollowUp, outcome: str, result: str, by) -> FollowUp:
    row = FollowUp.objects.select_for_update(of=("self",), no_key=True).get(pk=follow_up.pk)
    if not row.is_open:
        raise ValidationError("Tindak lanjut ini sudah selesai.", code="done")
    row.outcome, row.result, row.done_at, row.done_by = outcome, result, timezone.now(), by
    row.save()
    return row
