from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Floor
from django.urls import reverse

from participants.models import City
from programs.models.statistic_kind import Breakdown, Indicator, Sector
from programs.models.statistic_source import StatisticSource
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import at_least, one_of
from rusunpreneur.history import because, kept_in_history
from rusunpreneur.words import MONTHS, angka, persen

YEARS = range(2000, 2101)


class StatisticQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Published figures about all of Jakarta are no secret among those who plan with them."""
        return self if user.access.has(*OFFICE, Role.COORDINATOR, Role.OFFICIAL) else self.none()

    def editable_by(self, user):
        """One table for all of Jakarta, kept by the office that answers for all of it."""
        return self if user.access.is_everywhere(*OFFICE) else self.none()

    def of(self, indicator: Indicator):
        return self.filter(indicator=indicator)

    def totals(self):
        return self.filter(breakdown=Breakdown.TOTAL)

    def latest_first(self):
        return self.order_by("-year", models.F("month").desc(nulls_first=True), "pk")


@kept_in_history()
class Statistic(models.Model):
    """One figure that somebody published: what was counted, for when, of which part, and where it is written.

    As it was published. Parts that do not add up to their total stay as they are, and the page says so.
    """

    Indicator, Breakdown, Sector = Indicator, Breakdown, Sector

    indicator = models.CharField("indikator", max_length=10, choices=Indicator)
    year = models.PositiveSmallIntegerField("tahun")
    month = models.PositiveSmallIntegerField("bulan", null=True, blank=True)
    breakdown = models.CharField("rincian", max_length=6, choices=Breakdown)
    city = models.ForeignKey(
        City, models.PROTECT, null=True, blank=True, related_name="statistics", verbose_name="kota"
    )
    sector = models.CharField("sektor", max_length=9, choices=Sector, blank=True)
    value = models.DecimalField("nilai", max_digits=14, decimal_places=2)
    source = models.ForeignKey(StatisticSource, models.PROTECT, related_name="statistics", verbose_name="sumber")
    remark = models.CharField("catatan", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = StatisticQuerySet.as_manager()

    class Meta:
        verbose_name = "angka statistik"
        verbose_name_plural = "angka statistik"
        ordering = ["indicator", "-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "month", "city", "sector"],
                nulls_distinct=False,
                name="statistic_once",
                violation_error_message="Angka untuk indikator, waktu, dan bagian ini sudah ada.",
            ),
            one_of("indicator", Indicator, name="statistic_indicator_known"),
            one_of("breakdown", Breakdown, name="statistic_breakdown_known"),
            one_of("sector", Sector, blank=True, name="statistic_sector_known"),
            models.CheckConstraint(
                condition=Q(breakdown="total", city=None, sector="")
                | Q(breakdown="kota", city__isnull=False, sector="")
                | (Q(breakdown="sektor", city=None) & ~Q(sector="")),
                name="statistic_part_fits_breakdown",
                violation_error_message="Rincian kota butuh kota, rincian sektor butuh sektor, total tidak keduanya.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(YEARS[0], YEARS[-1])) & (Q(month=None) | Q(month__range=(1, 12))),
                name="statistic_time_plausible",
                violation_error_message="Tahunnya harus antara 2000 dan 2100, bulannya antara 1 dan 12.",
            ),
            at_least("value", 0, name="statistic_not_negative", message="Nilai tidak bisa kurang dari nol."),
            models.CheckConstraint(
                condition=~Q(indicator="tpt") | Q(value__lte=100),
                name="statistic_percent_at_most_100",
                violation_error_message="Persen paling banyak 100.",
            ),
            models.CheckConstraint(
                condition=Q(indicator="tpt") | Q(value=Floor("value")),
                name="statistic_people_are_whole",
                violation_error_message="Jumlah orang harus bilangan bulat.",
            ),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()}, {self.part}, {self.period}"

    def get_absolute_url(self):
        return reverse("statistic_detail", args=[self.pk])

    @property
    def part(self) -> str:
        if self.breakdown == Breakdown.CITY:
            return self.city.short_name
        return self.get_sector_display() if self.breakdown == Breakdown.SECTOR else "DKI Jakarta"

    @property
    def period(self) -> str:
        """`2023`, or `Februari 2024`."""
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    @property
    def unit(self) -> str:
        return Indicator(self.indicator).unit

    @property
    def is_percent(self) -> bool:
        return Indicator(self.indicator).is_percent

    @property
    def written(self) -> str:
        """`243.972`, `6,03%`."""
        return persen(self.value, 2) if self.is_percent else angka(self.value)

    def correct(self, *, value: Decimal, source: StatisticSource, remark: str, reason: str):
        """Another figure in the place of one that was published; the old one and the reason stay in the history."""
        if not reason.strip():
            raise ValidationError({"reason": "Tulis alasannya."})
        self.value, self.source, self.remark = value, source, remark
        self.revision += 1
        self.full_clean()
        with because(reason.strip()):
            self.save()
