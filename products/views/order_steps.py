"""The steps of an order: shared out, sent, received, billed, paid; and each taken back with a reason."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from products.actions import invoices, order_deliveries
from products.forms.deliveries import DeliveryForm, ReceiptForm
from products.forms.invoices import InvoiceForm, PaymentForm
from products.forms.order_plan import PlanForm
from products.forms.orders import ReasonForm
from products.models import Delivery, Order
from products.order_plan import OrderPlan
from programs.forms.errors import place
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import angka, rupiah

UNPROCESSABLE = 422


def _mine(request, pk) -> Order:
    return get_object_or_404(Order.objects.editable_by(request.user).select_related("buyer", "claim"), pk=pk)


def _delivery(request, pk) -> Delivery:
    rows = Delivery.objects.filter(order__in=Order.objects.editable_by(request.user))
    return get_object_or_404(rows.select_related("order__buyer", "order__claim", "sale"), pk=pk)


def _step(request, order, form, template: str, act: Callable[[], str], **context):
    """A form of an order: carried out once, then back to the order; `act` returns what the user is told."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_once(request, order, act))
        except ValidationError as error:
            place(form, error)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, "order": order, **context}, status=status)


def _once(request, order, act) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            said = act()
            submission.answered(order.get_absolute_url())
            messages.success(request, said)
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_plan(request, pk):
    order = _mine(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    plan = OrderPlan(order, request.user)
    form = PlanForm(request.POST or None, plan=plan)

    def act():
        form.share_out(by=request.user)
        return "Pembagian tersimpan."

    return _step(request, order, form, "products/order/plan.html", act, plan=plan)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def delivery_create(request, pk):
    order = _mine(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = DeliveryForm(request.POST or None, order=order, user=request.user)

    def act():
        sale = form.send(by=request.user).sale
        pieces = angka(sum(line.quantity for line in sale.lines.all()))
        return f"{pieces} barang terkirim, {rupiah(sale.total_rupiah)}. Cetak surat jalannya di bawah."

    return _step(request, order, form, "products/delivery/form.html", act)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def delivery_receive(request, pk):
    delivery = _delivery(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReceiptForm(request.POST or None, request.FILES or None)

    def act():
        said = {name: form.cleaned_data[name] for name in ("received_on", "receiver", "file")}
        order_deliveries.receive(delivery=delivery, by=request.user, **said)
        return f"Tanda terima {delivery.number} tersimpan."

    return _step(request, delivery.order, form, "products/delivery/receive.html", act, delivery=delivery)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def invoice_create(request, pk):
    order = _mine(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = InvoiceForm(request.POST or None, order=order)

    def act():
        said = {name: form.cleaned_data[name] for name in ("number", "issued_on")}
        invoice = invoices.issue(order=order, by=request.user, **said)
        return f"{invoice} tersimpan: {rupiah(invoice.amount_rupiah)}. Cetak dari halaman ini."

    return _step(request, order, form, "products/invoice/form.html", act)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_pay(request, pk):
    order = _mine(request, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    if order.claim is None:
        messages.info(request, "Pesanan ini belum dikirim, jadi belum ada yang dibayar.")
        return redirect(order)
    form = PaymentForm(request.POST or None, request.FILES or None, order=order)

    def act():
        invoices.pay(order=order, by=request.user, **form.typed)
        return f"Lunas. {rupiah(order.claim.amount_rupiah)} sekarang menjadi hak para pembuat."

    return _step(request, order, form, "products/invoice/pay.html", act)


def _take_back(request, order, act, **words):
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, words["done"])
            return redirect(order)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/order/reason.html", {"form": form, "order": order, **words}, status=status)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def delivery_take_back(request, pk):
    delivery = _delivery(request, pk)
    return _take_back(
        request,
        delivery.order,
        lambda reason: order_deliveries.take_back(delivery=delivery, reason=reason, by=request.user),
        title=f"Tarik kiriman {delivery.number}",
        button="Tarik kiriman",
        said="Barangnya kembali ke gudang asalnya, dan rupiah para pembuat untuk kiriman ini batal.",
        done="Kiriman ditarik. Barangnya kembali ke gudang.",
    )


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def invoice_withdraw(request, pk):
    order = _mine(request, pk)
    return _take_back(
        request,
        order,
        lambda reason: invoices.withdraw(order=order, reason=reason, by=request.user),
        title="Tarik tagihan",
        button="Tarik tagihan",
        said="Nomornya boleh dipakai lagi. Tagihan yang ditarik tetap ada di jejak perubahan.",
        done="Tagihan ditarik.",
    )


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def order_unpay(request, pk):
    order = _mine(request, pk)
    return _take_back(
        request,
        order,
        lambda reason: invoices.unpay(order=order, reason=reason, by=request.user),
        title="Batalkan pembayaran",
        button="Batalkan pembayaran",
        said="Rupiah para pembuat kembali menunggu pembayaran pembeli. Yang sudah dibayarkan kepada mereka tidak bisa.",
        done="Pembayaran dibatalkan.",
    )
