"""A cashier's turn: cash in and out, closing it against what was counted, what became of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import shifts
from products.drawer import drawer_of
from products.forms.shifts import CashForm, CloseForm
from products.models import Shift
from products.views.tills import SELLERS, UNPROCESSABLE, bazaar_of, keeps, standing
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

PAGE_SIZE = 50


def turns_of(user, bazaar):
    """Of this cashier; the office sees everybody's."""
    turns = Shift.objects.filter(bazaar=bazaar).select_related("bazaar", "cashier", "closed_by")
    return turns if keeps(user, bazaar) else turns.filter(cashier=user)


@require_http_methods(["GET", "POST"])
@allow(*SELLERS)
def cash_move(request, pk):
    bazaar, shift = standing(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    if not shift:
        return redirect("till", bazaar.pk)
    form = CashForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_move_once(request, form, shift))
        except ValidationError as error:
            form.explain(error)
    context = {
        "bazaar": bazaar,
        "form": form,
        "drawer": drawer_of(shift),
        "moves": shift.cash_moves.order_by("-pk")[:PAGE_SIZE],
    }
    return render(request, "products/till/cash.html", context, status=UNPROCESSABLE if form.errors else 200)


def _move_once(request, form, shift) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            move = form.move(shift=shift, by=request.user)
            submission.answered(reverse("cash_move", args=[shift.bazaar_id]))
            messages.success(request, f"{move.get_direction_display()} tercatat.")
        return submission.answer


@require_http_methods(["GET", "POST"])
@allow(*SELLERS)
def shift_close(request, pk):
    bazaar, shift = standing(request, pk)
    if not shift:
        return redirect("till", bazaar.pk)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.close(shift=shift, by=request.user)
        except ValidationError as error:
            form.explain(error)
        else:
            messages.success(request, "Kasir ditutup.")
            return redirect(shift)
    context = {"bazaar": bazaar, "form": form, "drawer": drawer_of(shift), "held": shift.baskets.count()}
    return render(request, "products/till/close.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(*SELLERS)
def shift_list(request, pk):
    bazaar = bazaar_of(request, pk)
    page = Paginator(turns_of(request.user, bazaar), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "products/till/shifts.html", {"bazaar": bazaar, "page": page})


@require_GET
@allow(*SELLERS)
def shift_detail(request, pk, shift_pk):
    bazaar = bazaar_of(request, pk)
    shift = get_object_or_404(turns_of(request.user, bazaar), pk=shift_pk)
    context = {
        "bazaar": bazaar,
        "shift": shift,
        "drawer": drawer_of(shift),
        "moves": shift.cash_moves.select_related("moved_by"),
        "notes": sorted((shift.counted_notes or {}).items(), key=lambda one: -int(one[0])),
        "may_reopen": bazaar.is_open and not shift.is_open and keeps(request.user, bazaar),
    }
    return render(request, "products/till/shift.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def shift_reopen(request, pk, shift_pk):
    bazaar = bazaar_of(request, pk)
    shift = get_object_or_404(turns_of(request.user, bazaar), pk=shift_pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            shifts.reopen(shift=shift, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"Giliran {shift.cashier} terbuka lagi.")
            return redirect(shift)
    context = {"bazaar": bazaar, "shift": shift, "form": form}
    return render(request, "products/till/reopen.html", context, status=UNPROCESSABLE if form.errors else 200)
