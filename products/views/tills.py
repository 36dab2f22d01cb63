"""The till of a bazaar: opening it, selling, the receipt."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products import till as reading
from products.forms.shifts import BeginForm
from products.forms.till import TillForm
from products.models import Bazaar, Sale, Shift
from products.receipts import Receipt
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

SELLERS = (Role.STAFF, Role.CASHIER)
UNPROCESSABLE = 422
#: what buyers hand over; with JavaScript the three that fit the sum
NOTES = [(20_000, "20.000"), (50_000, "50.000"), (100_000, "100.000")]


def bazaar_of(request, pk) -> Bazaar:
    return get_object_or_404(Bazaar.objects.sold_at_by(request.user).select_related("place"), pk=pk)


def standing(request, pk) -> tuple[Bazaar, Shift | None]:
    """The bazaar, and the turn of this user that is open there: one question for a cashier at work."""
    mine = Shift.objects.filter(cashier=request.user, closed_at=None, bazaar=pk)
    mine = mine.filter(bazaar__in=Bazaar.objects.sold_at_by(request.user)).select_related("bazaar__place")
    shift = mine.order_by().first()
    return (shift.bazaar, shift) if shift else (bazaar_of(request, pk), None)


@require_http_methods(["GET", "POST"])
@allow(*SELLERS)
def till(request, pk):
    bazaar, shift = standing(request, pk)
    if request.method == "GET" and not shift and bazaar.is_open:
        return render(request, "products/till/begin.html", {"bazaar": bazaar, "form": BeginForm()})
    form = TillForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not form.is_only_counting and (answer := _answer(request, form, shift)):
        return _onwards(request, answer)
    offers = reading.offers_at(bazaar)
    context = {
        "bazaar": bazaar,
        "shift": shift,
        "form": form,
        "rows": form.rows(offers),
        "notes": NOTES,
        "late": reading.past_their_day(bazaar),
        "sum": reading.sum_of(form.basket.wanted, offers),
    }
    status = UNPROCESSABLE if request.method == "POST" and not form.is_only_counting else 200
    return render(request, "products/till/page.html", context, status=status)


def _answer(request, form, shift) -> str:
    """The receipt; nothing when something has to be put right first."""
    try:
        if form.is_valid() and shift:
            return _sell_once(request, form, shift)
    except ValidationError as error:
        form.explain(error)
    else:
        if not shift:
            form.add_error(None, "Kasir Anda sudah ditutup. Buka kasir lagi, lalu kirim ulang.")
    return submissions.answer_to(request)


def _sell_once(request, form, shift) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            sale = form.sell(shift=shift, by=request.user)
            submission.answered(reverse("sale_receipt", args=[shift.bazaar_id, sale.pk]))
        return submission.answer


def _onwards(request, address: str):
    """To the receipt; the page that sends by itself is told where that is."""
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"next": address})
    return redirect(address)


@require_http_methods(["GET", "POST"])
@allow(*SELLERS)
def shift_begin(request, pk):
    bazaar, shift = standing(request, pk)
    if shift or not bazaar.is_open:
        return redirect("till", bazaar.pk)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_begin_once(request, form, bazaar))
        except ValidationError as error:
            form.explain(error)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/till/begin.html", {"bazaar": bazaar, "form": form}, status=status)


def _begin_once(request, form, bazaar) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            form.begin(bazaar=bazaar, by=request.user)
            submission.answered(reverse("till", args=[bazaar.pk]))
            messages.success(request, "Kasir dibuka. Selamat berjualan!")
        return submission.answer


@require_GET
@allow(*SELLERS)
def sale_receipt(request, pk, sale_pk):
    bazaar = bazaar_of(request, pk)
    sale = get_object_or_404(Sale.objects.filter(bazaar=bazaar).select_related("shift", "sold_by"), pk=sale_pk)
    return render(request, "products/till/receipt.html", {"bazaar": bazaar, "sale": sale, "receipt": Receipt(sale)})
