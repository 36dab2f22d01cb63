"""The bill of an order: A4, what was delivered at which price, and the sum in words."""

from django.conf import settings
from django.db.models import Sum

from products.models import Invoice, SaleLine
from programs.documents import printing
from rusunpreneur.terbilang import terbilang
from rusunpreneur.words import angka, rupiah, tanggal

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "invoice" / "bill.typ"


def render(invoice: Invoice) -> bytes:
    order = invoice.order
    sold = SaleLine.objects.filter(sale__claim=order.claim_id, sale__voided_at=None)
    rows = sold.order_by("share__lot__product__name", "grade", "price_rupiah").values_list(
        "share__lot__product__name", "grade", "share__lot__product__unit", "price_rupiah"
    )
    lines = [
        {
            "number": angka(number),
            "product": f"{name}, mutu {grade}",
            "quantity": f"{angka(pieces)} {unit}",
            "price": rupiah(price),
            "total": rupiah(total),
        }
        for number, (name, grade, unit, price, pieces, total) in enumerate(
            rows.annotate(n=Sum("quantity"), sum=Sum("total_rupiah")), start=1
        )
    ]
    notes = [delivery.number for delivery in order.deliveries.standing().select_related("sale").order_by("pk")]
    data = {
        "title": f"Tagihan {invoice.number}",
        "agency": settings.AGENCY_NAME,
        "number": invoice.number,
        "day": tanggal(invoice.issued_on),
        "buyer": order.buyer.name,
        "unit": order.buyer.unit,
        "address": order.buyer.address,
        "order": order.buyer_number or order.code,
        "occasion": order.occasion,
        "notes": ", ".join(notes),
        "lines": lines,
        "total": rupiah(invoice.amount_rupiah),
        "words": f"{terbilang(invoice.amount_rupiah).capitalize()} rupiah",
    }
    return printing.pdf(TEMPLATE, data)
