import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from participants.models import Participant, Rusunawa
from products.models import journey_days
from products.models.claim import Claim
from products.models.deduction_rule import DeductionRule, PayChannel
from products.models.earner_sums import ADD_EARNERS
from products.models.earning_queryset import EarningQuerySet
from products.models.income_month import ADD_TO_MONTHS
from products.models.month_sums import ADD_SOLD
from products.models.pay_ledger import ADD_TO_ACCOUNTS, REVERSAL_IS_OPPOSITE, adds
from products.models.product import Product
from rusunpreneur.constraints import one_of, reason_given


class Kind(models.TextChoices):
    YIELD = "hasil", "Hasil"
    DEDUCTION = "potongan", "Potongan"
    REVERSAL = "batal", "Pembatalan"
    ADJUSTMENT = "penyesuaian", "Penyesuaian"


class Earning(models.Model):
    """One line of what a person earned, from any channel. Append-only: a wrong one is answered by its opposite.

    Whole rupiah, negative for deductions and reversals. `rusunawa` is where the pieces were made, and stays.
    """

    Kind = Kind
    Channel = PayChannel

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="earnings", verbose_name="peserta", db_index=False
    )
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    channel = models.CharField("saluran", max_length=11, choices=PayChannel)
    kind = models.CharField("jenis", max_length=11, choices=Kind)
    amount_rupiah = models.BigIntegerField("rupiah")
    earned_on = models.DateField("tanggal")
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="produk", db_index=False
    )
    sale_line = models.ForeignKey(
        "products.SaleLine",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="earnings",
        verbose_name="baris penjualan",
    )
    acceptance = models.ForeignKey(
        "products.Acceptance",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="earnings",
        verbose_name="barang diterima mitra",
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="earnings", verbose_name="tagihan"
    )
    rule = models.ForeignKey(
        DeductionRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="aturan", db_index=False
    )
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", verbose_name="membatalkan"
    )
    note = models.CharField("keterangan", max_length=200, blank=True)
    booked_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh", db_index=False
    )

    objects = EarningQuerySet.as_manager()

    class Meta:
        verbose_name = "pendapatan"
        verbose_name_plural = "pendapatan"
        ordering = ["pk"]
        constraints = [
            one_of("channel", PayChannel, name="earning_channel_known"),
            one_of("kind", Kind, name="earning_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=Kind.YIELD, amount_rupiah__gt=0)
                | Q(kind=Kind.DEDUCTION, amount_rupiah__lt=0)
                | (Q(kind__in=[Kind.REVERSAL, Kind.ADJUSTMENT]) & ~Q(amount_rupiah=0)),
                name="earning_sign_fits_kind",
                violation_error_message="Jumlah rupiahnya tidak boleh nol.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.DEDUCTION, rule__isnull=False)
                | Q(kind=Kind.REVERSAL)
                | (Q(kind__in=[Kind.YIELD, Kind.ADJUSTMENT]) & Q(rule=None)),
                name="earning_deducted_by_rule",
                violation_error_message="Potongan harus punya aturannya.",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.REVERSAL, reverses__isnull=False) | (~Q(kind=Kind.REVERSAL) & Q(reverses=None)),
                name="earning_reverses_iff_reversal",
            ),
            reason_given(
                Q(kind__in=[Kind.REVERSAL, Kind.ADJUSTMENT]),
                "note",
                name="earning_with_reason",
                message="Tulis alasannya.",
            ),
            models.UniqueConstraint(
                fields=["sale_line"], condition=Q(kind=Kind.YIELD), name="earning_once_a_sale_line"
            ),
            models.UniqueConstraint(
                fields=["acceptance"], condition=Q(kind=Kind.YIELD), name="earning_once_an_acceptance"
            ),
            models.UniqueConstraint(
                fields=["sale_line", "rule"], condition=Q(kind=Kind.DEDUCTION), name="earning_deducted_once"
            ),
        ]
        indexes = [
            models.Index(fields=["participant", "-earned_on", "-id"], name="earning_of_person"),
            models.Index(fields=["rusunawa", "-earned_on", "-id"], name="earning_of_rusunawa"),
            # paid with the next month, whatever day they are of
            models.Index(
                fields=["rusunawa"],
                condition=Q(kind__in=[Kind.REVERSAL, Kind.ADJUSTMENT]),
                name="earning_put_right",
            ),
            models.Index(fields=["-earned_on", "-id"], condition=Q(kind=Kind.YIELD), name="earning_by_day"),
        ]
        triggers = [
            pgtrigger.Protect(name="earning_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="earning_reversal_is_opposite",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=REVERSAL_IS_OPPOSITE,
            ),
            adds("earning_added_to_accounts", ADD_TO_ACCOUNTS),
            adds("earning_added_to_earners", ADD_EARNERS),
            adds("earning_added_to_months", ADD_TO_MONTHS),
            adds("earning_added_to_sales", ADD_SOLD),
            journey_days.OF_EARNINGS,
        ]

    def __str__(self):
        return f"{self.participant}: {self.amount_rupiah}"
