import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from rusunpreneur.constraints import at_least, in_order

FOLDER = "exports"
KEPT = timedelta(days=1)
#: Whoever writes files holds this lock for as long as the process lives; PostgreSQL gives it back however that ends.
WRITER = (4208, 1)
WRITER_LIVES = """
    EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s AND objsubid = 2
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    )
"""
LEFT = "Penulisannya terhenti sebelum selesai, misalnya karena server dimatikan."
ENDED_WITHOUT_FAILURE = Q(ended_at__isnull=False, failure="")


class ExportQuerySet(models.QuerySet):
    def with_writer(self):
        """Each with `writer_lives`: whether somebody writes files right now, this one or another."""
        return self.annotate(writer_lives=RawSQL(WRITER_LIVES, WRITER, output_field=BooleanField()))  # noqa: S611 - our own words alone

    def of(self, user):
        """Hers, as long as her rights are those it was asked for with."""
        return self.filter(user=user, rights=user.access.digest)

    def unfinished(self):
        return self.filter(ended_at=None)

    def waiting(self):
        """The first that was asked for is the first that is written."""
        return self.unfinished().filter(started_at=None).order_by("asked_at", "pk")

    def begun(self):
        return self.unfinished().filter(started_at__isnull=False)


class Export(models.Model):
    """A long list that is written to a file for one user, who may fetch it for a day.

    One row for each list, as `query` asks for it: who asks twice gets the same. It holds for the `rights` she had then
    (`Access.digest`): with others it is as if it had never been asked for.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="exports", verbose_name="pengguna", db_index=False
    )
    name = models.CharField("daftar", max_length=30)
    query = models.CharField("yang diminta", max_length=300)
    rights = models.CharField("hak yang berlaku", max_length=64, editable=False)
    asked_at = models.DateTimeField("diminta pada")
    started_at = models.DateTimeField("mulai ditulis pada", null=True, blank=True)
    ended_at = models.DateTimeField("selesai pada", null=True, blank=True)
    rows_total = models.PositiveIntegerField("jumlah baris", null=True, blank=True)
    rows_written = models.PositiveIntegerField("baris tertulis", default=0)
    size = models.PositiveIntegerField("ukuran berkas", null=True, blank=True, help_text="Dalam byte.")
    failure = models.CharField("sebab gagal", max_length=200, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas yang disiapkan"
        verbose_name_plural = "berkas yang disiapkan"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "name", "query"], name="export_once"),
            in_order("asked_at", "started_at", name="export_asked_then_started", message="Mulai sebelum diminta."),
            in_order("started_at", "ended_at", name="export_started_then_ended", message="Selesai sebelum mulai."),
            at_least("size", 1, name="export_has_bytes", message="Berkasnya kosong."),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(started_at__isnull=False),
                name="export_ended_was_started",
                violation_error_message="Selesai tanpa pernah mulai.",
            ),
            models.CheckConstraint(
                condition=Q(failure="") | Q(ended_at__isnull=False),
                name="export_failed_has_ended",
                violation_error_message="Gagal berarti selesai.",
            ),
            models.CheckConstraint(
                condition=(
                    ENDED_WITHOUT_FAILURE
                    & Q(size__isnull=False, rows_total__isnull=False, rows_total=models.F("rows_written"))
                )
                | (~ENDED_WITHOUT_FAILURE & Q(size=None)),
                name="export_is_whole_when_it_is_ready",
                violation_error_message="Berkas yang siap harus utuh.",
            ),
            models.CheckConstraint(
                condition=Q(rows_total=None, rows_written=0) | Q(rows_written__lte=models.F("rows_total")),
                name="export_writes_what_there_is",
                violation_error_message="Tertulis lebih banyak daripada yang ada.",
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], condition=Q(ended_at=None), name="export_unfinished")]

    def __str__(self):
        return f"{self.name}?{self.query}"

    @property
    def folder(self) -> Path:
        """All that is written for it; whoever forgets it removes this."""
        return Path(settings.MEDIA_ROOT) / FOLDER / str(self.public_id)

    @property
    def path(self) -> Path:
        return self.folder / "daftar.xlsx"

    @property
    def is_waiting(self) -> bool:
        return self.started_at is None

    @property
    def is_ready(self) -> bool:
        return self.ended_at is not None and not self.failure

    @property
    def is_being_written(self) -> bool:
        """Asks `with_writer`: what was begun when nobody writes any more was left by a process that is gone."""
        return self.started_at is not None and self.ended_at is None and self.writer_lives

    @property
    def is_under_way(self) -> bool:
        return self.is_waiting or self.is_being_written

    @property
    def why(self) -> str:
        """It came to nothing."""
        return self.failure or LEFT
