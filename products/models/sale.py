import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from products.models import order_sums, sums
from products.models.bazaar import Bazaar
from products.models.claim import Claim
from products.models.sale_queryset import SaleQuerySet
from products.models.shift import Shift
from products.models.till_ledger import WHERE_IT_IS_OPEN
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history

STANDS = ["channel", "bazaar", "shift", "rusunawa", "claim", "sold_on", "total_rupiah", "sold_at", "sold_by"]


class Channel(models.TextChoices):
    BAZAAR = "bazar", "Bazar"
    ORDER = "e-order", "E-order"
    DIRECT = "langsung", "Langsung"


@kept_in_history()
class Sale(models.Model):
    """Goods went to a buyer for money. Never changed and never deleted: a wrong one is voided, with a reason.

    With a claim it is paid later; without one its payments are its total. Whole rupiah.
    """

    Channel = Channel

    channel = models.CharField("saluran", max_length=8, choices=Channel)
    bazaar = models.ForeignKey(
        Bazaar, models.PROTECT, null=True, blank=True, related_name="sales", verbose_name="bazar", db_index=False
    )
    shift = models.ForeignKey(
        Shift, models.PROTECT, null=True, blank=True, related_name="sales", verbose_name="giliran kasir"
    )
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="sales", verbose_name="dijual di rusunawa"
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="sales", verbose_name="tagihan"
    )
    sold_on = models.DateField("tanggal jual", default=timezone.localdate)
    total_rupiah = RupiahField("jumlah")
    remark = models.CharField("keterangan", max_length=200, blank=True)
    sold_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    sold_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh")
    voided_at = models.DateTimeField("dibatalkan pada", null=True, editable=False)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dibatalkan oleh",
    )
    voided_reason = models.CharField("alasan pembatalan", max_length=200, blank=True, editable=False)

    objects = SaleQuerySet.as_manager()

    class Meta:
        verbose_name = "penjualan"
        verbose_name_plural = "penjualan"
        ordering = ["-sold_on", "-pk"]
        constraints = [
            one_of("channel", Channel, name="sale_channel_known"),
            models.CheckConstraint(
                condition=Q(channel=Channel.BAZAAR, bazaar__isnull=False)
                | (~Q(channel=Channel.BAZAAR) & Q(bazaar=None, shift=None)),
                name="sale_at_bazaar_iff_channel",
                violation_error_message="Penjualan bazar harus menyebut bazarnya.",
            ),
            models.CheckConstraint(
                condition=Q(total_rupiah__gt=0),
                name="sale_of_something",
                violation_error_message="Pilih paling sedikit satu barang.",
            ),
            all_or_none("voided_at", "voided_by", name="sale_voided_whole"),
            reason_given(
                Q(voided_at__isnull=False),
                "voided_reason",
                name="sale_voided_with_reason",
                message="Tulis alasan pembatalan.",
            ),
        ]
        indexes = [
            models.Index(fields=["-sold_on", "-id"], name="sale_by_day"),
            models.Index(fields=["bazaar", "-id"], name="sale_of_bazaar"),
        ]
        triggers = [
            pgtrigger.Protect(name="sale_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="sale_stands",
                fields=STANDS,
            ),
            pgtrigger.Trigger(
                name="sale_where_it_is_open",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("voided_at"),
                func=WHERE_IT_IS_OPEN,
            ),
            sums.holds(sums.SALE_IS_SUM_OF_LINES, rule="sale_is_sum_of_lines", name="sale_is_sum_of_lines", key="id"),
            sums.holds(sums.SALE_IS_PAID, rule="sale_is_paid", name="sale_is_paid", key="id"),
            sums.holds(
                sums.VOID_TAKES_EARNINGS_BACK,
                rule="sale_void_takes_earnings_back",
                name="sale_void_takes_earnings_back",
                key="id",
                operation=pgtrigger.UpdateOf("voided_at"),
            ),
            sums.holds(
                order_sums.CLAIM_IS_SUM_OF_SALES,
                rule="sale_claim_is_sum_of_sales",
                name="sale_claim_is_sum_of_sales",
                key="claim_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("voided_at"),
                condition=pgtrigger.Q(new__claim__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Nota {self.number}"

    def get_absolute_url(self):
        return reverse("sale_detail", args=[self.pk])

    @property
    def number(self) -> str:
        """To read out: year and month, then a number that is given once."""
        return f"{self.sold_on:%y%m}-{self.pk:05}"

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None
