from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from participants.models.region import City, District, Village
from rusunpreneur.access import Role
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Certainty(models.TextChoices):
    HIGH = "tinggi", "Tinggi"
    MEDIUM = "sedang", "Sedang"
    OFFICE = "dinas", "Ditetapkan Dinas"


class RusunawaQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def visible_to(self, user):
        readers = (Role.ADMIN, Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="city", rusunawa="pk"))

    def asked_in(self, query):
        """The one whose key an address names as `rusunawa`; None for any other text."""
        key = query.get("rusunawa", "")
        return self.filter(pk=key).first() if key.isascii() and key.isdecimal() and len(key) < 10 else None

    def matching(self, text: str):
        """By any part of the name; blanks do not matter (Pulo Gebang = Pulogebang)."""
        compact = "".join(text.split())
        return self.alias(compact_name=models.functions.Replace("name", models.Value(" "))).filter(
            Q(compact_name__icontains=compact) | Q(alias__icontains=text)
        )


@kept_in_history()
class Rusunawa(models.Model):
    """Public rental flats: where residents live and most trainings are held."""

    Certainty = Certainty

    name = models.CharField("nama", max_length=80, unique=True)
    code = models.CharField(
        "kode",
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", "Kode adalah tiga huruf besar.")],
        help_text="Tiga huruf, dipakai di depan kode lot.",
    )
    slug = models.SlugField("alamat halaman", unique=True)
    alias = models.CharField("nama lain", max_length=120, blank=True)
    city = models.ForeignKey(City, models.PROTECT, related_name="rusunawa", verbose_name="kota")
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, verbose_name="kecamatan")
    village = models.ForeignKey(Village, models.PROTECT, null=True, blank=True, verbose_name="kelurahan")
    manager = models.CharField("pengelola", max_length=80, blank=True, help_text="UPRS, Pasar Jaya, atau koperasi.")
    certainty = models.CharField("kepastian data", max_length=10, choices=Certainty, default=Certainty.OFFICE)
    source = models.TextField("sumber", blank=True)
    is_active = models.BooleanField("aktif", default=True)

    objects = RusunawaQuerySet.as_manager()

    class Meta:
        verbose_name = "rusunawa"
        verbose_name_plural = "rusunawa"
        ordering = ["name"]
        constraints = [
            one_of("certainty", Certainty, name="rusunawa_certainty_known"),
            models.CheckConstraint(
                condition=Q(code__regex="^[A-Z]{3}$"),
                name="rusunawa_code_three_letters",
                violation_error_message="Kode adalah tiga huruf besar.",
            ),
        ]
        indexes = [GinIndex(OpClass("name", "gin_trgm_ops"), name="rusunawa_name_trgm")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("rusunawa_detail", args=[self.slug])

    @property
    def short_name(self) -> str:
        return short(self.name)


def short(name: str) -> str:
    """`Nagrak` for `Rusunawa Nagrak`."""
    return name.removeprefix("Rusunawa ")
