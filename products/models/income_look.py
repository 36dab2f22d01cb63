import pgtrigger
from django.conf import settings
from django.db import models

from participants.models import Participant
from rusunpreneur.constraints import one_of


class Where(models.TextChoices):
    """On which page somebody looked."""

    STATEMENT = "rincian", "Rincian pendapatan"
    PDF = "unduhan", "Rincian PDF"
    DISPUTE = "sengketa", "Keberatan"
    PERSON = "peserta", "Halaman peserta"
    RUSUNAWA = "rusunawa", "Pendapatan di samping sewa"
    OWED = "hak", "Daftar pembayaran"


class IncomeLook(models.Model):
    """Somebody read what a person earns, to the rupiah: who, when and where. Cannot be changed or deleted."""

    Where = Where

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="income_looks", verbose_name="peserta", db_index=False
    )
    where = models.CharField("di halaman", max_length=8, choices=Where)
    looked_at = models.DateTimeField("dilihat pada", auto_now_add=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="dilihat oleh", db_index=False
    )

    class Meta:
        verbose_name = "melihat pendapatan"
        verbose_name_plural = "melihat pendapatan"
        ordering = ["-pk"]
        constraints = [one_of("where", Where, name="income_look_where_known")]
        indexes = [models.Index(fields=["participant", "-id"], name="income_look_of_person")]
        triggers = [pgtrigger.Protect(name="income_look_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.participant}, {self.looked_at:%d/%m/%Y}"
