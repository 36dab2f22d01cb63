from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rusunpreneur.constraints import in_order, one_of
from rusunpreneur.history import kept_in_history


class PayChannel(models.TextChoices):
    """Where a person's rupiah comes from."""

    BAZAAR = "bazar", "Bazar"
    ORDER = "e-order", "E-order"
    DIRECT = "langsung", "Penjualan langsung"
    PIECEWORK = "borongan", "Borongan mitra"
    ADJUSTMENT = "penyesuaian", "Penyesuaian"


class DeductionRuleQuerySet(models.QuerySet):
    def in_force(self, channel: str, on=None):
        on = on or timezone.localdate()
        running = Q(ends_on=None) | Q(ends_on__gte=on)
        return self.filter(running, channel=channel, begins_on__lte=on).order_by("pk")


@kept_in_history()
class DeductionRule(models.Model):
    """What is kept of the makers' share, by name and from a day on. Without a rule nothing is kept."""

    name = models.CharField("nama potongan", max_length=80)
    channel = models.CharField("saluran", max_length=11, choices=PayChannel)
    basis_points = models.PositiveSmallIntegerField(
        "bagian per sepuluh ribu",
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text="250 berarti 2,5 persen.",
    )
    begins_on = models.DateField("berlaku sejak")
    ends_on = models.DateField("sampai", null=True, blank=True)
    source = models.CharField("dasar", max_length=200)

    objects = DeductionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan potongan"
        verbose_name_plural = "aturan potongan"
        ordering = ["channel", "begins_on"]
        constraints = [
            one_of("channel", PayChannel, name="deduction_rule_channel_known"),
            in_order("begins_on", "ends_on", name="deduction_rule_dates", message="Aturan berakhir sebelum berlaku."),
            models.CheckConstraint(
                condition=Q(basis_points__range=(1, 5000)),
                name="deduction_rule_plausible",
                violation_error_message="Potongan antara 0,01 dan 50 persen.",
            ),
        ]

    def __str__(self):
        return self.name
