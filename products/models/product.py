from datetime import date, timedelta

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from programs.models import Skill
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import all_or_none, one_of
from rusunpreneur.history import kept_in_history

SAMPLING_WHOLE = "Isi jumlah contoh dan cacat paling banyak, atau kosongkan keduanya."


class Unit(models.TextChoices):
    PIECE = "buah", "buah"
    PACK = "bungkus", "bungkus"
    SHEET = "lembar", "lembar"
    PAIR = "pasang", "pasang"
    SET = "set", "set"


class Storage(models.TextChoices):
    ROOM = "ruang", "Suhu ruang"
    CHILLED = "dingin", "Dingin (0–5 °C)"
    FROZEN = "beku", "Beku (−18 °C)"


class MeatSource(models.TextChoices):
    NONE = "tanpa", "Tanpa daging"
    CERTIFIED = "halal", "RPH/RPU bersertifikat halal"
    OTHER = "lain", "Sumber lain"


class GrindingPlace(models.TextChoices):
    NONE = "tanpa", "Tidak digiling"
    OWN = "sendiri", "Digiling sendiri"
    CERTIFIED = "halal", "Penggilingan bersertifikat halal"
    OTHER = "lain", "Penggilingan lain"


class ProductQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The catalogue is no secret among those who work with goods; partners do not see it yet."""
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL, Role.CASHIER)
        return self if user.access.has(*readers) else self.none()

    def editable_by(self, user):
        """One catalogue for all of Jakarta, kept by the office."""
        return self if user.access.has(*OFFICE) else self.none()

    def active(self):
        return self.filter(is_active=True)

    def with_price(self):
        """Adds `price_rupiah`, the guide price in force today."""
        prices = self.model.prices.rel.related_model.objects.begun().filter(product=OuterRef("pk"))
        return self.annotate(price_rupiah=Subquery(prices.values("amount_rupiah")[:1]))

    def matching(self, text: str):
        """By a part of the name or of one of its other names."""
        return self.filter(Q(name__icontains=text) | Q(other_names__icontains=text))


@kept_in_history()
class Product(models.Model):
    """What residents make, as it is called, checked and priced."""

    Unit, Storage, MeatSource, GrindingPlace = Unit, Storage, MeatSource, GrindingPlace

    name = models.CharField("nama", max_length=80, unique=True)
    other_names = models.CharField("nama lain", max_length=200, blank=True, help_text="Pisahkan dengan koma.")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="products", verbose_name="keahlian")
    unit = models.CharField("satuan", max_length=8, choices=Unit, default=Unit.PIECE)
    photo = models.ImageField("foto", upload_to="produk/", blank=True)
    standard_minutes = models.PositiveSmallIntegerField(
        "menit per satuan", null=True, blank=True, help_text="Waktu wajar membuat satu satuan."
    )
    is_food = models.BooleanField("makanan", default=False)
    storage = models.CharField("penyimpanan", max_length=6, choices=Storage, blank=True)
    shelf_life_days = models.PositiveSmallIntegerField("masa simpan (hari)", null=True, blank=True)
    meat_source = models.CharField("asal daging", max_length=6, choices=MeatSource, blank=True)
    grinding_place = models.CharField("tempat penggilingan", max_length=8, choices=GrindingPlace, blank=True)
    sample_size = models.PositiveSmallIntegerField(
        "jumlah contoh", null=True, blank=True, help_text="Kosongkan bila semua diperiksa."
    )
    acceptance_number = models.PositiveSmallIntegerField(
        "cacat paling banyak",
        null=True,
        blank=True,
        help_text="Lulus bila cacat di antara contoh tidak lebih dari ini.",
    )
    is_active = models.BooleanField("aktif", default=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = "produk"
        verbose_name_plural = "produk"
        ordering = ["name"]
        constraints = [
            one_of("unit", Unit, name="product_unit_known"),
            one_of("storage", Storage, name="product_storage_known", blank=True),
            one_of("meat_source", MeatSource, name="product_meat_source_known", blank=True),
            one_of("grinding_place", GrindingPlace, name="product_grinding_place_known", blank=True),
            models.CheckConstraint(
                condition=Q(is_food=False) | (Q(shelf_life_days__range=(1, 1095)) & ~Q(storage="")),
                name="product_food_keeps_known",
                violation_error_message="Untuk makanan, isi penyimpanan dan masa simpan (1 sampai 1.095 hari).",
            ),
            all_or_none("sample_size", "acceptance_number", name="product_sampling_whole", message=SAMPLING_WHOLE),
            models.CheckConstraint(
                condition=Q(sample_size=None) | Q(sample_size__gt=F("acceptance_number")),
                name="product_sampling_possible",
                violation_error_message="Cacat paling banyak harus lebih kecil dari jumlah contoh.",
            ),
            models.CheckConstraint(
                condition=Q(standard_minutes=None) | Q(standard_minutes__range=(1, 6000)),
                name="product_standard_minutes_plausible",
                violation_error_message="Menit per satuan harus antara 1 dan 6.000.",
            ),
        ]
        indexes = [GinIndex(OpClass("name", "gin_trgm_ops"), name="product_name_trgm")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("product_detail", args=[self.pk])

    def expires_on(self, made_on: date) -> date | None:
        """The last day a piece made then is good; None for what keeps."""
        return made_on + timedelta(days=self.shelf_life_days) if self.is_food else None

    def fits_in_a_week(self, pieces: int) -> bool:
        """Whether one person working day and night can make so many, as far as the standard time tells.

        A lot often holds what she made since the last one.
        """
        return pieces * (self.standard_minutes or 0) <= 7 * 24 * 60
