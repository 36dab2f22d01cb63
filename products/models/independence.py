import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from participants.models import Participant
from products.models.journey import Journey
from products.models.journey_days import reckoned
from rusunpreneur.access import OFFICE
from rusunpreneur.constraints import all_or_none
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


class IndependenceRuleQuerySet(models.QuerySet):
    def in_force(self, on=None):
        return self.filter(begins_on__lte=on or timezone.localdate()).order_by("-begins_on")


@kept_in_history()
class IndependenceRule(models.Model):
    """Who earns how much for how many months in a row is independent. What is empty is not asked for."""

    begins_on = models.DateField("berlaku sejak", unique=True)
    months_in_row = models.PositiveSmallIntegerField("bulan berturut-turut", default=3)
    floor_rupiah = RupiahField("pendapatan sebulan paling sedikit", null=True, blank=True)
    rent_percent = models.PositiveSmallIntegerField("persen dari sewa paling sedikit", null=True, blank=True)
    own_percent = models.PositiveSmallIntegerField(
        "persen dari penjualan langsung paling sedikit", null=True, blank=True, help_text="Dari hasil semua bulan itu."
    )

    objects = IndependenceRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan kemandirian"
        verbose_name_plural = "aturan kemandirian"
        ordering = ["-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(months_in_row__range=(1, 24)),
                name="independence_rule_months_plausible",
                violation_error_message="Antara 1 dan 24 bulan berturut-turut.",
            ),
            models.CheckConstraint(
                condition=Q(floor_rupiah__isnull=False) | Q(rent_percent__isnull=False),
                name="independence_rule_asks_for_income",
                violation_error_message="Isi batas pendapatan, bagian sewa, atau keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(own_percent=None) | Q(own_percent__range=(1, 100)),
                name="independence_rule_own_plausible",
                violation_error_message="Persennya antara 1 dan 100.",
            ),
        ]

    def __str__(self):
        return f"Sejak {self.begins_on:%d/%m/%Y}: {self.months_in_row} bulan"


class IndependenceReviewQuerySet(models.QuerySet):
    def visible_to(self, user):
        places = user.access.within(*OFFICE, city="city", rusunawa="rusunawa")
        return self.filter(participant__in=Journey.objects.filter(places).order_by().values("pk"))

    def latest(self):
        """Of each person the last month that was looked at."""
        later = IndependenceReview.objects.filter(participant=OuterRef("participant"), month__gt=OuterRef("month"))
        return self.filter(~Exists(later))

    def proposed(self):
        """Whom the rule finds independent and no officer has confirmed."""
        return self.latest().filter(is_met=True, participant__journey__confirmed_on=None)

    def lapsed(self):
        """Who was confirmed once and does not keep the rule any more."""
        confirmed = IndependenceReview.objects.filter(participant=OuterRef("participant"), confirmed_at__isnull=False)
        return self.latest().filter(Exists(confirmed), is_met=False)


@kept_in_history()
class IndependenceReview(models.Model):
    """What the rule found of a person in the months that end with this one, and who confirmed it.

    Whole rupiah after deductions; `lowest_rupiah` is the poorest of those months. A later month that fails, or a void
    that takes the income back, ends the independence: see journey_days.py.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="reviews", verbose_name="peserta")
    rule = models.ForeignKey(IndependenceRule, models.PROTECT, related_name="reviews", verbose_name="aturan")
    month = models.DateField("bulan")
    months_met = models.PositiveSmallIntegerField("bulan terpenuhi")
    lowest_rupiah = models.BigIntegerField("pendapatan terendah")
    rent_rupiah = models.BigIntegerField("sewa tertinggi", null=True, blank=True)
    own_percent = models.PositiveSmallIntegerField("persen penjualan langsung")
    is_met = models.BooleanField("terpenuhi")
    confirmed_at = models.DateTimeField("ditetapkan pada", null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="ditetapkan oleh",
    )

    objects = IndependenceReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "tinjauan kemandirian"
        verbose_name_plural = "tinjauan kemandirian"
        ordering = ["-month", "participant_id"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "month"], name="independence_review_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="independence_review_begins_a_month"),
            all_or_none("confirmed_at", "confirmed_by", name="independence_review_confirmed_whole"),
        ]
        triggers = [
            pgtrigger.Protect(name="independence_review_stays", operation=pgtrigger.Delete),
            reckoned("after_review", pgtrigger.Insert, "SELECT participant_id FROM new_reviews", new="new_reviews"),
            reckoned(
                "after_review_changed",
                pgtrigger.UpdateOf("is_met", "confirmed_at"),
                "SELECT NEW.participant_id",
                when="(OLD.is_met, OLD.confirmed_at) IS DISTINCT FROM (NEW.is_met, NEW.confirmed_at)",
            ),
        ]

    def __str__(self):
        return f"{self.participant}, {self.month:%m/%Y}"
