import secrets

from django.conf import settings
from django.db import models

from products.models.delivery import Delivery
from products.models.order import Order
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Kind(models.TextChoices):
    ORDER = "pesanan", "Surat pesanan"
    RECEIPT = "terima", "Tanda terima"
    PAYMENT = "bayar", "Bukti bayar"
    TAX_SLIP = "pajak", "Bukti potong pajak"
    OTHER = "lain", "Lainnya"


class Format(models.TextChoices):
    JPEG = "jpg", "Foto"
    PDF = "pdf", "PDF"


def document_path(document, filename):
    """Random name, by order; what the sender called the file is not kept."""
    return f"pesanan/{document.order_id}/{secrets.token_hex(16)}.{document.format}"


@kept_in_history()
class OrderDocument(models.Model):
    """A paper of an order as photograph or PDF: re-encoded, private."""

    Kind = Kind

    order = models.ForeignKey(Order, models.PROTECT, related_name="documents", verbose_name="pesanan")
    delivery = models.ForeignKey(
        Delivery, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="pengiriman"
    )
    kind = models.CharField("jenis", max_length=8, choices=Kind)
    file = models.FileField("berkas", upload_to=document_path, max_length=200)
    format = models.CharField("format", max_length=3, choices=Format)
    sha256 = models.CharField("sidik berkas", max_length=64)
    uploaded_at = models.DateTimeField("diunggah pada", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diunggah oleh"
    )

    class Meta:
        verbose_name = "dokumen pesanan"
        verbose_name_plural = "dokumen pesanan"
        ordering = ["order_id", "pk"]
        constraints = [
            one_of("kind", Kind, name="order_document_kind_known"),
            one_of("format", Format, name="order_document_format_known"),
            models.UniqueConstraint(
                fields=["order", "kind", "sha256"],
                name="order_document_once",
                violation_error_message="Berkas ini sudah dilampirkan di pesanan ini.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.order}"
