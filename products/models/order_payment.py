import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models import order_sums, sums
from products.models.order import Order
from rusunpreneur.constraints import at_least, reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class OrderPayment(models.Model):
    """The buyer paid all of an order: what arrived, and the tax that was withheld with its slip."""

    order = models.OneToOneField(Order, models.PROTECT, related_name="payment", verbose_name="pesanan")
    paid_on = models.DateField("dibayar pada")
    amount_rupiah = RupiahField("uang masuk")
    tax_rupiah = RupiahField("pajak dipotong", default=0)
    tax_slip_number = models.CharField("nomor bukti potong", max_length=60, blank=True)
    recorded_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )

    class Meta:
        verbose_name = "pembayaran pesanan"
        verbose_name_plural = "pembayaran pesanan"
        ordering = ["-paid_on", "-pk"]
        constraints = [
            at_least("amount_rupiah", 1, name="order_payment_of_something", message="Tulis uang yang masuk."),
            reason_given(
                Q(tax_rupiah__gt=0),
                "tax_slip_number",
                name="order_payment_tax_has_slip",
                message="Pajak dipotong: tulis nomor bukti potongnya.",
            ),
        ]
        triggers = [
            sums.holds(
                order_sums.PAYMENT_IS_THE_CLAIM,
                rule="order_payment_is_the_claim",
                name="order_payment_is_the_claim",
                key="id",
                operation=pgtrigger.Insert | pgtrigger.Update,
            )
        ]

    def __str__(self):
        return f"Pembayaran {self.order}"
