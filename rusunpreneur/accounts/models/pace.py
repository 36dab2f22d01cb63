from django.conf import settings
from django.db import models

from rusunpreneur.constraints import one_of


class Kind(models.TextChoices):
    WRITES = "writes", "kiriman"
    EXPORTS = "exports", "unduhan"


class Pace(models.Model):
    """How much one user has sent in the minute that runs; the next minute counts anew (accounts.limits)."""

    Kind = Kind

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="pengguna")
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    minute = models.DateTimeField("menit")
    requests = models.PositiveIntegerField("permintaan")

    class Meta:
        verbose_name = "laju permintaan"
        verbose_name_plural = "laju permintaan"
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="pace_once_a_user"),
            one_of("kind", Kind, name="pace_kind_known"),
        ]

    def __str__(self):
        return f"{self.user}: {self.requests} {self.get_kind_display()}"
