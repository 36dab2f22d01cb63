import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from products.models.balance import Grade
from products.models.claim import Claim
from products.models.piecework_order import PieceworkOrder
from products.models.piecework_sums import LINE_OF_ORDER
from products.models.share import Share
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class PartnerDeliveryQuerySet(models.QuerySet):
    def undecided(self):
        """What nobody has said anything about yet, or was taken back."""
        decisions = self.model.inspections.rel.related_model.objects
        return self.filter(~Exists(decisions.filter(delivery=OuterRef("pk"), reversed_at=None)))


@kept_in_history()
class PartnerDelivery(models.Model):
    """Pieces that passed our QC went to the company. What it accepts of them is claimed, and paid, together."""

    order = models.ForeignKey(PieceworkOrder, models.PROTECT, related_name="deliveries", verbose_name="pesanan")
    number = models.PositiveSmallIntegerField("penyerahan ke", editable=False)
    delivered_on = models.DateField("diserahkan pada", default=timezone.localdate)
    note = models.CharField("keterangan", max_length=200, blank=True)
    claim = models.OneToOneField(
        Claim, models.PROTECT, null=True, editable=False, related_name="partner_delivery", verbose_name="tagihan"
    )
    delivered_at = models.DateTimeField("dicatat pada", auto_now_add=True)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="dicatat oleh"
    )

    objects = PartnerDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "penyerahan ke mitra"
        verbose_name_plural = "penyerahan ke mitra"
        ordering = ["order_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "number"],
                name="partner_delivery_number_once",
                violation_error_message="Nomor penyerahan ini sudah ada.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="partner_delivery_stays", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="partner_delivery_stands", fields=["order", "number", "delivered_on"]),
        ]

    def __str__(self):
        return f"{self.order}/{self.number}"

    def get_absolute_url(self):
        return f"{self.order.get_absolute_url()}#serah-{self.number}"


class PartnerDeliveryLine(models.Model):
    """Pieces of one maker's share in one grade, as our QC passed them."""

    delivery = models.ForeignKey(PartnerDelivery, models.PROTECT, related_name="lines", verbose_name="penyerahan")
    share = models.ForeignKey(Share, models.PROTECT, related_name="partner_lines", verbose_name="bagian pembuat")
    grade = models.CharField("mutu", max_length=1, choices=Grade)
    quantity = models.PositiveIntegerField("jumlah")

    class Meta:
        verbose_name = "baris penyerahan"
        verbose_name_plural = "baris penyerahan"
        ordering = ["delivery_id", "pk"]
        constraints = [
            one_of("grade", Grade, name="partner_delivery_line_grade_known"),
            models.UniqueConstraint(fields=["delivery", "share", "grade"], name="partner_delivery_line_once_a_share"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0),
                name="partner_delivery_line_of_something",
                violation_error_message="Jumlah harus lebih dari nol.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="partner_delivery_line_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="partner_delivery_line_of_order",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=LINE_OF_ORDER,
            ),
        ]

    def __str__(self):
        return f"{self.delivery}: {self.quantity} {self.grade}"
