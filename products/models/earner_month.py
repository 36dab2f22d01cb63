import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Participant, Rusunawa
from products.models import city_sums
from products.models.earner_sums import step_changes
from products.models.goods_month import added_up, follows
from products.models.learned import Learned, by_learned
from rusunpreneur.constraints import one_of


class EarnerMonth(Learned):
    """What one person has of a month over all channels, of pieces made at one rusunawa: whole rupiah, after deductions.

    `rent_rupiah` is what her flat costs on the last day of that month, where it is written down. Triggers write it.
    """

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="earner_months", verbose_name="peserta", db_index=False
    )
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    month = models.DateField("bulan")
    net_rupiah = models.BigIntegerField("pendapatan")
    rent_rupiah = models.BigIntegerField("sewa", null=True, blank=True)

    class Meta:
        verbose_name = "pendapatan seorang sebulan"
        verbose_name_plural = "pendapatan seorang sebulan"
        ordering = ["-month", "participant_id"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "rusunawa", "month"], name="earner_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="earner_month_begins_a_month"),
        ]
        indexes = [
            models.Index(fields=["rusunawa", "month"], include=["participant", "net_rupiah"], name="earner_month_here"),
            *by_learned("earner_month", "net_rupiah", "rent_rupiah"),
        ]
        triggers = [
            follows("earner_month_follows_the_ledger"),
            *added_up("earner_month", step_changes),
        ]

    def __str__(self):
        return f"{self.participant}, {self.month:%m/%Y}: {self.net_rupiah}"


class Kind(models.TextChoices):
    INCOME = "pendapatan", "Langkah Rp10.000"
    RENT = "sewa", "Langkah 5% sewa"
    BEFORE = "sebelum", "Bulan berpendapatan sebelumnya"


class IncomeStep(models.Model):
    """How many people stand on a step in a month (see `earner_sums`); the rows of one step are added up."""

    Kind = Kind

    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    month = models.DateField("bulan")
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    step = models.IntegerField("langkah")
    people = models.IntegerField("orang")

    class Meta:
        verbose_name = "langkah pendapatan"
        verbose_name_plural = "langkah pendapatan"
        ordering = ["-month", "rusunawa_id", "kind", "step"]
        constraints = [
            one_of("kind", Kind, name="income_step_kind_known"),
            models.CheckConstraint(condition=Q(month__day=1), name="income_step_begins_a_month"),
        ]
        indexes = [
            models.Index(fields=["month", "rusunawa"], include=["kind", "step", "people"], name="income_step_by_month"),
            models.Index(fields=["rusunawa", "month"], include=["kind", "step", "people"], name="income_step_here"),
            models.Index(
                fields=["month"],
                include=["rusunawa", "step", "people"],
                condition=Q(kind="sebelum"),
                name="income_step_of_earners",
            ),
        ]
        triggers = [
            follows("income_step_follows_the_months"),
            pgtrigger.Trigger(
                name="income_step_comes",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=city_sums.ADD_STEPS,
            ),
        ]

    def __str__(self):
        return f"{self.rusunawa}, {self.month:%m/%Y}, {self.kind} {self.step}: {self.people}"
