from django.conf import settings
from django.db import models
from django.db.models import F, Q

from participants.models.participant import Participant
from rusunpreneur.history import kept_in_history


@kept_in_history()
class DistinctPair(models.Model):
    """Two participants who look alike and were checked: they are different people."""

    first = models.ForeignKey(Participant, models.CASCADE, related_name="+", verbose_name="peserta pertama")
    second = models.ForeignKey(Participant, models.CASCADE, related_name="+", verbose_name="peserta kedua")
    checked_at = models.DateTimeField("diperiksa pada", auto_now_add=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diperiksa oleh"
    )

    class Meta:
        verbose_name = "pasangan bukan ganda"
        verbose_name_plural = "pasangan bukan ganda"
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="distinct_pair_ordered",
                violation_error_message="Peserta pertama harus yang terdaftar lebih dulu.",
            ),
            models.UniqueConstraint(fields=["first", "second"], name="distinct_pair_unique"),
        ]

    def __str__(self):
        return f"{self.first} / {self.second}"
