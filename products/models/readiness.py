from django.conf import settings
from django.db import models

from products.models.product import Product
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Aspect(models.TextChoices):
    """What curators look at: domain facts 4.2 (W36)."""

    TASTE = "rasa", "Rasa"
    PACKAGING = "kemasan", "Kemasan"
    HYGIENE = "higienitas", "Higienitas"
    HALAL = "halal", "Sertifikat halal"
    PHOTO = "foto", "Foto produk"
    NIB = "nib", "NIB"


#: What is asked only of food.
FOOD_ONLY = frozenset({Aspect.TASTE, Aspect.HYGIENE, Aspect.HALAL})


@kept_in_history()
class Readiness(models.Model):
    """One thing that is in order for curation; what has no row is a gap."""

    Aspect = Aspect

    product = models.ForeignKey(Product, models.CASCADE, related_name="readiness", verbose_name="produk")
    aspect = models.CharField("syarat", max_length=12, choices=Aspect)
    note = models.CharField("keterangan", max_length=200, blank=True, help_text="Misalnya nomor sertifikat.")
    confirmed_on = models.DateField("dipastikan pada")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dipastikan oleh"
    )

    class Meta:
        verbose_name = "kesiapan kurasi"
        verbose_name_plural = "kesiapan kurasi"
        ordering = ["product_id", "aspect"]
        constraints = [
            one_of("aspect", Aspect, name="readiness_aspect_known"),
            models.UniqueConstraint(
                fields=["product", "aspect"],
                name="readiness_once_a_product",
                violation_error_message="Syarat ini sudah dicatat untuk produk itu.",
            ),
        ]

    def __str__(self):
        return f"{self.product}: {self.get_aspect_display()}"


def asked_of(product: Product) -> list[Aspect]:
    return [aspect for aspect in Aspect if product.is_food or aspect not in FOOD_ONLY]
