"""Papers of orders: delivery note and bill to print, and what came back as photograph or PDF, never public."""

from io import BytesIO

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from products.documents import delivery_pdf, invoice_pdf
from products.models import Delivery, Invoice, Order, OrderDocument
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts.limits import exports

TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}
PDF = TYPES["pdf"]


def _orders(request):
    return Order.objects.editable_by(request.user)


@require_GET
@allow(Role.STAFF)
@exports
def delivery_note(request, pk):
    rows = Delivery.objects.filter(order__in=_orders(request)).select_related("sale", "order__buyer")
    delivery = get_object_or_404(rows, pk=pk)
    return FileResponse(BytesIO(delivery_pdf.render(delivery)), content_type=PDF, filename=f"{delivery.number}.pdf")


@require_GET
@allow(Role.STAFF)
@exports
def invoice_print(request, pk):
    rows = Invoice.objects.filter(order__in=_orders(request)).select_related("order__buyer")
    invoice = get_object_or_404(rows, order=pk)
    filename = f"Tagihan {invoice.order.code}.pdf"
    return FileResponse(BytesIO(invoice_pdf.render(invoice)), content_type=PDF, filename=filename)


@require_GET
@allow(Role.STAFF)
@csp_replace({"default-src": [NONE], "sandbox": True})
def order_document(request, pk):
    document = get_object_or_404(OrderDocument.objects.filter(order__in=_orders(request)), pk=pk)
    try:
        content = document.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        content_type=TYPES[document.format],
        as_attachment=document.format == "pdf",
        filename=f"{document.get_kind_display()} {document.pk}.{document.format}",
    )
