import pgtrigger
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q

from participants.models import Participant
from products.models import sums
from products.models.pay_ledger import ADD_PAYOUT, PAID_OF_APPROVED_RUN
from products.models.payout_run import PayoutRun
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


class Method(models.TextChoices):
    CASH = "tunai", "Tunai"
    TRANSFER = "transfer", "Transfer"


@kept_in_history()
class Payout(models.Model):
    """What one person gets in a run. Paid once; a wrong one is reversed with a reason and never deleted."""

    Method = Method

    run = models.ForeignKey(PayoutRun, models.PROTECT, related_name="payouts", verbose_name="daftar bayar")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="payouts", verbose_name="peserta")
    amount_rupiah = RupiahField("jumlah")
    method = models.CharField("cara bayar", max_length=8, choices=Method, default=Method.CASH)
    paid_at = models.DateTimeField("dibayar pada", null=True, editable=False)
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dibayar oleh",
    )
    reference = models.CharField("nomor transfer", max_length=60, blank=True)
    proof = models.FileField(
        "bukti", upload_to="payout/", blank=True, validators=[FileExtensionValidator(["jpg", "pdf"])]
    )
    reversed_at = models.DateTimeField("dibatalkan pada", null=True, editable=False)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dibatalkan oleh",
    )
    reversed_reason = models.CharField("alasan dibatalkan", max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = "pembayaran peserta"
        verbose_name_plural = "pembayaran peserta"
        ordering = ["run_id", "pk"]
        constraints = [
            one_of("method", Method, name="payout_method_known"),
            models.CheckConstraint(
                condition=Q(amount_rupiah__gt=0),
                name="payout_of_something",
                violation_error_message="Jumlah yang dibayarkan harus lebih dari nol.",
            ),
            models.UniqueConstraint(
                fields=["run", "participant"],
                condition=Q(reversed_at=None),
                name="payout_once_a_person",
                violation_error_message="Orang ini sudah ada di daftar bayar ini.",
            ),
            all_or_none("paid_at", "paid_by", name="payout_paid_whole"),
            all_or_none("reversed_at", "reversed_by", name="payout_reversed_whole"),
            models.CheckConstraint(
                condition=Q(paid_at=None) | ~Q(method=Method.TRANSFER) | ~Q(reference=""),
                name="payout_transfer_has_reference",
                violation_error_message="Tulis nomor transfernya.",
            ),
            reason_given(
                Q(reversed_at__isnull=False),
                "reversed_reason",
                name="payout_reversed_with_reason",
                message="Tulis alasan membatalkan pembayaran.",
            ),
        ]
        indexes = [
            models.Index(fields=["participant", "-id"], name="payout_of_person"),
            models.Index(fields=["paid_at"], condition=Q(reversed_at=None), name="payout_by_day"),
        ]
        triggers = [
            pgtrigger.Protect(name="payout_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="payout_stands", fields=["run", "participant", "amount_rupiah"]),
            pgtrigger.Trigger(
                name="payout_taken_from_account",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=ADD_PAYOUT,
            ),
            pgtrigger.Trigger(
                name="payout_of_approved_run",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("paid_at"),
                condition=pgtrigger.Q(old__paid_at__isnull=True, new__paid_at__isnull=False),
                func=PAID_OF_APPROVED_RUN,
            ),
            sums.holds(
                sums.PAYOUT_IS_SUM_OF_ITEMS, rule="payout_is_sum_of_items", name="payout_is_sum_of_items", key="id"
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.amount_rupiah}"

    @property
    def number(self) -> str:
        """Of the receipt."""
        return payout_number(self.run_id, self.pk)

    @property
    def is_paid(self) -> bool:
        return self.paid_at is not None and self.reversed_at is None

    @property
    def state(self) -> str:
        if self.reversed_at:
            return "Dibatalkan"
        return "Dibayar" if self.paid_at else "Belum dibayar"


def payout_number(run: int, payout: int) -> str:
    return f"KW-{run:05}-{payout:06}"
