from decimal import Decimal

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from products.models.piecework_order import PieceworkOrder
from products.models.piecework_terms import TERMS_STAND
from rusunpreneur.history import kept_in_history

LEAST = Decimal("0.01")


@kept_in_history()
class OrderMaterial(models.Model):
    """What the company gives for an order: how much a piece takes, how much in all, and by which day."""

    order = models.ForeignKey(PieceworkOrder, models.CASCADE, related_name="materials", verbose_name="pesanan")
    material = models.CharField("bahan", max_length=60)
    measure = models.CharField("ukuran", max_length=12, help_text="Misalnya gram, meter, lembar.")
    per_piece = models.DecimalField(
        "tiap barang", max_digits=9, decimal_places=2, validators=[MinValueValidator(LEAST)]
    )
    promised = models.DecimalField(
        "jumlah dijanjikan", max_digits=12, decimal_places=2, validators=[MinValueValidator(LEAST)]
    )
    promised_on = models.DateField("dijanjikan tiba")

    class Meta:
        verbose_name = "bahan pesanan"
        verbose_name_plural = "bahan pesanan"
        ordering = ["order_id", "material"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "material"],
                name="order_material_once",
                violation_error_message="Bahan ini sudah ada di pesanan ini.",
            ),
            models.CheckConstraint(
                condition=Q(per_piece__gt=0, promised__gt=0),
                name="order_material_of_something",
                violation_error_message="Jumlah bahan harus lebih dari nol.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="order_material_stands_once_accepted",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=TERMS_STAND,
            )
        ]

    def __str__(self):
        return self.material

    def for_pieces(self, pieces: int) -> Decimal:
        return self.per_piece * pieces
