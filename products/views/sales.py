"""Sales of every channel: the list with its sums, one of them, selling from a store, voiding."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products import entry
from products.actions import order_deliveries, sales
from products.forms.direct_sales import DirectSaleForm
from products.forms.orders import ReasonForm
from products.models import Report, Sale
from products.sold import SalePage, Sales
from programs.forms.errors import place
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes
from rusunpreneur.words import rupiah

WRITERS = (Role.STAFF, Role.COORDINATOR)
READERS = (*WRITERS, Role.OFFICIAL)
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def sale_list(request):
    found = Sales(request.GET, request.user)
    context = {
        "sales": found,
        "filter": found.filter,
        "filter_fields": boxes(found.filter, "saluran", "rusunawa", "produk", "bazar", "dari", "sampai", "keadaan"),
        "may_sell": request.user.access.has(*OFFICE, Role.COORDINATOR),
    }
    return render(request, "products/sale/list.html", context)


@require_GET
@allow(*READERS)
def sale_detail(request, pk):
    rows = Sale.objects.visible_to(request.user)
    rows = rows.select_related("bazaar", "rusunawa", "claim__order__buyer", "sold_by", "voided_by")
    sale = get_object_or_404(rows, pk=pk)
    context = {"sale": sale, "page": SalePage(sale, request.user), "payments": list(sale.payments.all())}
    return render(request, "products/sale/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def sale_create(request):
    rusunawa = entry.rusunawa_of(request.user, request.GET.get("rusunawa"))
    if rusunawa is None:
        return render(request, "products/sale/where.html", {"places": entry.places_of(request.user)})
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = DirectSaleForm(request.POST or None, rusunawa=rusunawa)
    if form.is_bound and form.is_valid():
        try:
            return redirect(_sell_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"form": form, "rusunawa": rusunawa}
    return render(request, "products/sale/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _sell_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        sale = form.sell(by=request.user)
        submission.answered(sale.get_absolute_url())
    messages.success(request, f"{sale} tercatat: {rupiah(sale.total_rupiah)}.")
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def sale_cancel(request, pk):
    mine = Sale.objects.visible_to(request.user).voidable_by(request.user)
    sale = get_object_or_404(mine.select_related("claim__order", "delivery__order"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            _void(sale, form.cleaned_data["reason"], request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"{sale} dibatalkan. Barangnya kembali ke tempat asalnya.")
            return redirect(sale)
    places = sale.lines.values("share__lot__rusunawa")
    reported = Report.objects.standing().about(sale.sold_on, places).count()
    context = {"form": form, "sale": sale, "reported": reported}
    return render(request, "products/sale/void.html", context, status=UNPROCESSABLE if form.errors else 200)


def _void(sale: Sale, reason: str, user):
    """What went out for an order is taken back from it."""
    if delivery := getattr(sale, "delivery", None):
        order_deliveries.take_back(delivery=delivery, reason=reason, by=user)
    else:
        sales.void(sale=sale, reason=reason, by=user)
