"""What was sold in a cashier's turn: the list, one receipt, taking one back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import sales
from products.models import Sale
from products.receipts import Receipt
from products.views.tills import SELLERS, UNPROCESSABLE, bazaar_of, keeps
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from rusunpreneur.access import allow

PAGE_SIZE = 50
#: what cashiers write most often; others are typed
USUAL_REASONS = ("Salah barang", "Salah jumlah", "Salah cara bayar", "Pembeli batal", "Barang dikembalikan")


def sales_of(bazaar):
    return Sale.objects.filter(bazaar=bazaar).select_related("bazaar", "shift", "sold_by", "voided_by")


@require_GET
@allow(*SELLERS)
def till_sales(request, pk):
    """Those of this cashier; the office sees everybody's."""
    bazaar = bazaar_of(request, pk)
    sold = sales_of(bazaar).prefetch_related("payments").order_by("-pk")
    may_all = keeps(request.user, bazaar)
    page = Paginator(sold if may_all else sold.filter(sold_by=request.user), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(request, "products/till/sales.html", {"bazaar": bazaar, "page": page, "may_all": may_all})


@require_GET
@allow(*SELLERS)
def sale_receipt(request, pk, sale_pk):
    bazaar = bazaar_of(request, pk)
    sale = get_object_or_404(sales_of(bazaar), pk=sale_pk)
    context = {"bazaar": bazaar, "sale": sale, "receipt": Receipt(sale), "may_void": may_void(request.user, sale)}
    return render(request, "products/till/receipt.html", context)


def may_void(user, sale) -> bool:
    """Whoever sold it, or the office; while the bazaar and the turn are open."""
    is_open = not sale.is_voided and sale.bazaar.is_open and (sale.shift is None or sale.shift.is_open)
    return is_open and (sale.sold_by_id == user.pk or keeps(user, sale.bazaar))


@require_http_methods(["GET", "POST"])
@allow(*SELLERS)
def sale_void(request, pk, sale_pk):
    bazaar = bazaar_of(request, pk)
    mine = sales_of(bazaar)
    if not keeps(request.user, bazaar):
        mine = mine.filter(sold_by=request.user)
    sale = get_object_or_404(mine, pk=sale_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sales.void(sale=sale, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"{sale} dibatalkan. Kembalikan uangnya kepada pembeli.")
            return redirect("sale_receipt", bazaar.pk, sale.pk)
    context = {"bazaar": bazaar, "sale": sale, "receipt": Receipt(sale), "form": form, "reasons": USUAL_REASONS}
    return render(request, "products/till/void.html", context, status=UNPROCESSABLE if form.errors else 200)
