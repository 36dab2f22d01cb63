"""What a training cost: written line by line, taken back with a reason, never changed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programs.models import Training, TrainingCost
from rusunpreneur.history import because


@transaction.atomic
def write(*, cost: TrainingCost, by) -> TrainingCost:
    """Receipts come late: a training that is finished still takes them."""
    Training.objects.select_for_update().get(pk=cost.training_id)
    if cost.spent_on > timezone.localdate():
        raise ValidationError({"spent_on": "Tanggalnya belum tiba. Catat sesudah dibelanjakan."}, code="not_yet")
    cost.created_by = by
    cost.full_clean(exclude=["created_by"])
    cost.save(force_insert=True)
    return cost


@transaction.atomic
def revoke(*, cost: TrainingCost, reason: str, by):
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "Tulis alasan membatalkan baris ini."})
    Training.objects.select_for_update().get(pk=cost.training_id)
    if not TrainingCost.objects.select_for_update(of=("self",)).get(pk=cost.pk).is_valid:
        raise ValidationError("Baris ini sudah dibatalkan.", code="revoked")
    with because(reason):
        TrainingCost.objects.filter(pk=cost.pk).update(revoked_at=timezone.now(), revoked_by=by, revoked_reason=reason)
