from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from participants.models import City, Rusunawa
from programs.models.facilitator import Facilitator
from programs.models.plausible_days import at_most_a_year, in_plausible_years, plausible_day
from programs.models.program import Program
from programs.models.skill import Skill
from programs.models.training_closed import CERTIFICATES_HOLD
from programs.models.training_counted import TRAINING_COUNTED
from rusunpreneur import words
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, in_order, one_of, reason_given
from rusunpreneur.history import kept_in_history


class Status(models.TextChoices):
    DRAFT = "draft", "Draf"
    OPEN = "open", "Pendaftaran dibuka"
    RUNNING = "running", "Berjalan"
    FINISHED = "finished", "Selesai"
    CANCELLED = "cancelled", "Dibatalkan"


class Venue(models.TextChoices):
    RUSUNAWA = "rusunawa", "Rusunawa"
    DISTRICT = "kecamatan", "Kantor kecamatan"
    VILLAGE = "kelurahan", "Kantor kelurahan"
    RPTRA = "rptra", "RPTRA"
    WORKSHOP = "bengkel", "Bengkel mitra"
    OTHER = "lain", "Tempat lain"


class ExcusedRule(models.TextChoices):
    """What a lesson hour missed with izin or sakit does to the rate."""

    ABSENT = "absent", "Dihitung tidak hadir"
    LEFT_OUT = "left_out", "Tidak ikut dihitung"


class TrainingQuerySet(models.QuerySet):
    def visible_to(self, user):
        readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="city", rusunawa="rusunawa"))

    def editable_by(self, user):
        """The office in its own city."""
        return self.filter(user.access.within(*OFFICE, city="city", rusunawa="rusunawa"))

    def markable_by(self, user):
        """The office, and the coordinator of the rusunawa where the training says so."""
        office = user.access.within(*OFFICE, city="city", rusunawa="rusunawa")
        coordinator = user.access.within(Role.COORDINATOR, city="city", rusunawa="rusunawa")
        return self.filter(office | (coordinator & Q(is_marked_by_coordinator=True)))

    def named_to(self, user):
        """Where this user knows the people by name; officials read numbers."""
        return self.filter(user.access.within(*OFFICE, Role.COORDINATOR, city="city", rusunawa="rusunawa"))

    def ongoing(self):
        return self.filter(status__in=[self.model.Status.OPEN, self.model.Status.RUNNING])

    def with_seats(self):
        """Adds `seated_count`, those who use up the quota."""
        enrolments = self.model.enrolments.rel.related_model.objects.seated().filter(training=OuterRef("pk"))
        seated = enrolments.order_by().values("training").annotate(people=Count("pk")).values("people")
        return self.annotate(seated_count=Coalesce(Subquery(seated), Value(0)))


@kept_in_history()
class Training(models.Model):
    """One bimtek: who learns what, where, when, by whom."""

    Status = Status
    Venue = Venue

    ExcusedRule = ExcusedRule

    program = models.ForeignKey(Program, models.PROTECT, related_name="trainings", verbose_name="program")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="trainings", verbose_name="keahlian")
    name = models.CharField("nama bimtek", max_length=140)
    venue_kind = models.CharField("jenis tempat", max_length=10, choices=Venue, default=Venue.RUSUNAWA)
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="trainings", verbose_name="rusunawa"
    )
    venue_name = models.CharField(
        "tempat",
        max_length=140,
        blank=True,
        help_text="Misalnya Aula lantai 1, atau Kantor Kecamatan Pasar Minggu.",
    )
    city = models.ForeignKey(City, models.PROTECT, related_name="trainings", verbose_name="kota")
    starts_on = models.DateField("mulai", validators=[plausible_day])
    ends_on = models.DateField("selesai", validators=[plausible_day])
    quota = models.PositiveSmallIntegerField(
        "kuota peserta", default=25, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    minimum_percent = models.PositiveSmallIntegerField(
        "syarat kehadiran (%)",
        default=80,
        help_text="Persen JP yang harus dihadiri untuk dinyatakan tuntas.",
        validators=[MaxValueValidator(100)],
    )
    excused_rule = models.CharField("izin dan sakit", max_length=8, choices=ExcusedRule, default=ExcusedRule.ABSENT)
    facilitators = models.ManyToManyField(Facilitator, blank=True, related_name="trainings", verbose_name="narasumber")
    partner_name = models.CharField("perusahaan mitra", max_length=120, blank=True)
    is_marked_by_coordinator = models.BooleanField(
        "koordinator boleh mencatat kehadiran",
        default=False,
        help_text="Koordinator rusunawa tempat bimtek ini.",
    )
    notes = models.TextField("catatan", blank=True)
    status = models.CharField("status", max_length=9, choices=Status, default=Status.DRAFT, editable=False)
    finished_at = models.DateTimeField("diselesaikan pada", null=True, editable=False)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="diselesaikan oleh",
    )
    status_reason = models.CharField("alasan", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="dibuat oleh",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = "bimtek"
        verbose_name_plural = "bimtek"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            one_of("status", Status, name="training_status_known"),
            one_of("venue_kind", Venue, name="training_venue_known"),
            one_of("excused_rule", ExcusedRule, name="training_excused_rule_known"),
            in_order(
                "starts_on",
                "ends_on",
                name="training_dates",
                message="Tanggal selesai lebih awal dari tanggal mulai.",
            ),
            in_plausible_years("starts_on", name="training_starts_in_plausible_years"),
            in_plausible_years("ends_on", name="training_ends_in_plausible_years"),
            at_most_a_year("starts_on", "ends_on", name="training_at_most_a_year"),
            models.CheckConstraint(
                condition=Q(venue_kind="rusunawa", rusunawa__isnull=False)
                | (~Q(venue_kind="rusunawa") & ~Q(venue_name="")),
                name="training_has_place",
                violation_error_message="Pilih rusunawanya, atau tulis nama tempatnya.",
            ),
            models.CheckConstraint(
                condition=Q(quota__range=(1, 2000)),
                name="training_quota_plausible",
                violation_error_message="Kuota harus antara 1 dan 2.000.",
            ),
            models.CheckConstraint(
                condition=Q(minimum_percent__range=(0, 100)),
                name="training_minimum_percent_range",
                violation_error_message="Syarat kehadiran harus antara 0 dan 100 persen.",
            ),
            all_or_none("finished_at", "finished_by", name="training_finished_whole"),
            models.CheckConstraint(
                condition=Q(status="finished", finished_at__isnull=False)
                | (~Q(status="finished") & Q(finished_at__isnull=True)),
                name="training_finished_iff_recorded",
                violation_error_message="Bimtek selesai harus mencatat kapan dan oleh siapa.",
            ),
            reason_given(
                Q(status="cancelled"),
                "status_reason",
                name="training_cancelled_with_reason",
                message="Tulis alasan pembatalan.",
            ),
        ]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="training_by_date"),
            models.Index(fields=["status", "-starts_on"], name="training_by_status"),
            GinIndex(OpClass("name", "gin_trgm_ops"), name="training_name_trgm"),
        ]
        triggers = [*TRAINING_COUNTED, CERTIFICATES_HOLD]

    def __str__(self):
        return f"{self.name}, {self.place}"

    def get_absolute_url(self):
        return reverse("training_detail", args=[self.pk])

    @property
    def place(self) -> str:
        """`Rusunawa Nagrak`, `Rusunawa Nagrak, Aula lantai 1`, `Kantor Kecamatan Pasar Minggu`."""
        return ", ".join(str(part) for part in (self.rusunawa, self.venue_name) if part)

    @property
    def period(self) -> str:
        """`26–29 Februari 2024`."""
        return words.period(self.starts_on, self.ends_on)

    @property
    def is_closed(self) -> bool:
        """Nothing about its attendance changes any more, unless it is reopened."""
        return self.status in (self.Status.FINISHED, self.Status.CANCELLED)

    @property
    def has_begun(self) -> bool:
        return self.starts_on <= timezone.localdate()

    def is_editable_by(self, user) -> bool:
        """The office in its own city; the same rule as `editable_by`, for a row at hand."""
        return user.access.covers(*OFFICE, city_id=self.city_id, rusunawa_id=self.rusunawa_id)

    def is_markable_by(self, user) -> bool:
        """The same rule as `markable_by`, for a row at hand."""
        return self.is_editable_by(user) or (
            self.is_marked_by_coordinator and user.access.covers(Role.COORDINATOR, rusunawa_id=self.rusunawa_id)
        )
