from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from participants.models import City
from products.models.buyer import Buyer
from products.models.claim import Claim
from products.models.order_queryset import OrderQuerySet
from programs.models.plausible_days import in_plausible_years
from rusunpreneur.access import OFFICE
from rusunpreneur.constraints import all_or_none, in_order, one_of, reason_given
from rusunpreneur.history import kept_in_history


class Channel(models.TextChoices):
    """As sales and earnings call them."""

    E_ORDER = "e-order", "E-order"
    DIRECT = "langsung", "Langsung"


class State(models.TextChoices):
    """How far an order is; follows from what happened and is stored nowhere."""

    ACCEPTED = "masuk", "Disiapkan"
    PARTLY = "sebagian", "Terkirim sebagian"
    DELIVERED = "terkirim", "Menunggu tanda terima"
    RECEIVED = "diterima", "Belum ditagih"
    INVOICED = "ditagih", "Menunggu pembayaran"
    PAID = "lunas", "Lunas"
    CANCELLED = "batal", "Dibatalkan"


@kept_in_history()
class Order(models.Model):
    """What a buyer asked for: delivered first, paid later. What it brings is owed from the first delivery on (`claim`).

    `city` is the office that handles it; none is the Dinas.
    """

    Channel, State = Channel, State

    buyer = models.ForeignKey(Buyer, models.PROTECT, related_name="orders", verbose_name="pembeli")
    channel = models.CharField("saluran", max_length=8, choices=Channel, default=Channel.E_ORDER)
    buyer_number = models.CharField("nomor pesanan pembeli", max_length=60, blank=True)
    city = models.ForeignKey(
        City, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ditangani wilayah"
    )
    ordered_on = models.DateField("tanggal pesan", default=timezone.localdate)
    promised_on = models.DateField("dijanjikan sampai")
    occasion = models.CharField("acara atau keterangan", max_length=200, blank=True)
    claim = models.OneToOneField(
        Claim, models.PROTECT, null=True, blank=True, related_name="order", editable=False, verbose_name="tagihan"
    )
    entered_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
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
    cancelled_reason = models.CharField("alasan pembatalan", max_length=200, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = "pesanan"
        verbose_name_plural = "pesanan"
        ordering = ["-ordered_on", "-pk"]
        constraints = [
            one_of("channel", Channel, name="order_channel_known"),
            in_plausible_years("ordered_on", name="order_day_plausible"),
            in_plausible_years("promised_on", name="order_promise_plausible"),
            in_order(
                "ordered_on",
                "promised_on",
                name="order_promised_after_ordered",
                message="Tanggal janji lebih awal dari tanggal pesan.",
            ),
            reason_given(
                Q(channel=Channel.E_ORDER),
                "buyer_number",
                name="order_number_of_e_order",
                message="Tulis nomor e-order dari pembeli.",
            ),
            models.UniqueConstraint(
                fields=["buyer", "buyer_number"],
                condition=~Q(buyer_number=""),
                name="order_once_a_number",
                violation_error_message="Nomor pesanan ini sudah tercatat untuk pembeli ini.",
            ),
            all_or_none("cancelled_at", "cancelled_by", name="order_cancelled_whole"),
            reason_given(
                Q(cancelled_at__isnull=False),
                "cancelled_reason",
                name="order_cancelled_with_reason",
                message="Tulis alasan pembatalan.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(claim=None),
                name="order_cancelled_before_delivery",
                violation_error_message="Pesanan ini sudah dikirim, jadi tidak bisa dibatalkan.",
            ),
        ]
        indexes = [
            models.Index(fields=["-ordered_on", "-id"], name="order_by_day"),
            models.Index(fields=["promised_on"], condition=Q(cancelled_at=None), name="order_by_promise"),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("order_detail", args=[self.pk])

    @property
    def code(self) -> str:
        """To read out; the month is that in which it was written down."""
        return f"PSN-{timezone.localtime(self.entered_at):%y%m}-{self.pk:04}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_paid(self) -> bool:
        return self.claim is not None and self.claim.is_settled

    def is_editable_by(self, user) -> bool:
        return user.access.covers(*OFFICE, city_id=self.city_id)
