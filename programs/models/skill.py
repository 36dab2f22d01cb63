from django.db import models

from rusunpreneur.history import kept_in_history


@kept_in_history()
class Skill(models.Model):
    """What a training teaches: anyaman, rajut, batik, bakso."""

    name = models.CharField("nama", max_length=60, unique=True)
    slug = models.SlugField("alamat halaman", unique=True)
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "keahlian"
        verbose_name_plural = "keahlian"
        ordering = ["name"]

    def __str__(self):
        return self.name
