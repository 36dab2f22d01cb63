import pgtrigger
from django.db import models
from django.db.models import Q

from products.models.balance import Grade
from products.models.piecework_order import PieceworkOrder
from products.models.piecework_terms import TERMS_STAND
from rusunpreneur.constraints import one_of
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history

LEAST, MOST = 50, 10_000_000


@kept_in_history()
class PieceRate(models.Model):
    """What one accepted piece brings its maker, by grade and from a day on. The day it was made decides."""

    order = models.ForeignKey(PieceworkOrder, models.CASCADE, related_name="rates", verbose_name="pesanan")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    begins_on = models.DateField("berlaku sejak")
    rate_rupiah = RupiahField("tarif sebuah")

    class Meta:
        verbose_name = "tarif pesanan"
        verbose_name_plural = "tarif pesanan"
        ordering = ["order_id", "begins_on", "grade"]
        constraints = [
            one_of("grade", Grade, name="piece_rate_grade_known"),
            models.UniqueConstraint(
                fields=["order", "grade", "begins_on"],
                name="piece_rate_once_a_day",
                violation_error_message="Tarif mutu itu sudah ada untuk tanggal ini.",
            ),
            models.CheckConstraint(
                condition=Q(rate_rupiah__range=(LEAST, MOST)),
                name="piece_rate_plausible",
                violation_error_message="Tarif sebuah antara Rp50 dan Rp10.000.000.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="piece_rate_stands_once_accepted",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=TERMS_STAND,
            )
        ]

    def __str__(self):
        return f"{self.get_grade_display()}: {self.rate_rupiah}"
