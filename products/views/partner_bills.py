"""What a company paid: noted with its proof, shown, taken back."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import partner_bills
from products.forms.partner_goods import PaymentForm
from products.forms.piecework import ReasonForm
from products.models import PartnerPayment, PieceworkOrder
from products.views.partner_goods import answered, delivery_of, shown
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import rupiah

TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


def payments_of(user):
    seen = PartnerPayment.objects.filter(delivery__order__in=PieceworkOrder.objects.visible_to(user))
    return seen.select_related("delivery__order")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_pay(request, pk):
    delivery = delivery_of(request.user, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    owed = delivery.claim.amount_rupiah if delivery.claim else 0
    left = owed - partner_bills.paid_for(delivery)
    form = PaymentForm(request.POST or None, request.FILES or None, initial={"amount": left or None})

    def act():
        form.pay(delivery=delivery, by=request.user)
        return delivery.get_absolute_url()

    if answer := answered(request, form, act, said="Pembayaran tercatat."):
        return redirect(answer)
    return shown(
        request,
        "products/piecework/pay.html",
        form,
        {"order": delivery.order, "delivery": delivery, "owed": owed, "left": left},
    )


@require_GET
@allow(Role.STAFF, Role.PARTNER)
@csp_replace({"default-src": [NONE], "sandbox": True})
def payment_proof(request, pk):
    payment = get_object_or_404(payments_of(request.user), pk=pk)
    try:
        proof = payment.proof.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = f"bukti-{payment.delivery.order}-{payment.pk}.{payment.proof_kind}"
    return FileResponse(proof, content_type=TYPES[payment.proof_kind], filename=name)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def payment_take_back(request, pk):
    payment = get_object_or_404(payments_of(request.user), pk=pk)
    order = payment.delivery.order
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReasonForm(request.POST or None)

    def act():
        partner_bills.take_back(payment=payment, reason=form.cleaned_data["reason"], by=request.user)
        return payment.delivery.get_absolute_url()

    if answer := answered(request, form, act, said="Pembayaran dibatalkan. Pembuatnya menunggu lagi."):
        return redirect(answer)
    explained = (
        f"{rupiah(payment.amount_rupiah)} untuk {payment.delivery}. Catatannya tetap tersimpan dengan alasannya."
    )
    context = {"order": order, "title": "Batalkan pembayaran", "explained": explained, "button": "Batalkan pembayaran"}
    return shown(request, "products/piecework/reason.html", form, context)
