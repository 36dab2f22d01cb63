import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models import order_sums, sums
from products.models.order import Order
from products.models.sale import Sale
from rusunpreneur.constraints import all_or_none, reason_given
from rusunpreneur.history import kept_in_history


class DeliveryQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(sale__voided_at=None)


@kept_in_history()
class Delivery(models.Model):
    """Goods that went to the buyer of an order: a sale that is paid later, with its delivery note and its receipt."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="deliveries", verbose_name="pesanan")
    sale = models.OneToOneField(Sale, models.PROTECT, related_name="delivery", verbose_name="penjualan")
    carrier = models.CharField("dibawa oleh", max_length=80, blank=True)
    received_on = models.DateField("diterima pada", null=True, blank=True)
    receiver = models.CharField("penerima", max_length=80, blank=True)
    receipt_noted_at = models.DateTimeField("tanda terima dicatat pada", null=True, editable=False)
    receipt_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="tanda terima dicatat oleh",
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "pengiriman"
        verbose_name_plural = "pengiriman"
        ordering = ["order_id", "pk"]
        constraints = [
            all_or_none("received_on", "receipt_noted_at", "receipt_noted_by", name="delivery_received_whole"),
            reason_given(
                Q(received_on__isnull=False),
                "receiver",
                name="delivery_received_by_somebody",
                message="Tulis nama penerimanya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="delivery_stays", operation=pgtrigger.Delete),
            sums.holds(
                order_sums.DELIVERED_WITHIN_ORDER,
                rule="delivery_within_order",
                name="delivery_within_order",
                key="order_id",
            ),
        ]

    def __str__(self):
        return f"Surat jalan {self.number}"

    @property
    def number(self) -> str:
        return f"SJ-{self.sale.number}"

    @property
    def is_received(self) -> bool:
        return self.received_on is not None
