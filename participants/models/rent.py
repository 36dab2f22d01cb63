from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils import timezone

from participants.models.residence import Residence, days
from rusunpreneur.constraints import in_order
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Rent(models.Model):
    """What a flat costs a month, in whole rupiah, from when to when. Entered, never pre-filled."""

    residence = models.ForeignKey(Residence, models.CASCADE, related_name="rents", verbose_name="hunian")
    monthly_rupiah = RupiahField("sewa per bulan")
    starts_on = models.DateField("berlaku mulai", default=timezone.localdate)
    ends_on = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = "sewa"
        verbose_name_plural = "sewa"
        ordering = ["-starts_on"]
        constraints = [
            in_order(
                "starts_on",
                "ends_on",
                name="rent_dates",
                message="Tanggal sampai lebih awal dari tanggal mulai.",
            ),
            ExclusionConstraint(
                name="rent_one_a_day",
                expressions=[
                    ("residence", RangeOperators.EQUAL),
                    (days("starts_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Pada tanggal itu sudah ada tarif sewa lain.",
            ),
        ]

    def __str__(self):
        return f"{self.residence}: {self.monthly_rupiah}"
