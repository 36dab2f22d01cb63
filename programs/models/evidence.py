import secrets

from django.conf import settings
from django.db import models

from programs.models.session import Session
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Kind(models.TextChoices):
    JPEG = "jpg", "Foto"
    PDF = "pdf", "PDF"


def evidence_path(evidence, filename):
    """Random name, by training; what the sender called the file is not kept."""
    return f"bukti/{evidence.session.training_id}/{secrets.token_hex(16)}.{evidence.kind}"


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who see the sheet, whose names it shows; officials do not."""
        readers = (*OFFICE, Role.COORDINATOR)
        return self.filter(
            user.access.within(*readers, city="session__training__city", rusunawa="session__training__rusunawa")
        )

    def editable_by(self, user):
        """The office in its own city."""
        return self.filter(
            user.access.within(*OFFICE, city="session__training__city", rusunawa="session__training__rusunawa")
        )


@kept_in_history()
class Evidence(models.Model):
    """Photograph or scan of the signed sheet of a session: re-encoded, without location, private."""

    Kind = Kind

    session = models.ForeignKey(Session, models.PROTECT, related_name="evidence", verbose_name="sesi")
    file = models.FileField("berkas", upload_to=evidence_path, max_length=200)
    kind = models.CharField("jenis", max_length=3, choices=Kind)
    sha256 = models.CharField("sidik berkas", max_length=64)
    byte_count = models.PositiveIntegerField("ukuran (byte)")
    note = models.CharField("keterangan", max_length=120, blank=True)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diunggah oleh"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti daftar hadir"
        verbose_name_plural = "bukti daftar hadir"
        ordering = ["session", "uploaded_at"]
        constraints = [
            one_of("kind", Kind, name="evidence_kind_known"),
            models.UniqueConstraint(
                fields=["session", "sha256"],
                name="evidence_once_a_session",
                violation_error_message="Berkas ini sudah dilampirkan di sesi ini.",
            ),
        ]

    def __str__(self):
        return f"{self.session}: {self.get_kind_display()}"
