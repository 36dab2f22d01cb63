from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from rusunpreneur.history import kept_in_history


@kept_in_history()
class Program(models.Model):
    """A programme of one year with its organiser and target: RusunPreneur 2026, WUIB 2024."""

    name = models.CharField("nama", max_length=120)
    year = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    organiser = models.CharField("penyelenggara", max_length=160)
    funding = models.CharField("sumber dana", max_length=120, blank=True)
    target_participants = models.PositiveIntegerField("target peserta", null=True, blank=True)
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        ordering = ["-year", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "year"],
                name="program_once_a_year",
                violation_error_message="Program ini sudah ada untuk tahun itu.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2015, 2100)),
                name="program_year_plausible",
                violation_error_message="Tahun program harus antara 2015 dan 2100.",
            ),
        ]

    def __str__(self):
        return f"{self.name} {self.year}"
