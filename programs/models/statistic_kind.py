"""What a published figure counts, and of which part."""

from django.db import models


class Indicator(models.TextChoices):
    ENTREPRENEURS = "jakpreneur", "Jakpreneur terdaftar"
    UNEMPLOYMENT_RATE = "tpt", "Tingkat pengangguran terbuka"
    UNEMPLOYED = "penganggur", "Penganggur"

    @property
    def is_percent(self) -> bool:
        return self == Indicator.UNEMPLOYMENT_RATE

    @property
    def unit(self) -> str:
        return {Indicator.ENTREPRENEURS: "pelaku usaha", Indicator.UNEMPLOYMENT_RATE: "persen"}.get(self, "orang")


class Breakdown(models.TextChoices):
    TOTAL = "total", "Total"
    CITY = "kota", "Kota"
    SECTOR = "sektor", "Sektor"


class Sector(models.TextChoices):
    FOOD = "kuliner", "Kuliner"
    FASHION = "fesyen", "Fesyen"
    CRAFT = "kerajinan", "Kerajinan"
    OTHER = "lainnya", "Lainnya"
