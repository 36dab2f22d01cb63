import json
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programs.models.training import Training
from rusunpreneur.access import OFFICE
from rusunpreneur.constraints import all_or_none, one_of
from rusunpreneur.fields import EncryptedTextField
from rusunpreneur.history import kept_in_history


class Status(models.TextChoices):
    PREVIEW = "preview", "Menunggu keputusan"
    APPLIED = "applied", "Sudah ditulis"
    DISCARDED = "discarded", "Dibuang"


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(user.access.within(*OFFICE, city="training__city", rusunawa="training__rusunawa"))

    def awaiting_decision(self):
        return self.filter(status=self.model.Status.PREVIEW)


@kept_in_history(exclude=["rows"])
class ImportBatch(models.Model):
    """A list of people that was sent in for a training: read, checked, shown, and then written whole or not at all.

    `rows` is JSON, encrypted because it holds NIKs. Once the batch is applied it says who was left out and why, and
    no more; once it is discarded it is empty.
    """

    Status = Status

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, models.PROTECT, related_name="imports", verbose_name="bimtek")
    filename = models.CharField("nama berkas", max_length=160, blank=True)
    sha256 = models.CharField("sidik berkas", max_length=64)
    rows = EncryptedTextField("baris", null=True)
    row_count = models.PositiveIntegerField("jumlah baris", default=0)
    status = models.CharField("status", max_length=9, choices=Status, default=Status.PREVIEW)
    summary = models.JSONField("ringkasan", default=dict, blank=True)
    uploaded_at = models.DateTimeField("dikirim pada", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dikirim oleh"
    )
    applied_at = models.DateTimeField("ditulis pada", null=True, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="ditulis oleh",
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "impor"
        verbose_name_plural = "impor"
        ordering = ["-uploaded_at"]
        constraints = [
            one_of("status", Status, name="import_status_known"),
            all_or_none("applied_at", "applied_by", name="import_applied_whole"),
            models.CheckConstraint(
                condition=Q(status="applied", applied_at__isnull=False)
                | (~Q(status="applied") & Q(applied_at__isnull=True)),
                name="import_applied_iff_recorded",
            ),
            models.UniqueConstraint(
                fields=["training", "sha256"],
                condition=Q(status="applied"),
                name="import_same_file_once",
                violation_error_message="Berkas yang sama sudah pernah ditulis untuk bimtek ini.",
            ),
        ]
        indexes = [models.Index(fields=["training"], condition=Q(status="preview"), name="import_awaiting")]

    def __str__(self):
        return f"{self.filename or 'Tempelan'} untuk {self.training}"

    def get_absolute_url(self):
        return reverse("import_detail", args=[self.public_id])

    @property
    def left_out_count(self) -> int:
        """Rows of an applied list that nobody came from: wrong, twice in the file, or skipped on purpose."""
        return sum(self.summary.get(state, 0) for state in ("salah", "ganda", "lewati"))

    @property
    def left_out(self) -> list[tuple[int, str, str]]:
        """Line, name and reason of each row of an applied list that nobody came from."""
        return json.loads(self.rows)["left_out"] if self.rows and self.status == Status.APPLIED else []

    @property
    def outcome(self) -> str:
        """`24 orang masuk daftar peserta, 2 menunggu kursi`, of an applied list."""
        waiting = self.summary["waiting"]
        enrolled = f"{self.summary['enrolled']} orang masuk daftar peserta"
        return f"{enrolled}, {waiting} menunggu kursi" if waiting else enrolled
