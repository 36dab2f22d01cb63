from django.db import models
from django.db.models import Q

from products.models.shift import Shift
from rusunpreneur.constraints import reason_given
from rusunpreneur.history import kept_in_history


@kept_in_history()
class Basket(models.Model):
    """A sale put aside while the buyer looks on. It holds back no goods; taken up again, it is gone."""

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="baskets", verbose_name="giliran kasir")
    label = models.CharField("nama", max_length=40)
    typed = models.JSONField("isi", help_text="Nama isian di halaman kasir, dan apa yang ditulis di sana.")
    pieces = models.PositiveIntegerField("jumlah barang")
    held_at = models.DateTimeField("ditahan pada", auto_now_add=True)

    class Meta:
        verbose_name = "penjualan tertahan"
        verbose_name_plural = "penjualan tertahan"
        ordering = ["shift_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gt=0),
                name="basket_of_something",
                violation_error_message="Pilih paling sedikit satu barang.",
            ),
            reason_given(Q(pk__isnull=False), "label", name="basket_labelled", message="Tulis nama untuk keranjang."),
        ]

    def __str__(self):
        return self.label
