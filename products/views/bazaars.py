"""Bazaars: the list, one of them with what is next, planning, changing, cashiers, calling off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import bazaars
from products.bazaar_list import BazaarFilter, rows, soonest_first
from products.bazaar_page import BazaarPage
from products.forms.bazaars import BazaarForm, CashiersForm, NewBazaarForm
from products.models import Bazaar
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes

READERS = (Role.STAFF, Role.COORDINATOR, Role.CASHIER, Role.OFFICIAL)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def bazaar_list(request):
    narrowed = BazaarFilter(request.GET, queryset=Bazaar.objects.visible_to(request.user), user=request.user)
    page = Paginator(soonest_first(narrowed.qs), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "filter_fields": boxes(narrowed, "keadaan", "tingkat", "kota", "rusunawa", "urusan"),
        "page": page,
        "rows": rows(page.object_list),
        "is_empty": not request.GET and not page.paginator.count,
        "may_compare": request.user.access.has(*OFFICE, Role.COORDINATOR, Role.OFFICIAL),
        "may_plan": request.user.access.has(*OFFICE),
    }
    return render(request, "products/bazaar/list.html", context)


@require_GET
@allow(*READERS)
def bazaar_detail(request, pk):
    seen = Bazaar.objects.visible_to(request.user).select_related("city", "rusunawa", "closed_by", "cancelled_by")
    bazaar = get_object_or_404(seen, pk=pk)
    context = {"bazaar": bazaar, "shown": BazaarPage(bazaar, request.user)}
    return render(request, "products/bazaar/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def bazaar_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewBazaarForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_plan_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"form": form, "bazaar": None}
    return render(request, "products/bazaar/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _plan_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        bazaar = form.save()
        submission.answered(bazaar.get_absolute_url())
    messages.success(request, f"{bazaar.name} dibuat dengan kode {bazaar.code}.")
    return bazaar.get_absolute_url()


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def bazaar_edit(request, pk):
    mine = Bazaar.objects.editable_by(request.user).select_related("rusunawa", "city")
    bazaar = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = BazaarForm(request.POST or None, instance=bazaar, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Perubahan tersimpan.")
        return redirect(bazaar)
    context = {"form": form, "bazaar": bazaar}
    return render(request, "products/bazaar/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def bazaar_cashiers(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.editable_by(request.user), pk=pk)
    form = CashiersForm(request.POST if request.method == "POST" else None, bazaar=bazaar)
    if request.method == "POST" and form.is_valid():
        try:
            bazaars.appoint(bazaar=bazaar, users=form.cleaned_data["users"])
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Kasir bazar tersimpan.")
            return redirect(bazaar)
    context = {"bazaar": bazaar, "form": form}
    return render(request, "products/bazaar/cashiers.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def bazaar_cancel(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.editable_by(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            bazaars.cancel(bazaar=bazaar, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Bazar dibatalkan.")
            return redirect(bazaar)
    context = {"bazaar": bazaar, "form": form}
    return render(request, "products/bazaar/cancel.html", context, status=UNPROCESSABLE if form.errors else 200)
