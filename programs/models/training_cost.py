from django.db import models
from django.db.models import Q

from programs.models.plausible_days import in_plausible_years, plausible_day
from programs.models.taken_back import TakenBack, TakenBackQuerySet, stands, whole
from programs.models.training import Training
from programs.models.training_counted import COUNTED_AGAIN
from rusunpreneur.access import OFFICE
from rusunpreneur.constraints import one_of
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history

#: What one line can cost; all lines of a training fit a number of four bytes a month over.
MOST_RUPIAH = 1_000_000_000


class Kind(models.TextChoices):
    MATERIAL = "bahan", "Bahan"
    TOOL = "alat", "Alat"
    FEE = "honor", "Honor narasumber"
    MEAL = "konsumsi", "Konsumsi"
    OTHER = "lain", "Lain-lain"


class TrainingCostQuerySet(TakenBackQuerySet):
    def editable_by(self, user):
        """The office in its own city."""
        return self.filter(user.access.within(*OFFICE, city="training__city", rusunawa="training__rusunawa"))


@kept_in_history()
class TrainingCost(TakenBack):
    """What was spent on a training, a line a receipt. A wrong line is taken back and written anew."""

    Kind = Kind

    training = models.ForeignKey(Training, models.PROTECT, related_name="costs", verbose_name="bimtek")
    kind = models.CharField("jenis biaya", max_length=8, choices=Kind)
    amount_rupiah = RupiahField("jumlah")
    spent_on = models.DateField("tanggal", validators=[plausible_day])
    description = models.CharField("uraian", max_length=140)
    document_number = models.CharField("nomor kuitansi", max_length=60, blank=True)

    objects = TrainingCostQuerySet.as_manager()

    class Meta:
        verbose_name = "biaya bimtek"
        verbose_name_plural = "biaya bimtek"
        ordering = ["-spent_on", "-pk"]
        constraints = [
            *whole("training_cost"),
            one_of("kind", Kind, name="training_cost_kind_known"),
            models.CheckConstraint(
                condition=Q(amount_rupiah__range=(1, MOST_RUPIAH)),
                name="training_cost_plausible",
                violation_error_message="Jumlahnya harus antara Rp1 dan Rp1.000.000.000.",
            ),
            models.CheckConstraint(
                condition=~Q(description=""),
                name="training_cost_described",
                violation_error_message="Tulis untuk apa biayanya.",
            ),
            in_plausible_years("spent_on", name="training_cost_in_plausible_years"),
            models.UniqueConstraint(
                fields=["training", "document_number", "spent_on", "amount_rupiah"],
                condition=Q(revoked_at=None) & ~Q(document_number=""),
                name="training_cost_receipt_once",
                violation_error_message="Kuitansi ini sudah dicatat: nomor, tanggal, dan jumlahnya sama.",
            ),
        ]
        triggers = [*stands("training_cost"), *COUNTED_AGAIN]

    def __str__(self):
        return f"{self.training}, {self.description}"
