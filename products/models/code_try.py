from django.db import models


class CodeTry(models.Model):
    """How often one address tried codes of statements in the quarter of an hour that runs (actions.statement_links)."""

    address_digest = models.CharField("sidik alamat", max_length=64, primary_key=True)
    begun_at = models.DateTimeField("sejak")
    tries = models.PositiveIntegerField("percobaan")

    class Meta:
        verbose_name = "percobaan kode"
        verbose_name_plural = "percobaan kode"
        ordering = ["-begun_at"]

    def __str__(self):
        return f"{self.tries} percobaan"
