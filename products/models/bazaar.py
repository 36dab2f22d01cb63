import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participants.models import City, Rusunawa
from products.models import sums
from products.models.bazaar_queryset import BazaarQuerySet
from products.models.packing_ledger import BAZAAR_IS_OVER_WHEN_EMPTY
from products.models.place import Place
from rusunpreneur.constraints import all_or_none, in_order, one_of, reason_given
from rusunpreneur.history import kept_in_history
from rusunpreneur.words import period


class Level(models.TextChoices):
    VILLAGE = "kelurahan", "Kelurahan"
    DISTRICT = "kecamatan", "Kecamatan"
    CITY = "kota", "Kota"
    PROVINCE = "provinsi", "Provinsi"
    NATION = "nasional", "Nasional"


@kept_in_history()
class Bazaar(models.Model):
    """An official bazaar: where, when, at which level. Its goods have two places: on the way, and there."""

    Level = Level

    code = models.CharField("kode", max_length=14, unique=True, editable=False)
    name = models.CharField("nama bazar", max_length=120)
    level = models.CharField("tingkat", max_length=9, choices=Level)
    organiser = models.CharField("penyelenggara", max_length=120)
    venue = models.CharField("tempat", max_length=200)
    city = models.ForeignKey(
        City,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bazaars",
        verbose_name="kota",
        help_text="Kosong: provinsi.",
    )
    rusunawa = models.ForeignKey(
        Rusunawa,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosted_bazaars",
        verbose_name="rusunawa tuan rumah",
    )
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai")
    stands = models.PositiveSmallIntegerField("jumlah stan", validators=[MinValueValidator(1), MaxValueValidator(500)])
    remark = models.CharField("keterangan", max_length=200, blank=True)
    place = models.OneToOneField(Place, models.PROTECT, related_name="+", editable=False, verbose_name="tempat barang")
    transit = models.OneToOneField(Place, models.PROTECT, related_name="+", editable=False, verbose_name="perjalanan")
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dibuat oleh"
    )
    closed_at = models.DateTimeField("ditutup pada", null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="ditutup oleh",
    )
    cancelled_at = models.DateTimeField("dibatalkan pada", null=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dibatalkan oleh",
    )
    cancelled_reason = models.CharField("alasan dibatalkan", max_length=200, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = BazaarQuerySet.as_manager()

    class Meta:
        verbose_name = "bazar"
        verbose_name_plural = "bazar"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            one_of("level", Level, name="bazaar_level_known"),
            in_order("starts_on", "ends_on", name="bazaar_dates", message="Bazar berakhir sebelum mulai."),
            models.CheckConstraint(
                condition=Q(stands__range=(1, 500)),
                name="bazaar_stands_plausible",
                violation_error_message="Jumlah stan antara 1 dan 500.",
            ),
            all_or_none("closed_at", "closed_by", name="bazaar_closed_whole"),
            all_or_none("cancelled_at", "cancelled_by", name="bazaar_cancelled_whole"),
            reason_given(
                Q(cancelled_at__isnull=False),
                "cancelled_reason",
                name="bazaar_cancelled_with_reason",
                message="Tulis alasan membatalkan bazar.",
            ),
        ]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="bazaar_by_day"),
            models.Index(fields=["ends_on"], condition=Q(closed_at=None, cancelled_at=None), name="bazaar_open"),
        ]
        triggers = [
            sums.holds(
                BAZAAR_IS_OVER_WHEN_EMPTY,
                rule="bazaar_is_over_when_empty",
                name="bazaar_is_over_when_empty",
                key="id",
                operation=pgtrigger.UpdateOf("closed_at", "cancelled_at"),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("bazaar_detail", args=[self.pk])

    @property
    def period(self) -> str:
        return period(self.starts_on, self.ends_on)

    @property
    def is_open(self) -> bool:
        """Goods may come and be sold."""
        return self.closed_at is None and self.cancelled_at is None

    @property
    def state(self) -> str:
        """In words: what a list says of it."""
        today = timezone.localdate()
        if self.cancelled_at:
            return "Dibatalkan"
        if self.closed_at:
            return "Ditutup"
        if today < self.starts_on:
            return "Akan datang"
        return "Berlangsung" if today <= self.ends_on else "Belum ditutup"
