"""What is never deleted, only taken back: by whom, when and why."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from rusunpreneur.constraints import all_or_none, reason_given


class TakenBackQuerySet(models.QuerySet):
    def valid(self):
        """Those that were not taken back."""
        return self.filter(revoked_at=None)


class TakenBack(models.Model):
    """Rows that stand as they were written, until somebody takes them back with a reason, once and for all."""

    created_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dicatat oleh"
    )
    revoked_at = models.DateTimeField("ditarik pada", null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="ditarik oleh",
    )
    revoked_reason = models.CharField("alasan ditarik", max_length=200, blank=True, editable=False)

    objects = TakenBackQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None


def stands(name: str) -> list[pgtrigger.Trigger]:
    """No row goes, none that was taken back changes, and of others nothing but that they are taken back."""
    return [
        pgtrigger.Protect(name=f"{name}_stays", operation=pgtrigger.Delete),
        pgtrigger.ReadOnly(name=f"{name}_stands", exclude=["revoked_at", "revoked_by", "revoked_reason"]),
        pgtrigger.Protect(
            name=f"{name}_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__revoked_at__isnull=False)
        ),
    ]


def whole(name: str) -> list[models.BaseConstraint]:
    """Taken back with who, when and why, or not at all."""
    return [
        all_or_none("revoked_at", "revoked_by", name=f"{name}_revoked_whole"),
        reason_given(
            Q(revoked_at__isnull=False),
            "revoked_reason",
            name=f"{name}_revoked_with_reason",
            message="Tulis alasannya.",
        ),
    ]
