from django.db import models
from django.db.models import Q

from participants.models import Participant, Rusunawa
from products.models.piecework_order import MOST_ORDERED, PieceworkOrder
from rusunpreneur.history import kept_in_history


@kept_in_history()
class WorkShare(models.Model):
    """How many pieces of an order one person is asked to make, and at which rusunawa."""

    order = models.ForeignKey(PieceworkOrder, models.CASCADE, related_name="work_shares", verbose_name="pesanan")
    maker = models.ForeignKey(Participant, models.PROTECT, related_name="work_shares", verbose_name="pembuat")
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="work_shares", verbose_name="rusunawa")
    quantity = models.PositiveIntegerField("bagian")

    class Meta:
        verbose_name = "bagian pesanan"
        verbose_name_plural = "bagian pesanan"
        ordering = ["order_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "maker"],
                name="work_share_once_an_order",
                violation_error_message="Orang ini sudah punya bagian di pesanan ini.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__range=(1, MOST_ORDERED)),
                name="work_share_of_something",
                violation_error_message="Bagian paling sedikit satu barang.",
            ),
        ]

    def __str__(self):
        return f"{self.order}: {self.maker} {self.quantity}"
