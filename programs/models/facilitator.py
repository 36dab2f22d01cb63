from django.db import models

from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Kind(models.TextChoices):
    SPEAKER = "narasumber", "Narasumber"
    INSTRUCTOR = "instruktur", "Instruktur"


@kept_in_history()
class Facilitator(models.Model):
    """Who teaches: a narasumber speaks, an instruktur shows how it is done."""

    Kind = Kind

    name = models.CharField("nama", max_length=120)
    kind = models.CharField("sebagai", max_length=10, choices=Kind, default=Kind.SPEAKER)
    organisation = models.CharField("instansi", max_length=120, blank=True)
    is_active = models.BooleanField("aktif", default=True)

    class Meta:
        verbose_name = "narasumber"
        verbose_name_plural = "narasumber"
        ordering = ["name"]
        constraints = [one_of("kind", Kind, name="facilitator_kind_known")]

    def __str__(self):
        return self.name
