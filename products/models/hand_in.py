import pgtrigger
from django.db import models

from products.models.lot import Lot
from products.models.piecework_order import PieceworkOrder
from products.models.piecework_sums import HAND_IN_OF_ORDER
from rusunpreneur.history import kept_in_history


@kept_in_history()
class HandIn(models.Model):
    """A lot that was made for an order of a company; our QC looks at it as at every other."""

    order = models.ForeignKey(PieceworkOrder, models.PROTECT, related_name="hand_ins", verbose_name="pesanan")
    lot = models.OneToOneField(Lot, models.PROTECT, related_name="hand_in", verbose_name="lot")

    class Meta:
        verbose_name = "hasil pesanan"
        verbose_name_plural = "hasil pesanan"
        ordering = ["order_id", "pk"]
        triggers = [
            pgtrigger.Protect(name="hand_in_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="hand_in_of_running_order",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=HAND_IN_OF_ORDER,
            ),
        ]

    def __str__(self):
        return f"{self.order}: {self.lot}"
