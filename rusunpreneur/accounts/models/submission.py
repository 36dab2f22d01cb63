from django.conf import settings
from django.db import models


class Submission(models.Model):
    """A form that was sent once: its key, what was in it, and the answer it got.

    Written in the same transaction as what the form creates, so that a key without its rows, or
    rows without their key, cannot exist.
    """

    key = models.UUIDField("kunci", primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="pengguna")
    body_sha256 = models.CharField("sidik isi", max_length=64)
    answer = models.TextField("jawaban", blank=True, help_text="Alamat tujuan, atau isi jawaban JSON.")
    created_at = models.DateTimeField("diterima pada", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "kiriman formulir"
        verbose_name_plural = "kiriman formulir"

    def __str__(self):
        return str(self.key)
