import secrets

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models import piecework_sums, sums
from products.models.partner_delivery import PartnerDelivery
from products.models.piecework_order import moment, person
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


class ProofKind(models.TextChoices):
    JPEG = "jpg", "Foto"
    PDF = "pdf", "PDF"


def proof_path(payment, filename):
    """Random name; what the sender called the file is not kept."""
    return f"mitra/{secrets.token_hex(16)}.{payment.proof_kind}"


@kept_in_history()
class PartnerPayment(models.Model):
    """What a company paid for a delivery, all at once or in parts. Its makers' money falls due when all is paid."""

    delivery = models.ForeignKey(PartnerDelivery, models.PROTECT, related_name="payments", verbose_name="penyerahan")
    amount_rupiah = RupiahField("jumlah dibayar")
    paid_on = models.DateField("dibayar pada")
    proof = models.FileField("bukti", upload_to=proof_path, max_length=200)
    proof_kind = models.CharField("jenis bukti", max_length=3, choices=ProofKind)
    note = models.CharField("keterangan", max_length=200, blank=True)
    recorded_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )
    reversed_at, reversed_by = moment("dibatalkan"), person("dibatalkan")
    reversed_reason = models.CharField("alasan pembatalan", max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = "pembayaran mitra"
        verbose_name_plural = "pembayaran mitra"
        ordering = ["delivery_id", "paid_on", "pk"]
        constraints = [
            one_of("proof_kind", ProofKind, name="partner_payment_proof_kind_known"),
            models.CheckConstraint(
                condition=Q(amount_rupiah__gt=0),
                name="partner_payment_of_something",
                violation_error_message="Jumlah dibayar harus lebih dari nol.",
            ),
            all_or_none("reversed_at", "reversed_by", name="partner_payment_reversed_whole"),
            reason_given(
                Q(reversed_at__isnull=False),
                "reversed_reason",
                name="partner_payment_reversed_with_reason",
                message="Tulis alasan membatalkan pembayaran.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="partner_payment_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="partner_payment_stands",
                fields=["delivery", "amount_rupiah", "paid_on", "proof", "recorded_at", "recorded_by"],
            ),
            sums.holds(
                piecework_sums.CLAIM_IS_SUM_OF_ACCEPTED,
                rule="partner_claim_is_sum_of_accepted",
                name="partner_payment_within_claim",
                key="delivery_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("reversed_at"),
            ),
        ]

    def __str__(self):
        return f"{self.delivery}: {self.amount_rupiah}"
