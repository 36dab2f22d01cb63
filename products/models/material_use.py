from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from products.models.product import Product
from rusunpreneur.history import kept_in_history


@kept_in_history()
class MaterialUse(models.Model):
    """What one piece takes of a material, by the standard: 35 g of virofiber."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="materials", verbose_name="produk")
    material = models.CharField("bahan", max_length=60)
    quantity = models.DecimalField(
        "pemakaian per satuan", max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    measure = models.CharField("ukuran", max_length=12, help_text="Misalnya gram, meter, lembar.")

    class Meta:
        verbose_name = "pemakaian bahan"
        verbose_name_plural = "pemakaian bahan"
        ordering = ["product_id", "material"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "material"],
                name="material_use_once_a_product",
                violation_error_message="Bahan ini sudah ada untuk produk itu.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="material_use_positive",
                violation_error_message="Pemakaian bahan harus lebih dari nol.",
            ),
        ]

    def __str__(self):
        return f"{self.material} {self.quantity} {self.measure}"
