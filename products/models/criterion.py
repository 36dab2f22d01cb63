from django.db import models
from django.db.models import Q

from products.models.product import Product
from rusunpreneur.constraints import in_order, one_of
from rusunpreneur.history import kept_in_history


class Severity(models.TextChoices):
    CRITICAL = "kritis", "Kritis"
    MAJOR = "berat", "Berat"
    MINOR = "ringan", "Ringan"


@kept_in_history()
class Criterion(models.Model):
    """One line of a product's checklist: yes or no, or a number between limits."""

    Severity = Severity

    product = models.ForeignKey(Product, models.CASCADE, related_name="criteria", verbose_name="produk")
    position = models.PositiveSmallIntegerField("urutan")
    text = models.CharField("yang diperiksa", max_length=160)
    severity = models.CharField("berat cacat", max_length=6, choices=Severity, default=Severity.MAJOR)
    measure = models.CharField("ukuran", max_length=12, blank=True, help_text="Misalnya cm atau gram.")
    lowest = models.DecimalField("paling kecil", max_digits=9, decimal_places=2, null=True, blank=True)
    highest = models.DecimalField("paling besar", max_digits=9, decimal_places=2, null=True, blank=True)
    is_photo_needed = models.BooleanField("perlu foto", default=False)
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "butir pemeriksaan"
        verbose_name_plural = "butir pemeriksaan"
        ordering = ["product_id", "position"]
        constraints = [
            one_of("severity", Severity, name="criterion_severity_known"),
            models.UniqueConstraint(
                fields=["product", "position"],
                name="criterion_position_unique",
                violation_error_message="Urutan ini sudah dipakai butir lain.",
                deferrable=models.Deferrable.DEFERRED,
            ),
            in_order("lowest", "highest", name="criterion_limits", message="Batas bawah melebihi batas atas."),
            models.CheckConstraint(
                condition=~Q(measure="") | Q(lowest=None, highest=None),
                name="criterion_limits_have_measure",
                violation_error_message="Tulis ukurannya, misalnya cm atau gram.",
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def is_measured(self) -> bool:
        return self.lowest is not None or self.highest is not None

    def is_met_by(self, value) -> bool:
        """Whether a measured number lies within the limits."""
        return (self.lowest is None or value >= self.lowest) and (self.highest is None or value <= self.highest)
