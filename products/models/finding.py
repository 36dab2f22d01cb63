import pgtrigger
from django.db import models
from django.db.models import Q

from products.models import sums
from products.models.criterion import Criterion
from products.models.defect import Defect
from products.models.inspection import Inspection
from products.models.verdict import Verdict
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Outcome(models.TextChoices):
    REWORK = "perbaikan", "Perbaikan"
    REJECTED = "ditolak", "Ditolak"


@kept_in_history()
class Finding(models.Model):
    """Why pieces of one maker did not pass: one fault for each of them, in words the maker can read."""

    Outcome = Outcome

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="findings", verbose_name="hasil")
    outcome = models.CharField("akibat", max_length=9, choices=Outcome)
    defect = models.ForeignKey(Defect, models.PROTECT, related_name="findings", verbose_name="cacat")
    quantity = models.PositiveIntegerField("jumlah")
    note = models.CharField("keterangan", max_length=200, blank=True)
    photo = models.ImageField("foto", upload_to="temuan/", blank=True)

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        ordering = ["verdict_id", "pk"]
        constraints = [
            one_of("outcome", Outcome, name="finding_outcome_known"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="finding_of_something",
                violation_error_message="Jumlah cacat harus lebih dari nol.",
            ),
            models.UniqueConstraint(fields=["verdict", "outcome", "defect"], name="finding_once_a_defect"),
        ]
        indexes = [models.Index(fields=["defect", "verdict"], name="finding_of_defect")]
        triggers = [
            pgtrigger.Protect(name="finding_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            sums.holds(
                sums.VERDICT_HAS_REASONS, rule="verdict_has_reasons", name="finding_sums_to_verdict", key="verdict_id"
            ),
        ]

    def __str__(self):
        return f"{self.quantity} {self.get_outcome_display().lower()}: {self.defect.name}"


@kept_in_history()
class Reading(models.Model):
    """How one line of the checklist came out: met or not, and the number that was measured."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="readings", verbose_name="pemeriksaan")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="readings", verbose_name="butir")
    is_met = models.BooleanField("memenuhi")
    value = models.DecimalField("hasil ukur", max_digits=9, decimal_places=2, null=True, blank=True)
    photo = models.ImageField("foto", upload_to="periksa/", blank=True)

    class Meta:
        verbose_name = "hasil butir"
        verbose_name_plural = "hasil butir"
        ordering = ["inspection_id", "criterion_id"]
        constraints = [models.UniqueConstraint(fields=["inspection", "criterion"], name="reading_once_a_criterion")]
        triggers = [pgtrigger.Protect(name="reading_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.criterion}: {'ya' if self.is_met else 'tidak'}"
