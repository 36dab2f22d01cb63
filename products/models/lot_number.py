from django.db import models

from participants.models import Rusunawa


class LotNumber(models.Model):
    """The last number given at a rusunawa in a month; locked while the next is taken, so that none is missing."""

    rusunawa = models.ForeignKey(Rusunawa, models.CASCADE, related_name="+")
    month = models.DateField()
    last = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "nomor lot"
        verbose_name_plural = "nomor lot"
        constraints = [models.UniqueConstraint(fields=["rusunawa", "month"], name="lot_number_once_a_month")]

    def __str__(self):
        return f"{self.rusunawa} {self.month:%Y-%m}: {self.last}"
