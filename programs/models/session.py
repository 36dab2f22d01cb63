from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from programs.models.facilitator import Facilitator
from programs.models.module import Module
from programs.models.plausible_days import in_plausible_years, plausible_day
from programs.models.session_queryset import SessionQuerySet
from programs.models.training import Training
from programs.models.training_counted import COUNTED_AGAIN
from rusunpreneur.constraints import one_of, reason_given
from rusunpreneur.history import kept_in_history


class Moment(Func):
    """A day and a time of day as one timestamp, in the office's own time."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = models.DateTimeField()


class MomentRange(Func):
    function = "TSRANGE"
    output_field = DateTimeRangeField()


class Status(models.TextChoices):
    PLANNED = "planned", "Direncanakan"
    HELD = "held", "Terlaksana"
    CANCELLED = "cancelled", "Dibatalkan"


@kept_in_history()
class Session(models.Model):
    """One meeting of a training: a day, hours, a module and who teaches. Times are WIB."""

    Status = Status

    training = models.ForeignKey(Training, models.CASCADE, related_name="sessions", verbose_name="bimtek")
    on = models.DateField("tanggal", validators=[plausible_day])
    starts_at = models.TimeField("mulai")
    ends_at = models.TimeField("selesai")
    break_minutes = models.PositiveSmallIntegerField(
        "istirahat (menit)", default=0, validators=[MaxValueValidator(240)]
    )
    lesson_hours = models.PositiveSmallIntegerField(
        "jumlah JP", help_text="Jam pelajaran.", validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    module = models.ForeignKey(
        Module, models.SET_NULL, null=True, blank=True, related_name="sessions", verbose_name="materi"
    )
    facilitator = models.ForeignKey(
        Facilitator, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name="narasumber"
    )
    status = models.CharField("status", max_length=9, choices=Status, default=Status.PLANNED, editable=False)
    cancelled_reason = models.CharField("alasan dibatalkan", max_length=200, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        ordering = ["on", "starts_at", "pk"]
        constraints = [
            one_of("status", Status, name="session_status_known"),
            models.UniqueConstraint(fields=["id", "training"], name="session_of_training"),
            in_plausible_years("on", name="session_in_plausible_years"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_hours_in_order",
                violation_error_message="Jam selesai harus sesudah jam mulai.",
            ),
            models.CheckConstraint(
                condition=Q(lesson_hours__range=(1, 20)),
                name="session_lesson_hours_plausible",
                violation_error_message="Jumlah JP harus antara 1 dan 20.",
            ),
            models.UniqueConstraint(
                fields=["training", "on", "starts_at"],
                condition=~Q(status="cancelled"),
                name="session_once_a_time",
                violation_error_message="Sudah ada sesi bimtek ini pada tanggal dan jam itu.",
            ),
            reason_given(
                Q(status="cancelled"),
                "cancelled_reason",
                name="session_cancelled_with_reason",
                message="Tulis alasan pembatalan sesi.",
            ),
            ExclusionConstraint(
                name="session_facilitator_in_one_place",
                expressions=[
                    ("facilitator", RangeOperators.EQUAL),
                    (
                        MomentRange(Moment(F("on"), F("starts_at")), Moment(F("on"), F("ends_at"))),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(facilitator__isnull=False) & ~Q(status="cancelled"),
                violation_error_message="Narasumber ini sudah mengajar di sesi lain pada jam yang sama.",
            ),
        ]
        indexes = [models.Index(fields=["on", "status"], name="session_by_day")]
        triggers = COUNTED_AGAIN

    def __str__(self):
        return f"{self.on:%d/%m/%Y} {self.starts_at:%H.%M}"

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def is_future(self) -> bool:
        return self.on > timezone.localdate()

    @property
    def is_today(self) -> bool:
        return self.on == timezone.localdate()

    @property
    def is_markable(self) -> bool:
        """No marks for a day to come, none in a cancelled session (the database holds this too)."""
        return not self.is_cancelled and not self.is_future

    @property
    def begins(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.starts_at))

    @property
    def ends(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.ends_at))
