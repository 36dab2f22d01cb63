import uuid

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programs.models.enrolment import Enrolment
from programs.models.taken_back import TakenBack, TakenBackQuerySet, stands, whole
from programs.models.training import Training
from programs.models.training_counted import COUNTED_AGAIN
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.history import kept_in_history

NIP = r"^(\d{18})?$"


class CertificateQuerySet(TakenBackQuerySet):
    def visible_to(self, user):
        """Those who know the people of the training by name."""
        return self.filter(
            user.access.within(*OFFICE, Role.COORDINATOR, city="training__city", rusunawa="training__rusunawa")
        )

    def editable_by(self, user):
        """The office in its own city."""
        return self.filter(user.access.within(*OFFICE, city="training__city", rusunawa="training__rusunawa"))


@kept_in_history()
class Certificate(TakenBack):
    """That one person completed one training, as it was printed: name and hours stay as they were that day.

    Whoever holds the paper can have it checked at the address that its QR code leads to (`token`). One that has an
    error is taken back, and another is issued, with a number of its own.
    """

    training = models.ForeignKey(Training, models.PROTECT, related_name="certificates", verbose_name="bimtek")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates", verbose_name="kepesertaan")
    year = models.PositiveSmallIntegerField("tahun nomor")
    serial = models.PositiveIntegerField("nomor dalam tahun")
    issued_on = models.DateField("terbit pada")
    holder_name = models.CharField("nama di sertifikat", max_length=120)
    lesson_hours = models.PositiveSmallIntegerField("jumlah JP")
    signatory_name = models.CharField("nama penanda tangan", max_length=120)
    signatory_title = models.CharField("jabatan penanda tangan", max_length=120)
    signatory_nip = models.CharField(
        "NIP penanda tangan",
        max_length=18,
        blank=True,
        validators=[RegexValidator(NIP, "NIP terdiri dari 18 angka, tanpa spasi.")],
    )
    token = models.UUIDField("kunci pemeriksaan", unique=True, default=uuid.uuid4, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "sertifikat"
        verbose_name_plural = "sertifikat"
        ordering = ["-year", "-serial"]
        constraints = [
            *whole("certificate"),
            models.UniqueConstraint(fields=["year", "serial"], name="certificate_number_once"),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(revoked_at=None),
                name="certificate_one_a_person",
                violation_error_message="Peserta ini sudah punya sertifikat untuk bimtek ini.",
            ),
            models.CheckConstraint(condition=Q(signatory_nip__regex=NIP), name="certificate_nip_has_18_digits"),
            models.CheckConstraint(
                condition=~Q(holder_name="") & ~Q(signatory_name="") & ~Q(signatory_title=""),
                name="certificate_says_who",
            ),
        ]
        triggers = [
            *stands("certificate"),
            pgtrigger.Trigger(
                name="certificate_of_who_completed",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM programs_enrolment person
                        JOIN programs_training training ON training.id = person.training_id
                        WHERE person.id = NEW.enrolment_id AND training.id = NEW.training_id
                            AND person.status = 'completed' AND training.status = 'finished'
                            AND NEW.issued_on BETWEEN training.ends_on AND (now() AT TIME ZONE 'Asia/Jakarta')::date
                    ) THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation',
                            CONSTRAINT = 'certificate_of_who_completed', MESSAGE = 'certificate_of_who_completed';
                    END IF;
                    RETURN NEW;
                """,
            ),
            *COUNTED_AGAIN,
        ]

    def __str__(self):
        return f"{self.number}, {self.holder_name}"

    def get_absolute_url(self):
        return reverse("certificate_list", args=[self.training_id])

    @property
    def number(self) -> str:
        """`RP-2026-00123`."""
        return f"RP-{self.year}-{self.serial:05d}"
