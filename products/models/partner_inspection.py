import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models import piecework_sums, sums
from products.models.partner_delivery import PartnerDelivery, PartnerDeliveryLine
from products.models.piecework_order import moment, person
from rusunpreneur.constraints import all_or_none, reason_given
from rusunpreneur.history import kept_in_history


@kept_in_history()
class PartnerInspection(models.Model):
    """What was accepted of a delivery: the company's word, or ours where our QC decides. A wrong one is taken back."""

    delivery = models.ForeignKey(PartnerDelivery, models.PROTECT, related_name="inspections", verbose_name="penyerahan")
    inspected_at = models.DateTimeField("diputuskan pada", auto_now_add=True)
    inspected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diputuskan oleh"
    )
    reversed_at, reversed_by = moment("dibatalkan"), person("dibatalkan")
    reversed_reason = models.CharField("alasan pembatalan", max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = "keputusan mitra"
        verbose_name_plural = "keputusan mitra"
        ordering = ["delivery_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"],
                condition=Q(reversed_at=None),
                name="partner_inspection_once_a_delivery",
                violation_error_message="Penyerahan ini sudah diputuskan.",
            ),
            all_or_none("reversed_at", "reversed_by", name="partner_inspection_reversed_whole"),
            reason_given(
                Q(reversed_at__isnull=False),
                "reversed_reason",
                name="partner_inspection_reversed_with_reason",
                message="Tulis alasan membatalkan keputusan.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="partner_inspection_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="partner_inspection_stands", fields=["delivery", "inspected_at", "inspected_by"]),
            sums.holds(
                piecework_sums.DECISION_TAKEN_BACK_WHOLE,
                rule="partner_inspection_taken_back_whole",
                name="partner_inspection_taken_back_whole",
                key="id",
                operation=pgtrigger.UpdateOf("reversed_at"),
            ),
            sums.holds(
                piecework_sums.CLAIM_IS_SUM_OF_ACCEPTED,
                rule="partner_claim_is_sum_of_accepted",
                name="partner_inspection_claims_what_it_accepts",
                key="delivery_id",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("reversed_at"),
            ),
        ]

    def __str__(self):
        return str(self.delivery)


class PartnerVerdict(models.Model):
    """What became of one line of a delivery: accepted in grade A or B, rejected with a reason."""

    inspection = models.ForeignKey(PartnerInspection, models.PROTECT, related_name="verdicts", verbose_name="keputusan")
    line = models.ForeignKey(PartnerDeliveryLine, models.PROTECT, related_name="verdicts", verbose_name="baris")
    accepted_a = models.PositiveIntegerField("diterima A", default=0)
    accepted_b = models.PositiveIntegerField("diterima B", default=0)
    rejected = models.PositiveIntegerField("ditolak", default=0)
    reason = models.CharField("alasan ditolak", max_length=200, blank=True)

    class Meta:
        verbose_name = "hasil keputusan mitra"
        verbose_name_plural = "hasil keputusan mitra"
        ordering = ["inspection_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "line"], name="partner_verdict_once_a_line"),
            reason_given(
                Q(rejected__gt=0),
                "reason",
                name="partner_verdict_rejected_with_reason",
                message="Tulis alasan barang ditolak.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="partner_verdict_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="partner_verdict_of_whole_line",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=piecework_sums.VERDICT_OF_WHOLE_LINE,
            ),
            sums.holds(
                piecework_sums.VERDICT_IS_ACCEPTED,
                rule="partner_verdict_is_accepted",
                name="partner_verdict_is_accepted",
                key="id",
            ),
        ]

    def __str__(self):
        return f"{self.line}: {self.accepted} diterima, {self.rejected} ditolak"

    @property
    def accepted(self) -> int:
        return self.accepted_a + self.accepted_b
