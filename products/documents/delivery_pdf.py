"""The delivery note that goes with the goods and comes back signed: A4, what, how many, from which lots. No prices."""

from django.conf import settings
from django.db.models import Sum

from products.models import Delivery
from programs.documents import printing
from rusunpreneur.words import angka, tanggal

TEMPLATE = settings.BASE_DIR / "templates" / "products" / "delivery" / "note.typ"


def render(delivery: Delivery) -> bytes:
    order = delivery.order
    rows = delivery.sale.lines.order_by("share__lot__product__name", "share__lot__code", "grade")
    lot = "share__lot__"
    rows = rows.values_list(f"{lot}product__name", "grade", f"{lot}product__unit", f"{lot}code", f"{lot}rusunawa__name")
    lines = [
        {
            "number": angka(number),
            "product": f"{name}, mutu {grade}",
            "quantity": f"{angka(pieces)} {unit}",
            "lot": code,
            "place": place,
        }
        for number, (name, grade, unit, code, place, pieces) in enumerate(rows.annotate(n=Sum("quantity")), start=1)
    ]
    data = {
        "title": f"Surat jalan {delivery.number}",
        "agency": settings.AGENCY_NAME,
        "number": delivery.number,
        "day": tanggal(delivery.sale.sold_on),
        "buyer": order.buyer.name,
        "unit": order.buyer.unit,
        "address": order.buyer.address,
        "contact": order.buyer.contact,
        "order": order.buyer_number or order.code,
        "occasion": order.occasion,
        "carrier": delivery.carrier,
        "remark": delivery.sale.remark,
        "lines": lines,
        "voided": delivery.sale.is_voided,
    }
    return printing.pdf(TEMPLATE, data)
