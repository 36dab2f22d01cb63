from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractDay, Floor
from django.db.models.lookups import Exact
from django.urls import reverse

from participants.models import City, Rusunawa
from programs.models.indicator_key import PERCENTS, WHOLE, IndicatorKey, Unit
from programs.models.plausible_days import in_plausible_years
from programs.models.program import Program
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import at_least, in_order, one_of
from rusunpreneur.history import kept_in_history
from rusunpreneur.words import angka, period, persen, rupiah

READERS = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
ALL_JAKARTA = Q(city=None)
WHOLE_MONTHS = "Target dihitung per bulan penuh: mulai tanggal 1, sampai hari terakhir sebuah bulan."
DAY_AFTER = models.ExpressionWrapper(models.F("ends_on") + timedelta(days=1), models.DateField())


class TargetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What all of Jakarta aims at, for whoever reads targets; that of a place, for those of the place."""
        if not user.access.has(*READERS):
            return self.none()
        return self.filter(ALL_JAKARTA | user.access.within(*READERS, city="city", rusunawa="rusunawa"))

    def editable_by(self, user):
        return self.filter(user.access.within(*OFFICE, city="city", rusunawa="rusunawa"))


@kept_in_history()
class Target(models.Model):
    """How far a programme means to get with one indicator, where and until when, and where it started from.

    What was reached is no column: dashboards reckon it for the same indicator, scope and period.
    """

    program = models.ForeignKey(Program, models.PROTECT, related_name="targets", verbose_name="program")
    indicator = models.CharField("indikator", max_length=20, choices=IndicatorKey)
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kota")
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="targets", verbose_name="rusunawa"
    )
    starts_on = models.DateField("mulai")
    ends_on = models.DateField("sampai")
    value = models.DecimalField("target", max_digits=14, decimal_places=2)
    baseline_value = models.DecimalField("nilai awal", max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_on = models.DateField("per tanggal", null=True, blank=True)
    baseline_source = models.CharField("sumber nilai awal", max_length=200, blank=True)
    note = models.CharField("catatan", max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="dibuat oleh"
    )

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["-starts_on", "program_id", "indicator", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "indicator", "city", "rusunawa", "starts_on", "ends_on"],
                nulls_distinct=False,
                name="target_once",
                violation_error_message="Target untuk program, indikator, wilayah, dan waktu ini sudah ada.",
            ),
            one_of("indicator", IndicatorKey, name="target_indicator_known"),
            in_order("starts_on", "ends_on", name="target_period_in_order", message="Waktunya berakhir sebelum mulai."),
            models.CheckConstraint(
                condition=Q(starts_on__day=1) & Exact(ExtractDay(DAY_AFTER), 1),
                name="target_in_whole_months",
                violation_error_message=WHOLE_MONTHS,
            ),
            in_plausible_years("starts_on", name="target_starts_in_plausible_year"),
            in_plausible_years("ends_on", name="target_ends_in_plausible_year"),
            at_least("value", 0, name="target_not_negative", message="Target tidak bisa kurang dari nol."),
            at_least("baseline_value", 0, name="target_baseline_not_negative", message="Tidak bisa kurang dari nol."),
            models.CheckConstraint(
                condition=~Q(indicator__in=PERCENTS)
                | (Q(value__lte=100) & (Q(baseline_value=None) | Q(baseline_value__lte=100))),
                name="target_percent_at_most_100",
                violation_error_message="Persen paling banyak 100.",
            ),
            models.CheckConstraint(
                condition=~Q(indicator__in=WHOLE)
                | (Q(value=Floor("value")) & (Q(baseline_value=None) | Q(baseline_value=Floor("baseline_value")))),
                name="target_counts_are_whole",
                violation_error_message="Indikator ini dihitung dalam bilangan bulat.",
            ),
            models.CheckConstraint(
                condition=Q(baseline_value=None, baseline_on=None, baseline_source="")
                | (Q(baseline_value__isnull=False, baseline_on__isnull=False) & ~Q(baseline_source="")),
                name="target_baseline_whole",
                violation_error_message="Nilai awal butuh tanggal dan sumbernya, atau kosongkan ketiganya.",
            ),
            models.CheckConstraint(
                condition=Q(rusunawa=None) | Q(city__isnull=False),
                name="target_rusunawa_in_a_city",
                violation_error_message="Target rusunawa juga menyebut kotanya.",
            ),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()}, {self.program}, {self.scope}"

    def get_absolute_url(self):
        return reverse("target_detail", args=[self.pk])

    @property
    def scope(self) -> str:
        if self.rusunawa_id:
            return str(self.rusunawa)
        return self.city.short_name if self.city_id else "Seluruh Jakarta"

    @property
    def period(self) -> str:
        return period(self.starts_on, self.ends_on)

    @property
    def unit(self) -> Unit:
        return IndicatorKey(self.indicator).unit

    @property
    def written(self) -> str:
        """`160 orang`, `85%`, `Rp1.250.000`."""
        return written(self.value, self.unit)

    @property
    def baseline(self) -> str:
        return written(self.baseline_value, self.unit) if self.baseline_value is not None else ""


def written(value, unit: Unit) -> str:
    if unit == Unit.RUPIAH:
        return rupiah(value)
    places = 0 if value == value.to_integral_value() else 1 if value * 10 % 1 == 0 else 2
    return persen(value, places) if unit == Unit.PERCENT else f"{angka(value, places)} {unit.label}"
