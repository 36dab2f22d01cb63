import pgtrigger
from django.db import models
from django.db.models import F, Q

from products.models import journey_days, month_sums, sums
from products.models.inspection import Inspection
from products.models.share import Share
from rusunpreneur.history import kept_in_history

SAME_LOT = """
    IF (SELECT share.lot_id <> inspection.lot_id FROM products_share share, products_inspection inspection
        WHERE share.id = NEW.share_id AND inspection.id = NEW.inspection_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'verdict_of_one_lot',
            MESSAGE = 'verdict_of_one_lot';
    END IF;
    RETURN NEW;
"""


@kept_in_history()
class Verdict(models.Model):
    """What an inspection found of one maker's pieces: passed in grade A or B, to be reworked, rejected."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="verdicts", verbose_name="pemeriksaan")
    share = models.ForeignKey(Share, models.PROTECT, related_name="verdicts", verbose_name="bagian pembuat")
    passed_a = models.PositiveIntegerField("lulus A", default=0)
    passed_b = models.PositiveIntegerField("lulus B", default=0)
    rework = models.PositiveIntegerField("perbaikan", default=0)
    rejected = models.PositiveIntegerField("ditolak", default=0)

    class Meta:
        verbose_name = "hasil pemeriksaan"
        verbose_name_plural = "hasil pemeriksaan"
        ordering = ["inspection_id", "share_id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "share"], name="verdict_once_a_share"),
            models.CheckConstraint(
                condition=Q(passed_a__gt=-F("passed_b") - F("rework") - F("rejected")),
                name="verdict_judges_something",
                violation_error_message="Isi hasil untuk paling sedikit satu barang.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="verdict_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="verdict_of_one_lot",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=SAME_LOT,
            ),
            pgtrigger.Trigger(
                name="verdict_added_to_month",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_verdicts"),
                func=month_sums.ADD_VERDICTS,
            ),
            journey_days.OF_VERDICTS,
            sums.holds(
                sums.INSPECTION_IS_SUM_OF_VERDICTS,
                rule="inspection_is_sum_of_verdicts",
                name="verdict_sums_to_inspection",
                key="inspection_id",
            ),
            sums.holds(sums.VERDICT_HAS_REASONS, rule="verdict_has_reasons", name="verdict_has_reasons", key="id"),
        ]

    def __str__(self):
        return f"{self.share.maker}: {self.passed} lulus, {self.rework} perbaikan, {self.rejected} ditolak"

    @property
    def passed(self) -> int:
        return self.passed_a + self.passed_b

    @property
    def total(self) -> int:
        return self.passed + self.rework + self.rejected
