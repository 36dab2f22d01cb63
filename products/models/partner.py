import re

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from phonenumber_field.modelfields import PhoneNumberField

from rusunpreneur.access import OFFICE, Role
from rusunpreneur.history import kept_in_history

HAS_LETTERS = RegexValidator(re.compile(r"[^\W\d_]{2}"), "Tulis namanya dengan huruf.")


class PartnerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and officials know all companies, people of a company their own."""
        if user.access.has(*OFFICE, Role.OFFICIAL):
            return self
        if user.access.has(Role.PARTNER):
            return self.filter(users__user=user)
        return self.none()

    def editable_by(self, user):
        """One list for all of Jakarta, kept by the office."""
        return self if user.access.has(*OFFICE) else self.none()


@kept_in_history()
class Partner(models.Model):
    """A company that has residents make things by the piece: it brings the material and takes the result."""

    name = models.CharField("nama perusahaan", max_length=120, unique=True, validators=[HAS_LETTERS])
    address = models.CharField("alamat", max_length=250, blank=True)
    remark = models.CharField("keterangan", max_length=200, blank=True)
    is_active = models.BooleanField("masih bekerja sama", default=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = "mitra"
        verbose_name_plural = "mitra"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partner_detail", args=[self.pk])


@kept_in_history(exclude=["phone", "email"])
class PartnerContact(models.Model):
    """Whom to call at the company."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="contacts", verbose_name="mitra")
    name = models.CharField("nama", max_length=120, validators=[HAS_LETTERS])
    position = models.CharField("jabatan", max_length=80, blank=True)
    phone = PhoneNumberField("nomor HP", blank=True)
    email = models.EmailField("email", blank=True)

    class Meta:
        verbose_name = "kontak mitra"
        verbose_name_plural = "kontak mitra"
        ordering = ["partner_id", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "name"],
                name="partner_contact_once",
                violation_error_message="Kontak dengan nama ini sudah ada.",
            )
        ]

    def __str__(self):
        return self.name


@kept_in_history()
class PartnerUser(models.Model):
    """An account of somebody at the company: sees its orders, and nobody else's."""

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="users", verbose_name="mitra")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="partner_user",
        verbose_name="akun",
        error_messages={"unique": "Akun ini sudah dipakai di mitra."},
    )

    class Meta:
        verbose_name = "pengguna mitra"
        verbose_name_plural = "pengguna mitra"
        ordering = ["partner_id", "pk"]

    def __str__(self):
        return str(self.user)
