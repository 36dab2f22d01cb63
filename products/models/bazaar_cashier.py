from django.conf import settings
from django.db import models

from products.models.bazaar import Bazaar
from rusunpreneur.history import kept_in_history


@kept_in_history()
class BazaarCashier(models.Model):
    """Somebody may stand at the till of this bazaar, and of no other."""

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="cashiers", verbose_name="bazar")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="kasir")

    class Meta:
        verbose_name = "kasir bazar"
        verbose_name_plural = "kasir bazar"
        ordering = ["bazaar_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bazaar", "user"],
                name="bazaar_cashier_once",
                violation_error_message="Orang ini sudah menjadi kasir bazar ini.",
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.bazaar}"
