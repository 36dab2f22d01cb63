from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participants.models import Rusunawa
from products.models import journey_days, month_sums, producer_sums, sums
from products.models.lot_queryset import LotQuerySet
from products.models.product import Product
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import in_order
from rusunpreneur.history import kept_in_history

MOST_PIECES = 10_000
#: `in_stock` is the ledger's: what else is written to a lot leaves it as it is.
IN_STOCK_FOLLOWS_MOVES = """
    IF pg_trigger_depth() = 1 THEN
        NEW.in_stock := CASE TG_OP WHEN 'INSERT' THEN 0 ELSE OLD.in_stock END;
    END IF;
    RETURN NEW;
"""


@kept_in_history(exclude=["in_stock"])
class Lot(models.Model):
    """Pieces of one product, made at one rusunawa on one day by one person or several."""

    code = models.CharField("kode", max_length=14, unique=True, editable=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="lots", verbose_name="produk")
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="lots", verbose_name="rusunawa")
    made_on = models.DateField("dibuat pada", default=timezone.localdate)
    quantity = models.PositiveIntegerField("jumlah dibuat")
    expires_on = models.DateField("baik sampai", null=True, blank=True)
    is_for_partner = models.BooleanField("pesanan mitra", default=False, editable=False)
    in_stock = models.PositiveIntegerField(
        "masih di rusunawa", default=0, editable=False, help_text="Menunggu QC, diperbaiki, ditolak, dan di gudang."
    )
    photo = models.ImageField("foto", upload_to="lot/", blank=True)
    remark = models.CharField("keterangan", max_length=200, blank=True)
    logged_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = LotQuerySet.as_manager()

    class Meta:
        verbose_name = "lot produksi"
        verbose_name_plural = "lot produksi"
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__range=(1, MOST_PIECES)),
                name="lot_quantity_plausible",
                violation_error_message="Jumlah harus antara 1 dan 10.000.",
            ),
            in_order(
                "made_on",
                "expires_on",
                name="lot_expires_after_made",
                message="Tanggal kedaluwarsa lebih awal dari tanggal dibuat.",
            ),
        ]
        indexes = [
            models.Index(fields=["-made_on", "-id"], name="lot_by_day"),
            models.Index(fields=["rusunawa", "-made_on", "-id"], name="lot_of_rusunawa"),
            models.Index(fields=["product", "-made_on"], name="lot_of_product"),
            models.Index(fields=["expires_on", "made_on", "id"], condition=Q(in_stock__gt=0), name="lot_in_stock"),
            models.Index(fields=["made_on", "id"], condition=Q(in_stock__gt=0), name="lot_oldest_in_stock"),
        ]
        triggers = [
            sums.holds(
                sums.LOT_IS_SUM_OF_SHARES,
                rule="lot_is_sum_of_shares",
                name="lot_is_sum_of_shares",
                key="id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("quantity"),
            ),
            pgtrigger.ReadOnly(name="lot_stays_where_it_was_made", fields=["rusunawa"]),
            pgtrigger.Trigger(
                name="lot_in_stock_follows_moves",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=IN_STOCK_FOLLOWS_MOVES,
            ),
            pgtrigger.Trigger(
                name="lot_moves_to_month",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("made_on"),
                func=month_sums.MOVE_MADE,
            ),
            producer_sums.OF_LOTS,
            journey_days.OF_LOTS,
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("lot_detail", args=[self.pk])

    @property
    def is_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()

    def days_left(self, today: date | None = None) -> int | None:
        return (self.expires_on - (today or timezone.localdate())).days if self.expires_on else None

    def is_logged_by_role(self, user) -> bool:
        """Who writes down and corrects lots: the office in its city, the coordinator at her rusunawa."""
        city = self.rusunawa.city_id
        return user.access.covers(*OFFICE, Role.COORDINATOR, city_id=city, rusunawa_id=self.rusunawa_id)

    def is_inspected_by(self, user) -> bool:
        """Whether this user may judge the lot: in scope, and not the one who wrote it down."""
        scope = user.access.covers(Role.ADMIN, Role.QC, city_id=self.rusunawa.city_id, rusunawa_id=self.rusunawa_id)
        return scope and self.logged_by_id != user.pk
