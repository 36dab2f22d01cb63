from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from products.models.product import Product
from rusunpreneur.constraints import at_least
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


class GuidePriceQuerySet(models.QuerySet):
    def begun(self, on=None):
        """Those that hold or have held on that day, the latest first."""
        return self.filter(begins_on__lte=on or timezone.localdate()).order_by("product", "-begins_on")

    def in_force(self, on=None):
        """The price of each product on that day: the latest that has begun."""
        return self.begun(on).distinct("product")


@kept_in_history()
class GuidePrice(models.Model):
    """What a piece should sell for, from a day on. Whole rupiah."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="prices", verbose_name="produk")
    amount_rupiah = RupiahField("harga pedoman", validators=[MinValueValidator(100)])
    begins_on = models.DateField("berlaku sejak", default=timezone.localdate)

    objects = GuidePriceQuerySet.as_manager()

    class Meta:
        verbose_name = "harga pedoman"
        verbose_name_plural = "harga pedoman"
        ordering = ["product_id", "-begins_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "begins_on"],
                name="guide_price_once_a_day",
                violation_error_message="Harga produk ini untuk tanggal itu sudah ada.",
            ),
            at_least("amount_rupiah", 100, name="guide_price_plausible", message="Harga pedoman paling sedikit Rp100."),
        ]

    def __str__(self):
        return f"{self.product}: Rp{self.amount_rupiah} sejak {self.begins_on}"
