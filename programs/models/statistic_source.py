from django.db import models

from rusunpreneur.history import kept_in_history
from rusunpreneur.words import tanggal


@kept_in_history()
class StatisticSource(models.Model):
    """Where figures were published: enough to find the page or the paper again."""

    title = models.CharField("judul", max_length=200)
    publisher = models.CharField("penerbit", max_length=120)
    document = models.CharField("alamat atau dokumen", max_length=300)
    published_on = models.DateField("terbit")

    class Meta:
        verbose_name = "sumber statistik"
        verbose_name_plural = "sumber statistik"
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "publisher", "document", "published_on"],
                name="statistic_source_once",
                violation_error_message="Sumber ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(publisher="") & ~models.Q(document=""),
                name="statistic_source_can_be_found",
                violation_error_message="Sumber butuh judul, penerbit, dan alamat atau dokumennya.",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, “{self.title}”, {tanggal(self.published_on)}"

    @property
    def is_address(self) -> bool:
        """A page that can be opened, not the name of a paper."""
        return self.document.startswith(("https://", "http://"))
