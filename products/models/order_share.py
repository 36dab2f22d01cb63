import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Participant, Rusunawa
from products.models import order_sums, sums
from products.models.order_line import OrderLine
from rusunpreneur.history import kept_in_history


@kept_in_history()
class OrderShare(models.Model):
    """Who is to bring how many pieces of a line: a maker, or without one the store of a rusunawa."""

    line = models.ForeignKey(OrderLine, models.CASCADE, related_name="shares", verbose_name="baris pesanan")
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa")
    maker = models.ForeignKey(
        Participant, models.PROTECT, null=True, blank=True, related_name="order_shares", verbose_name="pembuat"
    )
    quantity = models.PositiveIntegerField("jumlah")

    class Meta:
        verbose_name = "bagian pesanan"
        verbose_name_plural = "bagian pesanan"
        ordering = ["line_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "rusunawa", "maker"],
                name="order_share_once_a_line",
                nulls_distinct=False,
                violation_error_message="Pembuat ini sudah punya bagian di baris ini.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="order_share_of_something",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
        ]
        triggers = [
            sums.holds(
                order_sums.SHARES_WITHIN_LINE,
                rule="order_shares_within_line",
                name="order_shares_within_line",
                key="line_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("quantity"),
            )
        ]

    def __str__(self):
        return f"{self.line}: {self.maker or self.rusunawa} {self.quantity}"
