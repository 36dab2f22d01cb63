from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse


class SavedView(models.Model):
    """A page that somebody keeps under a name: its place, period and filters, as the address has them.

    The address is put together by the page that offers to keep it, never by whoever sends the form.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name="pengguna", db_index=False
    )
    name = models.CharField("nama", max_length=60)
    address = models.CharField("alamat", max_length=300)
    created_at = models.DateTimeField("disimpan pada", auto_now_add=True)

    class Meta:
        verbose_name = "tampilan tersimpan"
        verbose_name_plural = "tampilan tersimpan"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "user",
                Lower("name"),
                name="saved_view_named_once",
                violation_error_message="Nama ini sudah dipakai tampilan lain.",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_view_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(address__startswith="/") & ~models.Q(address__startswith="//"),
                name="saved_view_stays_here",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("saved_view_edit", args=[self.pk])
