from django.db import models
from django.db.models import Q

from participants.models import Participant, Rusunawa
from products.models.goods_month import added_up, follows
from products.models.learned import Learned, by_learned
from products.models.producer_sums import step_changes


class ProducerMonth(Learned):
    """How many pieces one person made at one rusunawa in a month, by the day of their lots. Triggers write it."""

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="producer_months", verbose_name="peserta", db_index=False
    )
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    month = models.DateField("bulan")
    pieces = models.BigIntegerField("dibuat")

    class Meta:
        verbose_name = "buatan seorang sebulan"
        verbose_name_plural = "buatan seorang sebulan"
        ordering = ["-month", "participant_id"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "rusunawa", "month"], name="producer_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="producer_month_begins_a_month"),
            models.CheckConstraint(condition=Q(pieces__gte=0), name="producer_month_not_negative"),
        ]
        indexes = [
            models.Index(fields=["rusunawa", "month"], include=["participant", "pieces"], name="producer_month_here"),
            models.Index(
                fields=["month", "id"], include=["rusunawa", "participant", "pieces"], name="producer_month_order"
            ),
            *by_learned("producer_month", "pieces"),
        ]
        triggers = [
            follows("producer_month_follows_the_shares"),
            *added_up("producer_month", step_changes),
        ]

    def __str__(self):
        return f"{self.participant}, {self.month:%m/%Y}: {self.pieces}"


class ProducerStep(models.Model):
    """How many people made something in a month who did so before in the month `before` (its number, 0 if never)."""

    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    month = models.DateField("bulan")
    before = models.IntegerField("bulan berproduksi sebelumnya")
    people = models.IntegerField("orang")

    class Meta:
        verbose_name = "langkah berproduksi"
        verbose_name_plural = "langkah berproduksi"
        ordering = ["-month", "rusunawa_id", "before"]
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="producer_step_begins_a_month")]
        indexes = [
            models.Index(fields=["month", "rusunawa"], include=["before", "people"], name="producer_step_by_month"),
            models.Index(fields=["rusunawa", "month"], include=["before", "people"], name="producer_step_here"),
        ]
        triggers = [follows("producer_step_follows_the_months")]

    def __str__(self):
        return f"{self.rusunawa}, {self.month:%m/%Y}, sesudah {self.before}: {self.people}"
