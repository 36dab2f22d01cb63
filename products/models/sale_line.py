import pgtrigger
from django.db import models
from django.db.models import F, Q

from products.models import sums
from products.models.balance import Grade
from products.models.sale import Sale
from products.models.share import Share
from rusunpreneur.constraints import one_of, reason_given
from rusunpreneur.fields import RupiahField


class SaleLine(models.Model):
    """Pieces of one maker's share, of one grade, at one price. The maker's rupiah comes from here."""

    sale = models.ForeignKey(Sale, models.PROTECT, related_name="lines", verbose_name="penjualan")
    share = models.ForeignKey(Share, models.PROTECT, related_name="sale_lines", verbose_name="bagian pembuat")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    quantity = models.PositiveIntegerField("jumlah")
    list_price_rupiah = RupiahField("harga daftar")
    price_rupiah = RupiahField("harga jual")
    discount_reason = models.CharField("alasan harga lain", max_length=120, blank=True)
    total_rupiah = RupiahField("jumlah rupiah")

    class Meta:
        verbose_name = "baris penjualan"
        verbose_name_plural = "baris penjualan"
        ordering = ["sale_id", "pk"]
        constraints = [
            one_of("grade", Grade, name="sale_line_grade_known"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, price_rupiah__gt=0),
                name="sale_line_of_something",
                violation_error_message="Jumlah dan harga harus lebih dari nol.",
            ),
            models.CheckConstraint(
                condition=Q(total_rupiah=F("quantity") * F("price_rupiah")), name="sale_line_total_is_product"
            ),
            reason_given(
                ~Q(price_rupiah=F("list_price_rupiah")),
                "discount_reason",
                name="sale_line_other_price_explained",
                message="Harga berbeda dari daftar: tulis alasannya.",
            ),
            models.UniqueConstraint(fields=["sale", "share", "grade", "price_rupiah"], name="sale_line_once_a_share"),
        ]
        triggers = [
            pgtrigger.Protect(name="sale_line_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            sums.holds(
                sums.LINE_CREDITS_ITS_MAKER,
                rule="sale_line_credits_its_maker",
                name="sale_line_credits_its_maker",
                key="id",
            ),
        ]

    def __str__(self):
        return f"{self.share} × {self.quantity}"
