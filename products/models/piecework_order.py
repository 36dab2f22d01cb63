import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from products.models.contract import MOST_TOLERANCE, Contract
from products.models.piecework_queryset import PieceworkOrderQuerySet
from products.models.piecework_terms import ACCEPTED_WITH_RATE, ORDER_STANDS
from products.models.product import Product
from rusunpreneur.constraints import all_or_none, in_order, one_of, reason_given
from rusunpreneur.history import kept_in_history

MOST_ORDERED = 100_000


class Inspector(models.TextChoices):
    """Who says what is accepted."""

    US = "kami", "Petugas QC kami"
    PARTNER = "mitra", "Mitra"
    BOTH = "keduanya", "Kami, lalu mitra"


def moment(words: str):
    return models.DateTimeField(f"{words} pada", null=True, editable=False)


def person(words: str):
    user = settings.AUTH_USER_MODEL
    return models.ForeignKey(
        user, models.PROTECT, null=True, related_name="+", editable=False, verbose_name=f"{words} oleh"
    )


@kept_in_history()
class PieceworkOrder(models.Model):
    """So many pieces of a product for a company, by a day, at a rate a piece. Accepted, its terms stand.

    The company gives the material; residents are paid for each piece that was accepted.
    """

    Inspector = Inspector

    code = models.CharField("kode", max_length=14, unique=True, editable=False)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="orders", verbose_name="kontrak")
    product = models.ForeignKey(Product, models.PROTECT, related_name="piecework_orders", verbose_name="produk")
    quantity = models.PositiveIntegerField("jumlah dipesan")
    ordered_on = models.DateField("dipesan pada", default=timezone.localdate)
    due_on = models.DateField("tenggat")
    inspected_by_whom = models.CharField("QC oleh", max_length=9, choices=Inspector, default=Inspector.US)
    tolerance_percent = models.DecimalField(
        "toleransi bahan (persen)",
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(MOST_TOLERANCE)],
    )
    remark = models.CharField("keterangan", max_length=200, blank=True)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dibuat oleh"
    )
    accepted_at, accepted_by = moment("diterima"), person("diterima")
    closed_at, closed_by = moment("ditutup"), person("ditutup")
    closed_note = models.CharField("catatan penutupan", max_length=200, blank=True, editable=False)
    cancelled_at, cancelled_by = moment("dibatalkan"), person("dibatalkan")
    cancelled_reason = models.CharField("alasan dibatalkan", max_length=200, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PieceworkOrderQuerySet.as_manager()

    class Meta:
        verbose_name = "pesanan mitra"
        verbose_name_plural = "pesanan mitra"
        ordering = ["-ordered_on", "-pk"]
        constraints = [
            one_of("inspected_by_whom", Inspector, name="piecework_order_inspector_known"),
            models.CheckConstraint(
                condition=Q(quantity__range=(1, MOST_ORDERED)),
                name="piecework_order_quantity_plausible",
                violation_error_message="Jumlah dipesan antara 1 dan 100.000.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance_percent__range=(0, MOST_TOLERANCE)),
                name="piecework_order_tolerance_plausible",
                violation_error_message="Toleransi bahan antara 0 dan 50 persen.",
            ),
            in_order("ordered_on", "due_on", name="piecework_order_dates", message="Tenggat sebelum tanggal pesan."),
            all_or_none("accepted_at", "accepted_by", name="piecework_order_accepted_whole"),
            all_or_none("closed_at", "closed_by", name="piecework_order_closed_whole"),
            all_or_none("cancelled_at", "cancelled_by", name="piecework_order_cancelled_whole"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(accepted_at__isnull=False, cancelled_at=None),
                name="piecework_order_closed_after_accepted",
                violation_error_message="Yang ditutup adalah pesanan yang sudah diterima.",
            ),
            reason_given(
                Q(cancelled_at__isnull=False),
                "cancelled_reason",
                name="piecework_order_cancelled_with_reason",
                message="Tulis alasan membatalkan pesanan.",
            ),
        ]
        indexes = [models.Index(fields=["-ordered_on", "-id"], name="piecework_order_by_day")]
        triggers = [
            pgtrigger.Protect(name="piecework_order_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="piecework_order_terms_stand",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=ORDER_STANDS,
            ),
            pgtrigger.Trigger(
                name="piecework_order_accepted_with_rate",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("accepted_at"),
                func=ACCEPTED_WITH_RATE,
            ),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("piecework_detail", args=[self.pk])

    @property
    def partner(self):
        return self.contract.partner

    @property
    def is_draft(self) -> bool:
        return self.accepted_at is None and self.cancelled_at is None

    @property
    def is_under_way(self) -> bool:
        return self.accepted_at is not None and self.closed_at is None and self.cancelled_at is None
