"""Orders of companies: the list, one with all that became of it, its terms, its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import piecework
from products.changes import PAGE_SIZE as CHANGES_A_PAGE
from products.changes import PieceworkChanges
from products.forms.partners import OrderMaterials
from products.forms.piecework import AcceptanceForm, NewPieceworkForm, PieceworkForm, ReasonForm
from products.hourly import hourly_of
from products.models import Partner, PieceworkOrder
from products.piecework_filter import PieceworkFilter
from products.piecework_page import PieceworkPage
from products.views.rows import UNPROCESSABLE, edit_rows
from programs.forms.errors import place
from programs.views.once import acted_once
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes

READERS = (Role.STAFF, Role.COORDINATOR, Role.OFFICIAL, Role.PARTNER)
PAGE_SIZE = 50


@require_GET
@allow(*READERS)
def piecework_list(request):
    narrowed = PieceworkFilter(request.GET, queryset=PieceworkOrder.objects.visible_to(request.user), user=request.user)
    rows = narrowed.qs.select_related("contract__partner", "product")
    context = {
        "filter": narrowed,
        "filter_fields": boxes(narrowed, "keadaan", "mitra"),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_change": request.user.access.has(*OFFICE),
    }
    return render(request, "products/piecework/list.html", context)


@require_GET
@allow(*READERS)
def piecework_detail(request, pk):
    order = get_object_or_404(seen_by(request.user), pk=pk)
    context = {"order": order, "page": PieceworkPage(order, request.user)}
    return render(request, "products/piecework/detail.html", context)


@require_GET
@allow(Role.STAFF)
def piecework_changes(request, pk):
    order = get_object_or_404(PieceworkOrder.objects.visible_to(request.user), pk=pk)
    template = "products/piecework/_changes.html" if request.htmx else "products/piecework/changes.html"
    page = Paginator(PieceworkChanges(order), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    title = "Jejak perubahan" if request.htmx else ""  # else the heading of the page
    return render(request, template, {"order": order, "page": page, "title": title})


def seen_by(user):
    return PieceworkOrder.objects.visible_to(user).select_related("contract__partner", "product", "accepted_by")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def piecework_create(request, pk):
    partner = get_object_or_404(Partner.objects.editable_by(request.user), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewPieceworkForm(request.POST or None, partner=partner)
    if request.method == "POST" and form.is_valid():
        said = "Konsep pesanan tersimpan. Periksa penghasilan sejam dan bahannya sebelum diterima."
        if answer := acted_once(request, form, lambda: form.draft(by=request.user).get_absolute_url(), said=said):
            return redirect(answer)
    context = {"form": form, "partner": partner, "order": None}
    return render(request, "products/piecework/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def piecework_edit(request, pk):
    mine = drafts_of(request.user)
    order = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = PieceworkForm(request.POST or None, instance=order, partner=order.partner)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                form.revise()
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Perubahan tersimpan.")
            return redirect(order)
    context = {"form": form, "partner": order.partner, "order": order}
    return render(request, "products/piecework/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def drafts_of(user):
    rows = PieceworkOrder.objects.editable_by(user).filter(accepted_at=None, cancelled_at=None)
    return rows.select_related("contract__partner", "product")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def piecework_materials(request, pk):
    return edit_rows(request, drafts_of(request.user), pk, OrderMaterials)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def piecework_accept(request, pk):
    order = get_object_or_404(PieceworkOrder.objects.editable_by(request.user).select_related("product"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = AcceptanceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = f"{order} diterima. Tarif dan syaratnya tidak bisa diubah lagi."
        act = piecework.accept
        if answer := acted_once(request, form, lambda: act(order=order, by=request.user).get_absolute_url(), said=said):
            return redirect(answer)
    context = {"form": form, "order": order, "hourly": hourly_of(order)}
    return render(request, "products/piecework/accept.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def piecework_cancel(request, pk):
    order = get_object_or_404(PieceworkOrder.objects.editable_by(request.user), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act():
            reason = form.cleaned_data["reason"]
            return piecework.cancel(order=order, reason=reason, by=request.user).get_absolute_url()

        if answer := acted_once(request, form, act, said=f"{order} dibatalkan."):
            return redirect(answer)
    context = {
        "form": form,
        "order": order,
        "title": f"Batalkan {order}",
        "explained": "Pesanan yang dibatalkan tetap tersimpan dengan alasannya. Ini hanya bisa selama belum ada bahan "
        "yang diterima dan belum ada barang yang dibuat; sesudah itu pesanan ditutup.",
        "button": "Batalkan pesanan",
    }
    return render(request, "products/piecework/reason.html", context, status=UNPROCESSABLE if form.errors else 200)
