import pgtrigger
from django.db import models
from django.db.models import Q

from products.models.earning import Earning
from products.models.payout import Payout


class PayoutItem(models.Model):
    """One line of the ledger of pay that a payout settles; an earning is in no two payouts that stand."""

    payout = models.ForeignKey(Payout, models.PROTECT, related_name="items", verbose_name="pembayaran")
    earning = models.ForeignKey(Earning, models.PROTECT, related_name="payout_items", verbose_name="pendapatan")
    is_released = models.BooleanField("dilepas lagi", default=False, editable=False)

    class Meta:
        verbose_name = "isi pembayaran"
        verbose_name_plural = "isi pembayaran"
        ordering = ["payout_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["earning"],
                condition=Q(is_released=False),
                name="payout_item_once",
                violation_error_message="Pendapatan ini sudah ada di daftar bayar lain.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="payout_item_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="payout_item_stands", fields=["payout", "earning"]),
        ]

    def __str__(self):
        return f"{self.payout}: {self.earning_id}"
