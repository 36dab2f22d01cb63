import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from participants.models import Rusunawa
from products.models import journey_days, month_sums, sums
from products.models.lot import Lot
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, reason_given
from rusunpreneur.history import kept_in_history

NOT_BY_WHO_LOGGED = """
    IF (SELECT lot.logged_by_id = NEW.inspected_by_id FROM products_lot lot WHERE lot.id = NEW.lot_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_not_by_who_logged',
            MESSAGE = 'inspection_not_by_who_logged';
    END IF;
    RETURN NEW;
"""


WHERE_IT_WAS_MADE = """
    NEW.rusunawa_id := (SELECT rusunawa_id FROM products_lot WHERE id = NEW.lot_id);
    RETURN NEW;
"""


class InspectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="rusunawa__city", rusunawa="rusunawa"))

    def standing(self):
        """Those that were not taken back."""
        return self.filter(reversed_at=None)


@kept_in_history(exclude=["rusunawa"])
class Inspection(models.Model):
    """One judgement of pieces of a lot. Never changed; a wrong one is reversed, with a reason.

    Parts of a lot may be judged; reworked pieces come back and are judged again. With a sampling plan
    `sample_size` pieces were looked at and `sample_defects` of them had a fault. `rusunawa` is the lot's, so that
    the inspections of a place are found by their day; the database writes it.
    """

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="inspections", verbose_name="lot")
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False, editable=False
    )
    quantity = models.PositiveIntegerField("diperiksa")
    sample_size = models.PositiveSmallIntegerField("contoh diperiksa", null=True, blank=True)
    sample_defects = models.PositiveSmallIntegerField("contoh cacat", null=True, blank=True)
    remark = models.CharField("keterangan", max_length=200, blank=True)
    inspected_at = models.DateTimeField("diperiksa pada", auto_now_add=True)
    inspected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diperiksa oleh"
    )
    reversed_at = models.DateTimeField("dibatalkan pada", null=True, editable=False)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="dibatalkan oleh",
        editable=False,
    )
    reversed_reason = models.CharField("alasan pembatalan", max_length=200, blank=True, editable=False)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "pemeriksaan"
        verbose_name_plural = "pemeriksaan"
        ordering = ["lot_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="inspection_judges_something",
                violation_error_message="Isi hasil untuk paling sedikit satu barang.",
            ),
            all_or_none("sample_size", "sample_defects", name="inspection_sample_whole"),
            models.CheckConstraint(
                condition=Q(sample_size=None)
                | Q(sample_size__gt=0, sample_defects__lte=F("sample_size"), sample_size__lte=F("quantity")),
                name="inspection_sample_possible",
                violation_error_message="Contoh cacat tidak boleh melebihi contoh, dan contoh tidak melebihi isi lot.",
            ),
            all_or_none("reversed_at", "reversed_by", name="inspection_reversed_whole"),
            reason_given(
                Q(reversed_at__isnull=False),
                "reversed_reason",
                name="inspection_reversed_with_reason",
                message="Tulis alasan membatalkan pemeriksaan.",
            ),
        ]
        indexes = [
            models.Index(fields=["lot", "inspected_at"], name="inspection_of_lot"),
            models.Index(fields=["-inspected_at", "-id"], condition=Q(reversed_at=None), name="inspection_by_time"),
            models.Index(
                fields=["rusunawa", "-inspected_at", "-id"], condition=Q(reversed_at=None), name="inspection_here"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="inspection_stands",
                fields=["lot", "rusunawa", "quantity", "sample_size", "sample_defects", "inspected_at", "inspected_by"],
            ),
            pgtrigger.Trigger(
                name="inspection_is_where_it_was_made",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=WHERE_IT_WAS_MADE,
            ),
            sums.holds(
                sums.INSPECTION_IS_SUM_OF_VERDICTS,
                rule="inspection_is_sum_of_verdicts",
                name="inspection_is_sum_of_verdicts",
                key="id",
            ),
            pgtrigger.Protect(name="inspection_stays", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="inspection_not_by_who_logged",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NOT_BY_WHO_LOGGED,
            ),
            pgtrigger.Trigger(
                name="inspection_taken_from_month",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("reversed_at"),
                func=month_sums.TAKE_VERDICTS_BACK,
            ),
            journey_days.OF_INSPECTIONS,
        ]

    def __str__(self):
        return f"{self.lot}: {self.quantity} diperiksa"

    @property
    def is_reversed(self) -> bool:
        return self.reversed_at is not None
