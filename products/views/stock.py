"""Stock: what is where, and taking pieces out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.forms.stock import TakeForm
from products.models import Lot
from products.stock import Stock
from products.stock_sums import GROUPS, StockSums
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes

WRITERS = (Role.STAFF, Role.COORDINATOR)
READERS = (*WRITERS, Role.QC, Role.OFFICIAL)
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def stock_list(request):
    by = request.GET.get("kelompok", "")
    stock = StockSums(request.GET, request.user, by=by) if by in GROUPS else Stock(request.GET, request.user)
    context = {
        "stock": stock,
        "filter": stock.filter,
        "filter_fields": boxes(stock.filter, "tempat", "produk", "rusunawa", "umur"),
        "group": by if by in GROUPS else "",
        "groups": tabs_of(request),
        "may_count": request.user.access.has(*OFFICE, Role.COORDINATOR),
    }
    template = "products/stock/sums.html" if by in GROUPS else "products/stock/list.html"
    return render(request, template, context)


def tabs_of(request) -> list[tuple[str, str, str]]:
    """Per lot, per product, per rusunawa: the key of each, its label, its address with the same filters."""
    tabs = []
    for key, label in (("", "Per lot"), ("produk", "Per produk"), ("rusunawa", "Per rusunawa")):
        query = request.GET.copy()
        for name in ("kelompok", "page"):
            query.pop(name, None)
        if key:
            query["kelompok"] = key
        tabs.append((key, label, f"?{query.urlencode()}"))
    return tabs


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def stock_take(request, pk):
    lot = get_object_or_404(Lot.objects.editable_by(request.user).select_related("product", "rusunawa"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = TakeForm(request.POST or None, lot=lot, share=request.GET.get("bagian", ""))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_take_once(request, form))
        except ValidationError as error:
            form.explain(error)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/stock/take.html", {"form": form, "lot": lot}, status=status)


def _take_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        move = form.take(by=request.user)
        submission.answered(form.lot.get_absolute_url())
    messages.success(request, form.done(move))
    return submission.answer
