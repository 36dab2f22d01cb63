"""What waits for a company: goods to judge, material that it promised."""

from django.db.models import DecimalField, Exists, F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from products.material_page import amount
from products.models import MaterialMove, OrderMaterial, PartnerDelivery, PieceworkOrder, WorkShare
from rusunpreneur.access import Role
from rusunpreneur.dashboards.attention.source import Line, Listed, Urgency


class ForPartner(Listed):
    """Of the company's own orders under way; never the name of a maker."""

    roles = (Role.PARTNER,)

    def orders(self, user):
        return PieceworkOrder.objects.visible_to(user).under_way()

    def at(self, rows, rusunawa):
        return rows.filter(Exists(WorkShare.objects.filter(order=OuterRef("order"), rusunawa=rusunawa)))

    def ordered(self, rows):
        return rows.select_related("order__product").order_by(self.since, "pk")


class UndecidedDeliveries(ForPartner):
    key, symbol, since, since_words = "hasil-menunggu", "box-seam", "delivered_on", "yang terlama diserahkan"
    noun, urgency, heading, since_heading = "penyerahan", Urgency.NOW, "Barang", "Diserahkan"
    title = "Menunggu hasil periksa Anda"
    words = "penyerahan menunggu hasil periksa Anda"
    advice = "Pembuatnya dibayar untuk yang Anda terima."

    def rows(self, user):
        judged_by_us = PieceworkOrder.Inspector.US
        return (
            PartnerDelivery.objects.filter(order__in=self.orders(user))
            .undecided()
            .exclude(order__inspected_by_whom=judged_by_us)
        )

    def line(self, row, user):
        title = f"{row.order.product}, penyerahan {row.number}"
        return Line(title, str(row.order), row.delivered_on, reverse("partner_decide", args=[row.pk]))


class LateMaterial(ForPartner):
    key, symbol, since, since_words = "bahan-belum-tiba", "truck", "promised_on", "yang terlama dijanjikan"
    noun, heading, since_heading = "bahan", "Bahan", "Dijanjikan"
    title = "Bahan belum tiba seluruhnya"
    words = "bahan yang Anda janjikan belum tiba seluruhnya"
    advice = "Tanpa bahan, pembuat tidak bisa mulai. Bila sudah dikirim, minta Dinas mencatatnya."

    def rows(self, user):
        late = OrderMaterial.objects.filter(order__in=self.orders(user), promised_on__lt=timezone.localdate())
        return late.alias(arrived=_arrived()).filter(arrived__lt=F("promised"))

    def ordered(self, rows):
        return super().ordered(rows).annotate(arrived=_arrived())

    def line(self, row, user):
        note = f"{row.order}, {row.order.product} · tiba {amount(row.arrived, row.measure)}"
        title = f"{row.material}, {amount(row.promised, row.measure)}"
        return Line(title, note, row.promised_on, row.order.get_absolute_url())


def _arrived():
    came = MaterialMove.objects.standing().filter(material=OuterRef("pk"), kind=MaterialMove.Kind.RECEIVED)
    total = came.order_by().values("material").annotate(total=Sum("quantity")).values("total")
    return Coalesce(Subquery(total), 0, output_field=DecimalField())
