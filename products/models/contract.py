from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from products.models.partner import Partner
from rusunpreneur.constraints import in_order
from rusunpreneur.history import kept_in_history

MOST_TOLERANCE = 50


class ContractQuerySet(models.QuerySet):
    def in_force(self, on):
        return self.filter(begins_on__lte=on, ends_on__gte=on)


@kept_in_history()
class Contract(models.Model):
    """What was agreed with a company for all its orders: from when to when, and how much material may be lost."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="contracts", verbose_name="mitra")
    number = models.CharField("nomor kontrak", max_length=60)
    begins_on = models.DateField("berlaku sejak")
    ends_on = models.DateField("sampai")
    tolerance_percent = models.DecimalField(
        "toleransi bahan (persen)",
        max_digits=4,
        decimal_places=1,
        default=Decimal("5"),
        validators=[MinValueValidator(0), MaxValueValidator(MOST_TOLERANCE)],
        help_text="Pemakaian bahan di atas hitungan yang masih dianggap wajar.",
    )

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = "kontrak mitra"
        verbose_name_plural = "kontrak mitra"
        ordering = ["partner_id", "-begins_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "number"],
                name="contract_number_once_a_partner",
                violation_error_message="Nomor kontrak ini sudah ada.",
            ),
            in_order("begins_on", "ends_on", name="contract_dates", message="Kontrak berakhir sebelum berlaku."),
            models.CheckConstraint(
                condition=Q(tolerance_percent__range=(0, MOST_TOLERANCE)),
                name="contract_tolerance_plausible",
                violation_error_message="Toleransi bahan antara 0 dan 50 persen.",
            ),
        ]

    def __str__(self):
        return self.number
