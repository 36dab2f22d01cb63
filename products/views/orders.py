"""Orders: the list with what is unpaid, one of them with its story, writing one down, cancelling."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import orders
from products.changes import PAGE_SIZE as CHANGES_A_PAGE
from products.forms.orders import OrderForm, ReasonForm
from products.models import Order
from products.order_changes import OrderChanges
from products.order_filters import OrderFilter
from products.order_page import OrderPage
from products.orders_due import ages
from programs.forms.errors import place
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes

READERS = (Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def order_list(request):
    seen = Order.objects.visible_to(request.user)
    narrowed = OrderFilter(request.GET, queryset=seen.with_progress(), user=request.user)
    page = Paginator(narrowed.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": narrowed,
        "filter_fields": boxes(narrowed, "keadaan", "pembeli", "rusunawa", "umur", "urusan"),
        "page": page,
        "ages": ages(seen),
        "today": timezone.localdate(),
        "is_empty": not request.GET and not page.paginator.count,
        "may_create": request.user.access.has(*OFFICE),
    }
    return render(request, "products/order/list.html", context)


@require_GET
@allow(*READERS)
def order_detail(request, pk):
    rows = Order.objects.visible_to(request.user).with_progress()
    rows = rows.select_related("buyer", "claim", "city", "entered_by", "cancelled_by")
    rows = rows.select_related("invoice__made_by", "payment__recorded_by")
    order = get_object_or_404(rows, pk=pk)
    return render(request, "products/order/detail.html", {"order": order, "page": OrderPage(order, request.user)})


@require_GET
@allow(Role.STAFF)
def order_changes(request, pk):
    order = get_object_or_404(Order.objects.visible_to(request.user), pk=pk)
    page = Paginator(OrderChanges(order), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "products/order/changes.html", {"order": order, "page": page})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    chosen = {"buyer": request.GET.get("pembeli", "")}
    form = OrderForm(request.POST or None, user=request.user, initial=chosen)
    if form.is_bound and form.is_valid():
        try:
            return redirect(_write_once(request, form))
        except ValidationError as error:
            place(form, error)
    return _form(request, form, None)


def _write_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        order = form.write(by=request.user)
        submission.answered(order.get_absolute_url())
    messages.success(request, f"Tercatat sebagai {order.code}.")
    if order.promised_on < timezone.localdate():
        messages.warning(request, "Tanggal janjinya sudah lewat. Kalau salah ketik, pilih Ubah.")
    return submission.answer


def _form(request, form, order):
    context = {"form": form, "order": order}
    status = UNPROCESSABLE if form.is_bound and (form.errors or form.lines.refused) else 200
    wrong = form.is_bound and any(row.errors for row in form.lines.forms)
    return render(request, "products/order/form.html", context, status=UNPROCESSABLE if wrong else status)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_edit(request, pk):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    with transaction.atomic():
        mine = Order.objects.editable_by(request.user).select_related("claim")
        order = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
        form = OrderForm(request.POST or None, instance=order, user=request.user)
        if form.is_bound and form.is_valid():
            try:
                return redirect(_write_once_again(request, form))
            except ValidationError as error:
                place(form, error)
    return _form(request, form, order)


def _write_once_again(request, form) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            order = form.write(by=request.user)
            submission.answered(order.get_absolute_url())
            messages.success(request, "Perubahan tersimpan.")
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_cancel(request, pk):
    order = get_object_or_404(Order.objects.editable_by(request.user).select_related("buyer"), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            orders.cancel(order=order, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"{order.code} dibatalkan.")
            return redirect(order)
    context = {
        "form": form,
        "order": order,
        "title": "Batalkan pesanan",
        "button": "Batalkan pesanan",
        "said": "Pesanan tetap tercatat, dengan alasannya.",
    }
    return render(request, "products/order/reason.html", context, status=UNPROCESSABLE if form.errors else 200)
