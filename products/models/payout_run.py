from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from participants.models import Rusunawa
from products.models import sums
from products.models.bazaar import Bazaar
from products.models.claim import Claim
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.history import kept_in_history
from rusunpreneur.words import MONTHS


class Scope(models.TextChoices):
    BAZAAR = "bazar", "Satu bazar"
    CLAIM = "tagihan", "Satu pesanan"
    MONTH = "bulan", "Satu bulan"


def in_words(*, bazaar: Bazaar | None, claim: Claim | None, month: date | None) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}" if month else str(bazaar or claim)


class PayoutRunQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office in its city, a coordinator where her rusunawa's makers are paid."""
        return self.filter(user.access.within(*OFFICE, Role.COORDINATOR, city="rusunawa__city", rusunawa="rusunawa"))

    def editable_by(self, user):
        return self.filter(user.access.within(*OFFICE, city="rusunawa__city", rusunawa="rusunawa"))

    def awaiting_approval(self):
        return self.filter(approved_at=None, cancelled_at=None)


@kept_in_history()
class PayoutRun(models.Model):
    """Money for the makers of one rusunawa, out of a bazaar, an order or a month. One proposes, another approves."""

    Scope = Scope

    scope = models.CharField("dari", max_length=8, choices=Scope)
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="payout_runs", verbose_name="rusunawa")
    bazaar = models.ForeignKey(
        Bazaar, models.PROTECT, null=True, blank=True, related_name="payout_runs", verbose_name="bazar"
    )
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="payout_runs", verbose_name="tagihan"
    )
    month = models.DateField("bulan", null=True, blank=True, help_text="Hari pertama bulan itu.")
    remark = models.CharField("keterangan", max_length=200, blank=True)
    created_at = models.DateTimeField("diajukan pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="diajukan oleh"
    )
    approved_at = models.DateTimeField("disetujui pada", null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="disetujui oleh",
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

    objects = PayoutRunQuerySet.as_manager()

    class Meta:
        verbose_name = "daftar bayar"
        verbose_name_plural = "daftar bayar"
        ordering = ["-pk"]
        constraints = [
            one_of("scope", Scope, name="payout_run_scope_known"),
            models.CheckConstraint(
                condition=Q(scope=Scope.BAZAAR, bazaar__isnull=False, claim=None, month=None)
                | Q(scope=Scope.CLAIM, bazaar=None, claim__isnull=False, month=None)
                | Q(scope=Scope.MONTH, bazaar=None, claim=None, month__day=1),
                name="payout_run_source_fits_scope",
            ),
            all_or_none("approved_at", "approved_by", name="payout_run_approved_whole"),
            all_or_none("cancelled_at", "cancelled_by", name="payout_run_cancelled_whole"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("created_by")),
                name="payout_run_approved_by_another",
                violation_error_message="Daftar bayar disetujui oleh orang lain, bukan oleh yang mengajukan.",
            ),
            reason_given(
                Q(cancelled_at__isnull=False),
                "cancelled_reason",
                name="payout_run_cancelled_with_reason",
                message="Tulis alasan membatalkan daftar bayar.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["rusunawa"], condition=Q(approved_at=None, cancelled_at=None), name="payout_run_awaiting"
            )
        ]
        triggers = [
            sums.holds(
                sums.NOTHING_PAID_OF_CANCELLED_RUN,
                rule="payout_run_cancelled_unpaid",
                name="payout_run_cancelled_unpaid",
                key="id",
                operation=pgtrigger.UpdateOf("cancelled_at"),
            )
        ]

    def __str__(self):
        return f"Daftar bayar {self.pk:05}"

    def get_absolute_url(self):
        return reverse("payout_run", args=[self.pk])

    @property
    def source(self) -> str:
        """In words, where the money comes from."""
        return in_words(bazaar=self.bazaar, claim=self.claim, month=self.month)

    @property
    def state(self) -> str:
        if self.cancelled_at:
            return "Dibatalkan"
        return "Disetujui" if self.approved_at else "Menunggu persetujuan"

    def state_with(self, *, unpaid: int, paid: int) -> str:
        """The same, where one knows how many of its payments stand."""
        if not self.approved_at or self.cancelled_at or not paid:
            return self.state
        return "Dibayar sebagian" if unpaid else "Lunas"
