from django.conf import settings
from django.db import models

from products.models.order import Order
from rusunpreneur.constraints import at_least
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Invoice(models.Model):
    """The bill of an order, for all that was delivered. Withdrawn with a reason, never changed."""

    order = models.OneToOneField(Order, models.PROTECT, related_name="invoice", verbose_name="pesanan")
    number = models.CharField(
        "nomor tagihan",
        max_length=60,
        unique=True,
        error_messages={"unique": "Nomor tagihan ini sudah dipakai."},
    )
    issued_on = models.DateField("tanggal tagihan")
    amount_rupiah = RupiahField("jumlah tagihan")
    made_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dibuat oleh")

    class Meta:
        verbose_name = "tagihan pesanan"
        verbose_name_plural = "tagihan pesanan"
        ordering = ["-issued_on", "-pk"]
        constraints = [
            at_least("amount_rupiah", 1, name="invoice_of_something", message="Belum ada yang bisa ditagih.")
        ]

    def __str__(self):
        return f"Tagihan {self.number}"
