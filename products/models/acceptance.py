import pgtrigger
from django.db import models
from django.db.models import F, Q

from products.models import piecework_sums, sums
from products.models.balance import Grade
from products.models.partner_inspection import PartnerVerdict
from rusunpreneur.constraints import one_of
from rusunpreneur.fields import RupiahField


class Acceptance(models.Model):
    """Accepted pieces of one maker in one grade, times the rate that was agreed: what she has earned."""

    verdict = models.ForeignKey(PartnerVerdict, models.PROTECT, related_name="acceptances", verbose_name="keputusan")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    quantity = models.PositiveIntegerField("jumlah")
    rate_rupiah = RupiahField("tarif sebuah")
    amount_rupiah = RupiahField("kompensasi")

    class Meta:
        verbose_name = "barang diterima mitra"
        verbose_name_plural = "barang diterima mitra"
        ordering = ["verdict_id", "grade"]
        constraints = [
            one_of("grade", Grade, name="acceptance_grade_known"),
            models.UniqueConstraint(fields=["verdict", "grade"], name="acceptance_once_a_verdict"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, amount_rupiah=F("quantity") * F("rate_rupiah")),
                name="acceptance_is_quantity_times_rate",
                violation_error_message="Kompensasi adalah jumlah dikali tarif.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="acceptance_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            sums.holds(
                piecework_sums.ACCEPTANCE_CREDITS_ITS_MAKER,
                rule="acceptance_credits_its_maker",
                name="acceptance_credits_its_maker",
                key="id",
            ),
            sums.holds(
                piecework_sums.VERDICT_IS_ACCEPTED,
                rule="partner_verdict_is_accepted",
                name="acceptance_sums_to_verdict",
                key="verdict_id",
            ),
        ]

    def __str__(self):
        return f"{self.quantity} {self.grade} × {self.rate_rupiah}"
