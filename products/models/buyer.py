from django.db import models
from phonenumber_field.modelfields import PhoneNumberField

from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Kind(models.TextChoices):
    AGENCY = "skpd", "SKPD/UKPD"
    OFFICE = "kantor", "Kantor atau perusahaan"
    PERSON = "perorangan", "Perorangan"


class BuyerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Buyers are known to all who read orders."""
        return self if user.access.has(*OFFICE, Role.COORDINATOR, Role.OFFICIAL) else self.none()

    def editable_by(self, user):
        return self if user.access.has(*OFFICE) else self.none()


@kept_in_history(exclude=["phone"])
class Buyer(models.Model):
    """Who orders: an agency with its unit, an office, a person."""

    Kind = Kind

    kind = models.CharField("jenis", max_length=10, choices=Kind, default=Kind.AGENCY)
    name = models.CharField("nama", max_length=120)
    unit = models.CharField("unit", max_length=120, blank=True, help_text="Bidang, bagian, atau seksi yang memesan.")
    address = models.CharField("alamat", max_length=200, blank=True)
    contact = models.CharField("nama kontak", max_length=80, blank=True)
    phone = PhoneNumberField("nomor HP kontak", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = BuyerQuerySet.as_manager()

    class Meta:
        verbose_name = "pembeli"
        verbose_name_plural = "pembeli"
        ordering = ["name", "unit"]
        constraints = [
            one_of("kind", Kind, name="buyer_kind_known"),
            models.UniqueConstraint(
                fields=["name", "unit"],
                name="buyer_once",
                violation_error_message="Pembeli dengan nama dan unit ini sudah ada.",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.unit}" if self.unit else self.name
