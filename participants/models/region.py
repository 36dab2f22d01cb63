"""Cities, districts and villages by their Kemendagri codes (Kepmendagri 300.2.2-2430/2025).

BPS permutes the same numbers, so the code system is named in the field.
"""

from django.db import models

from rusunpreneur.history import kept_in_history


class Region(models.Model):
    name = models.CharField("nama", max_length=80)
    kemendagri_code = models.CharField("kode Kemendagri", max_length=13, unique=True)

    class Meta:
        abstract = True
        ordering = ["kemendagri_code"]

    def __str__(self):
        return self.name


@kept_in_history()
class City(Region):
    """Kota administrasi, or the regency of Kepulauan Seribu. Code `31.75`."""

    slug = models.SlugField("alamat halaman", unique=True)

    class Meta(Region.Meta):
        verbose_name = "kota"
        verbose_name_plural = "kota"

    @property
    def short_name(self) -> str:
        """`Jakarta Timur`, as the press and the office say it."""
        return self.name.replace("Kota Administrasi ", "").replace("Kabupaten Administrasi ", "")


@kept_in_history()
class District(Region):
    """Kecamatan. Code `31.75.06`."""

    city = models.ForeignKey(City, models.PROTECT, related_name="districts", verbose_name="kota")

    class Meta(Region.Meta):
        verbose_name = "kecamatan"
        verbose_name_plural = "kecamatan"


@kept_in_history()
class Village(Region):
    """Kelurahan. Code `31.75.06.1003`."""

    district = models.ForeignKey(District, models.PROTECT, related_name="villages", verbose_name="kecamatan")
    postal_code = models.CharField("kode pos", max_length=5, blank=True)

    class Meta(Region.Meta):
        verbose_name = "kelurahan"
        verbose_name_plural = "kelurahan"
