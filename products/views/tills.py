"""The till of a bazaar: opening it, selling, putting a sale aside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from products import till as reading
from products.forms.shifts import BeginForm
from products.forms.till import TillForm
from products.models import Basket, Bazaar, Shift
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

SELLERS = (Role.STAFF, Role.CASHIER)
UNPROCESSABLE = 422
#: what buyers hand over; with JavaScript the three that fit the sum
NOTES = [(20_000, "20.000"), (50_000, "50.000"), (100_000, "100.000")]


def bazaar_of(request, pk) -> Bazaar:
    return get_object_or_404(Bazaar.objects.sold_at_by(request.user).select_related("place"), pk=pk)


def keeps(user, bazaar) -> bool:
    """The office where the bazaar is sees the tills of all."""
    return user.access.covers(*OFFICE, city_id=bazaar.city_id, rusunawa_id=bazaar.rusunawa_id)


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
        return _begin(request, bazaar, BeginForm())
    held = shift and request.method == "GET" and held_basket(shift, request.GET.get("keranjang", ""))
    form = TillForm(request.POST if request.method == "POST" else None, held=held or None)
    if request.method == "POST" and not form.is_only_counting and (answer := _answer(request, form, shift)):
        return _onwards(request, answer)
    offers = reading.offers_at(bazaar)
    context = {
        "bazaar": bazaar,
        "shift": shift,
        "form": form,
        "rows": form.rows(offers),
        "notes": NOTES,
        "baskets": shift.baskets.exclude(pk=held.pk if held else None).order_by("pk") if shift else [],
        "gone": reading.gone_from(held.typed, offers) if held else [],
        "late": reading.past_their_day(bazaar),
        "sum": reading.sum_of(form.basket.wanted, offers),
    }
    status = UNPROCESSABLE if request.method == "POST" and not form.is_only_counting else 200
    return render(request, "products/till/page.html", context, status=status)


def held_basket(shift, wanted: str) -> Basket | None:
    return shift.baskets.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 10 else None


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
            submission.answered(_carry_out(request, form, shift))
        return submission.answer


def _carry_out(request, form, shift) -> str:
    if form.is_held:
        held = form.hold(shift=shift)
        messages.success(request, f"{held} ditahan. Lanjutkan kapan saja dari halaman ini.")
        return reverse("till", args=[shift.bazaar_id])
    sale = form.sell(shift=shift, by=request.user)
    return reverse("sale_receipt", args=[shift.bazaar_id, sale.pk])


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
    return _begin(request, bazaar, form, status=status)


def _begin(request, bazaar, form, status=200):
    """Opened before its day, it says so: what is sold is sold, rehearsal or not."""
    context = {"bazaar": bazaar, "form": form, "is_early": bazaar.starts_on > timezone.localdate()}
    return render(request, "products/till/begin.html", context, status=status)


def _begin_once(request, form, bazaar) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            form.begin(bazaar=bazaar, by=request.user)
            submission.answered(reverse("till", args=[bazaar.pk]))
            messages.success(request, "Kasir dibuka. Selamat berjualan!")
        return submission.answer


@require_POST
@allow(*SELLERS)
def basket_discard(request, pk, basket_pk):
    bazaar, shift = standing(request, pk)
    baskets = shift.baskets.all() if shift else Basket.objects.none()
    get_object_or_404(baskets, pk=basket_pk).delete()
    messages.success(request, "Keranjang tertahan dihapus.")
    return redirect("till", bazaar.pk)
