from django.db import models
from django.db.models import F, Q

from products.models.lot import MOST_PIECES
from products.models.order import Order
from products.models.product import Product
from rusunpreneur.constraints import reason_given
from rusunpreneur.fields import RupiahField
from rusunpreneur.history import kept_in_history


@kept_in_history()
class OrderLine(models.Model):
    """So many pieces of a product at one price; another price than the list's on that day has its reason."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="lines", verbose_name="pesanan")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", verbose_name="produk")
    quantity = models.PositiveIntegerField("jumlah")
    list_price_rupiah = RupiahField("harga daftar")
    price_rupiah = RupiahField("harga")
    price_reason = models.CharField("alasan harga lain", max_length=120, blank=True)

    class Meta:
        verbose_name = "baris pesanan"
        verbose_name_plural = "baris pesanan"
        ordering = ["order_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "product"],
                name="order_line_once_a_product",
                violation_error_message="Produk ini sudah ada di baris lain.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__range=(1, MOST_PIECES), price_rupiah__gt=0),
                name="order_line_of_something",
                violation_error_message="Jumlah dan harga harus lebih dari nol.",
            ),
            reason_given(
                ~Q(price_rupiah=F("list_price_rupiah")),
                "price_reason",
                name="order_line_other_price_explained",
                message="Harga berbeda dari daftar: tulis alasannya.",
            ),
        ]

    def __str__(self):
        return f"{self.product} × {self.quantity}"

    @property
    def total_rupiah(self) -> int:
        return self.quantity * self.price_rupiah
