from django.conf import settings
from django.db import models

from participants.models.participant import Participant
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Purpose(models.TextChoices):
    PHOTO = "foto", "Foto dan video kegiatan"
    STORY = "kisah", "Kisah sukses dan publikasi"
    PARTNER = "mitra", "Berbagi nama dan keahlian dengan mitra"
    RENT = "sewa", "Mencatat sewa untuk dibandingkan dengan penghasilan"
    CONTACT = "kontak", "Dihubungi tentang pelatihan dan pesanan"


class ConsentQuerySet(models.QuerySet):
    def latest_by_purpose(self):
        """The decision that counts for each purpose: the last one recorded."""
        return self.order_by("participant_id", "purpose", "-recorded_at", "-pk").distinct("participant_id", "purpose")

    def in_order(self):
        """As they were recorded, the first one first."""
        return self.order_by("recorded_at", "pk")


@kept_in_history()
class Consent(models.Model):
    """One decision of a person for one purpose (UU 27/2022 articles 20 to 24). Withdrawing is a new row."""

    Purpose = Purpose

    #: Raised whenever the wording of a purpose changes.
    TEXT_VERSION = "2026-01"

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="consents", verbose_name="peserta")
    purpose = models.CharField("tujuan", max_length=8, choices=Purpose)
    is_given = models.BooleanField("setuju")
    text_version = models.CharField("versi naskah", max_length=12, default=TEXT_VERSION)
    recorded_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dicatat oleh"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan"
        verbose_name_plural = "persetujuan"
        ordering = ["-recorded_at"]
        constraints = [one_of("purpose", Purpose, name="consent_purpose_known")]

    def __str__(self):
        return f"{self.participant}: {self.get_purpose_display()}"
