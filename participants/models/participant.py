from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from participants import names, nik
from participants.models.participant_queryset import COMPACT_NAME, INCOMPLETE, ParticipantQuerySet
from participants.models.region import City, District
from rusunpreneur.constraints import all_or_none, one_of, reason_given
from rusunpreneur.fields import EncryptedTextField
from rusunpreneur.history import kept_in_history


def code_of(key: int) -> str:
    """What a person can read out and a card carries: `RP-000123`."""
    return f"RP-{key:06d}"


class Sex(models.TextChoices):
    FEMALE = "P", "Perempuan"
    MALE = "L", "Laki-laki"


class Origin(models.TextChoices):
    FORM = "form", "Formulir"
    IMPORT = "import", "Daftar Excel"
    WALK_IN = "walk_in", "Datang langsung"


@kept_in_history(exclude=["nik_encrypted", "nik_digest", "nik_last4", "phone"])
class Participant(models.Model):
    """A resident of a rusunawa, or a community member of a district, whom the programme serves.

    A walk-in starts as a name alone and is completed later; `is_complete` tells.
    """

    Sex = Sex
    Origin = Origin

    name = models.CharField("nama sesuai KTP", max_length=120, validators=[names.validate])
    sex = models.CharField("jenis kelamin", max_length=1, choices=Sex, blank=True)
    birth_date = models.DateField("tanggal lahir", null=True, blank=True)
    birth_place = models.CharField("tempat lahir", max_length=80, blank=True)
    nik_encrypted = EncryptedTextField("NIK", null=True, blank=True, editable=False)
    nik_digest = models.CharField(max_length=64, null=True, blank=True, editable=False)  # noqa: DJ001 - unique
    nik_last4 = models.CharField("4 angka akhir NIK", max_length=4, blank=True, editable=False, db_index=True)
    nik_warnings = ArrayField(
        models.CharField(max_length=12, choices=nik.SUBJECTS), verbose_name="peringatan NIK", default=list, blank=True
    )
    nik_warning_reason = models.CharField("alasan NIK diterima", max_length=200, blank=True)
    phone = PhoneNumberField("nomor HP", blank=True, db_index=True)
    ktp_address = models.CharField("alamat sesuai KTP", max_length=250, blank=True)
    city = models.ForeignKey(City, models.PROTECT, related_name="participants", verbose_name="wilayah pembina")
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="participants", verbose_name="kecamatan domisili"
    )
    is_single_parent = models.BooleanField("orang tua tunggal", default=False)
    has_disability = models.BooleanField("penyandang disabilitas", default=False)
    has_informal_income = models.BooleanField("berpenghasilan informal", default=False)
    origin = models.CharField("asal data", max_length=8, choices=Origin, default=Origin.FORM, editable=False)
    registered_on = models.DateField("terdaftar sejak", default=timezone.localdate, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="didaftarkan oleh",
        editable=False,
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        ordering = ["name", "pk"]
        constraints = [
            one_of("sex", Sex, name="participant_sex_known", blank=True),
            one_of("origin", Origin, name="participant_origin_known"),
            models.CheckConstraint(
                condition=Q(name__regex=r"\S\s*\S"),
                name="participant_has_name",
                violation_error_message="Nama terlalu pendek.",
            ),
            models.UniqueConstraint(
                fields=["nik_digest"],
                name="participant_nik_unique",
                violation_error_message="NIK ini sudah terdaftar atas nama peserta lain.",
            ),
            all_or_none("nik_encrypted", "nik_digest", name="participant_nik_whole"),
            reason_given(
                Q(nik_warnings__len__gt=0),
                "nik_warning_reason",
                name="participant_nik_warning_explained",
                message="Tulis alasan mengapa NIK ini tetap benar.",
            ),
        ]
        indexes = [
            GinIndex(OpClass("name", "gin_trgm_ops"), name="participant_name_trgm"),
            GinIndex(OpClass(COMPACT_NAME, "gin_trgm_ops"), name="participant_compact_name_trgm"),
            models.Index("birth_date", Upper("name"), name="participant_by_birth"),
            models.Index(fields=["name", "id"], name="participant_by_name"),
            models.Index(fields=["id"], condition=INCOMPLETE, name="participant_incomplete"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("participant_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return code_of(self.pk)

    @property
    def masked_nik(self) -> str:
        return nik.mask(self.nik_encrypted) if self.nik_encrypted else ""

    @property
    def missing(self) -> list[str]:
        """What a list for the office still needs."""
        needed = {"jenis kelamin": self.sex, "tanggal lahir": self.birth_date, "NIK": self.nik_digest}
        return [name for name, known in needed.items() if not known]

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def age(self) -> int | None:
        """Years, today."""
        return nik.age(self.birth_date, timezone.localdate()) if self.birth_date else None

    @property
    def residence(self):
        """The flat lived in now, or None. Uses `with_home` where the list asked for it."""
        if hasattr(self, "current_residences"):
            return self.current_residences[0] if self.current_residences else None
        return self.residences.current().select_related("rusunawa").first()

    def set_nik(self, number: str):
        """Store a number that `nik.parse` has accepted; an empty one takes it away."""
        number = nik.clean(number)
        self.nik_encrypted = number or None
        self.nik_digest = nik.digest(number) if number else None
        self.nik_last4 = number[-4:]
