from django.db import models
from django.db.models import Q
from django.utils import timezone

from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


class HourlyReferenceQuerySet(models.QuerySet):
    def in_force(self, on=None):
        return self.filter(begins_on__lte=on or timezone.localdate()).order_by("-begins_on")


@kept_in_history()
class HourlyReference(models.Model):
    """What an hour of work is held against before an order is accepted. Information, not a wage."""

    begins_on = models.DateField("berlaku sejak", unique=True)
    hourly_rupiah = RupiahField("rupiah sejam")
    source = models.CharField("dasar", max_length=200)

    objects = HourlyReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "acuan penghasilan sejam"
        verbose_name_plural = "acuan penghasilan sejam"
        ordering = ["-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hourly_rupiah__range=(1_000, 1_000_000)),
                name="hourly_reference_plausible",
                violation_error_message="Acuan sejam antara Rp1.000 dan Rp1.000.000.",
            )
        ]

    def __str__(self):
        return f"{self.hourly_rupiah} sejam"
