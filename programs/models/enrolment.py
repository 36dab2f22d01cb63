from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from participants.models import Participant
from programs.models.enrolment_queryset import EnrolmentQuerySet, counted
from programs.models.training import Training
from programs.models.training_counted import COUNTED_AGAIN
from rusunpreneur.constraints import in_order, one_of
from rusunpreneur.history import kept_in_history


class Status(models.TextChoices):
    WAITING = "waiting", "Daftar tunggu"
    ENROLLED = "enrolled", "Terdaftar"
    COMPLETED = "completed", "Tuntas"
    NOT_COMPLETED = "not_completed", "Tidak tuntas"
    WITHDRAWN = "withdrawn", "Mengundurkan diri"


@kept_in_history()
class Enrolment(models.Model):
    """One person in one training. `number` is the row on every sheet, and never changes."""

    Status = Status

    training = models.ForeignKey(Training, models.PROTECT, related_name="enrolments", verbose_name="bimtek")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="enrolments", verbose_name="peserta")
    number = models.PositiveSmallIntegerField("nomor urut")
    status = models.CharField("status", max_length=13, choices=Status, default=Status.ENROLLED)
    enrolled_on = models.DateField("terdaftar mulai", default=timezone.localdate)
    withdrawn_on = models.DateField("keluar pada", null=True, blank=True)
    withdrawn_reason = models.CharField("alasan keluar", max_length=200, blank=True)
    is_walk_in = models.BooleanField("datang langsung", default=False)
    created_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="dicatat oleh",
        editable=False,
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "kepesertaan"
        verbose_name_plural = "kepesertaan"
        ordering = ["training", "number"]
        constraints = [
            one_of("status", Status, name="enrolment_status_known"),
            models.UniqueConstraint(
                fields=["training", "participant"],
                name="enrolment_once_a_training",
                violation_error_message="Peserta ini sudah ada di bimtek ini.",
            ),
            models.UniqueConstraint(fields=["training", "number"], name="enrolment_number_unique"),
            models.UniqueConstraint(fields=["id", "training"], name="enrolment_of_training"),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")
                | (~Q(status="withdrawn") & Q(withdrawn_on__isnull=True, withdrawn_reason="")),
                name="enrolment_withdrawn_with_reason",
                violation_error_message="Tulis tanggal dan alasan keluar.",
            ),
            in_order(
                "enrolled_on",
                "withdrawn_on",
                name="enrolment_dates",
                message="Tanggal keluar lebih awal dari tanggal terdaftar.",
            ),
        ]
        indexes = [models.Index(fields=["participant", "training"], name="enrolment_of_participant")]
        triggers = COUNTED_AGAIN

    def __str__(self):
        return f"{self.participant} di {self.training}"

    def is_enrolled_on(self, on) -> bool:
        """Whether this person belonged to the training on that day, so that the day counts for them."""
        return self.enrolled_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)

    @property
    def counted_hours(self) -> int:
        """Lesson hours the rate divides by, for rows fetched `with_attendance_hours`."""
        return counted(held=self.hours.held, excused=self.hours.excused, rule=self.training.excused_rule)

    @property
    def attendance_percent(self) -> int | None:
        """Whole percent of lesson hours, for rows fetched `with_attendance_hours`; None before anything counts."""
        counted_hours = self.counted_hours
        return round(100 * self.hours.attended / counted_hours) if counted_hours > 0 else None

    @property
    def result(self) -> str:
        """What finishing makes of this person, for rows fetched `with_final_hours`.

        Nothing held means nothing attended: nobody completes a training that did not take place.
        """
        percent = self.attendance_percent
        enough = percent is not None and percent >= self.training.minimum_percent
        return Status.COMPLETED if enough else Status.NOT_COMPLETED
