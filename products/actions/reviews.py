"""An officer says that somebody whom the rule found independent is so."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from products.models import IndependenceReview


@transaction.atomic
def confirm(*, review: IndependenceReview, by) -> IndependenceReview:
    """Of the last month that was looked at; what was found stays with it."""
    row = IndependenceReview.objects.select_for_update(of=("self",), no_key=True).get(pk=review.pk)
    if row.confirmed_at:
        raise ValidationError("Kemandiriannya sudah ditetapkan.", code="confirmed")
    if not row.is_met or not IndependenceReview.objects.latest().filter(pk=row.pk).exists():
        raise ValidationError("Aturannya tidak lagi terpenuhi. Muat ulang halaman.", code="not_met")
    row.confirmed_at, row.confirmed_by = timezone.now(), by
    row.save()
    return row
