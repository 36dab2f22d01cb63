import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from participants.models.participant import Participant


class Disclosure(models.Model):
    """Somebody looked at a full NIK: who, when and why. Cannot be changed or deleted."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="disclosures", verbose_name="peserta")
    reason = models.CharField("alasan", max_length=200)
    disclosed_at = models.DateTimeField("dilihat pada", auto_now_add=True)
    disclosed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dilihat oleh"
    )

    class Meta:
        verbose_name = "pembukaan NIK"
        verbose_name_plural = "pembukaan NIK"
        ordering = ["-disclosed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="disclosure_reason_given",
                violation_error_message="Tulis alasannya.",
            )
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.participant}, {self.disclosed_at:%d/%m/%Y}"
