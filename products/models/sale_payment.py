import pgtrigger
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from products.models.sale import Sale
from rusunpreneur.constraints import at_least, one_of
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history

BASIS = 10_000


class Method(models.TextChoices):
    CASH = "tunai", "Tunai"
    QRIS = "qris", "QRIS"
    TRANSFER = "transfer", "Transfer"


class SalePayment(models.Model):
    """How a sale was paid; several make a mixed payment. Whole rupiah: gross from the buyer, fee of the bank, net."""

    Method = Method

    sale = models.ForeignKey(Sale, models.PROTECT, related_name="payments", verbose_name="penjualan")
    method = models.CharField("cara bayar", max_length=8, choices=Method)
    gross_rupiah = RupiahField("dibayar")
    fee_rupiah = RupiahField("biaya", default=0)
    net_rupiah = RupiahField("diterima bersih")
    tendered_rupiah = RupiahField("uang diberikan", null=True, blank=True)
    reference = models.CharField("nomor referensi", max_length=40, blank=True)

    class Meta:
        verbose_name = "pembayaran penjualan"
        verbose_name_plural = "pembayaran penjualan"
        ordering = ["sale_id", "pk"]
        constraints = [
            one_of("method", Method, name="sale_payment_method_known"),
            at_least("gross_rupiah", 1, name="sale_payment_of_something", message="Pembayaran harus lebih dari nol."),
            models.CheckConstraint(
                condition=Q(net_rupiah=F("gross_rupiah") - F("fee_rupiah")), name="sale_payment_net_is_difference"
            ),
            models.CheckConstraint(
                condition=Q(method=Method.QRIS) | Q(fee_rupiah=0), name="sale_payment_fee_of_qris_alone"
            ),
            models.CheckConstraint(
                condition=Q(tendered_rupiah=None) | Q(method=Method.CASH, tendered_rupiah__gte=F("gross_rupiah")),
                name="sale_payment_tendered_enough",
                violation_error_message="Uang yang diberikan kurang.",
            ),
            models.UniqueConstraint(fields=["sale", "method"], name="sale_payment_once_a_method"),
        ]
        triggers = [pgtrigger.Protect(name="sale_payment_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_method_display()} Rp{self.gross_rupiah}"

    @property
    def change_rupiah(self) -> int:
        return (self.tendered_rupiah or self.gross_rupiah) - self.gross_rupiah


class QrisFeeQuerySet(models.QuerySet):
    def in_force(self, on=None):
        """The latest that has begun, first."""
        return self.filter(begins_on__lte=on or timezone.localdate()).order_by("-begins_on")


@kept_in_history()
class QrisFee(models.Model):
    """What the bank keeps of a QRIS payment, from a day on: nothing up to an amount, above it a part of the whole."""

    begins_on = models.DateField("berlaku sejak", unique=True)
    free_up_to_rupiah = RupiahField("tanpa biaya sampai")
    basis_points = models.PositiveSmallIntegerField(
        "biaya per sepuluh ribu", validators=[MaxValueValidator(1000)], help_text="30 berarti 0,3 persen."
    )
    source = models.CharField("dasar", max_length=200)

    objects = QrisFeeQuerySet.as_manager()

    class Meta:
        verbose_name = "biaya QRIS"
        verbose_name_plural = "biaya QRIS"
        ordering = ["-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis_points__lte=1000),
                name="qris_fee_plausible",
                violation_error_message="Biaya QRIS paling banyak 10 persen.",
            )
        ]

    def __str__(self):
        return f"{self.basis_points / 100:g} persen sejak {self.begins_on}"

    def of(self, gross_rupiah: int) -> int:
        """The fee in whole rupiah, half rounded up."""
        if gross_rupiah <= self.free_up_to_rupiah:
            return 0
        return (gross_rupiah * self.basis_points + BASIS // 2) // BASIS
