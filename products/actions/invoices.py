"""The bill of an order, and its payment: what was owed to the makers then becomes theirs."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from products.actions import locks, orders
from products.actions.order_deliveries import delivered
from products.actions.order_documents import attach
from products.models import Invoice, Order, OrderDocument, OrderPayment
from rusunpreneur.history import because
from rusunpreneur.words import rupiah, tanggal

Kind = OrderDocument.Kind


@transaction.atomic
def issue(*, order: Order, number: str, issued_on: date, by) -> Invoice:
    """Bill what was delivered: all that was ordered, received by the buyer."""
    order = orders.lock(order)
    orders.refuse_closed(order)
    sent = delivered(order)
    if not sent or any(line.quantity > sent.get(line.product_id, 0) for line in order.lines.all()):
        raise ValidationError("Belum semua dikirim. Kirim sisanya, atau kurangi jumlah pesanannya.", code="not_sent")
    received = list(order.deliveries.standing().values_list("received_on", flat=True))
    if None in received:
        raise ValidationError("Ada kiriman yang belum punya tanda terima. Catat dulu.", code="not_received")
    if not max(received) <= issued_on <= timezone.localdate():
        said = f"Tanggal tagihan antara {tanggal(max(received))} (diterima pembeli) dan hari ini."
        raise ValidationError({"issued_on": said}, code="wrong_day")
    invoice = Invoice(
        order=order, number=number.strip(), issued_on=issued_on, amount_rupiah=order.claim.amount_rupiah, made_by=by
    )
    invoice.full_clean(exclude=["order", "made_by"])
    invoice.save()
    return invoice


@transaction.atomic
def withdraw(*, order: Order, reason: str, by):
    """Take a wrong bill away; that it was there stays in the history."""
    order = orders.lock(order)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasannya."}, code="no_reason")
    if order.is_paid:
        raise ValidationError("Tagihan ini sudah dibayar. Batalkan dulu pembayarannya.", code="paid")
    invoice = Invoice.objects.filter(order=order).first()
    if invoice is None:
        raise ValidationError("Pesanan ini belum ditagih.", code="not_invoiced")
    with because(reason.strip()):
        invoice.delete()


@transaction.atomic
def pay(
    *, order: Order, paid_on: date, amount_rupiah: int, by, proof, tax_rupiah=0, tax_slip_number="", tax_slip=None
) -> OrderPayment:
    """The buyer has paid: what arrived and the tax that was withheld are the bill, to the rupiah."""
    order = orders.lock(order)
    invoice = Invoice.objects.filter(order=order).first()
    if order.is_paid:
        raise ValidationError("Pembayaran pesanan ini sudah dicatat.", code="paid")
    if invoice is None:
        raise ValidationError("Pesanan ini belum ditagih.", code="not_invoiced")
    if not invoice.issued_on <= paid_on <= timezone.localdate():
        said = f"Tanggal bayar antara {tanggal(invoice.issued_on)} (tanggal tagihan) dan hari ini."
        raise ValidationError({"paid_on": said}, code="wrong_day")
    _refuse_other_sum(amount_rupiah + tax_rupiah, order.claim.amount_rupiah)
    payment = OrderPayment(
        order=order,
        paid_on=paid_on,
        amount_rupiah=amount_rupiah,
        tax_rupiah=tax_rupiah,
        tax_slip_number=tax_slip_number.strip(),
        recorded_by=by,
    )
    payment.full_clean(exclude=["order", "recorded_by"])
    _settle(order.claim, paid_on, timezone.now(), by)
    payment.save()
    for kind, file in ((Kind.PAYMENT, proof), (Kind.TAX_SLIP, tax_slip)):
        if file:
            attach(order=order, kind=kind, file=file, by=by)
    return payment


def _refuse_other_sum(paid: int, owed: int):
    if paid != owed:
        word = "kurang" if paid < owed else "lebih"
        said = f"Uang masuk dan pajak bersama {rupiah(paid)}: {word} {rupiah(abs(owed - paid))} dari {rupiah(owed)}."
        raise ValidationError({"amount_rupiah": said}, code="not_the_sum")


def _settle(claim, on, at, by):
    claim.settled_on, claim.settled_at, claim.settled_by = on, at, by
    claim.save(update_fields=["settled_on", "settled_at", "settled_by"])


@transaction.atomic
def unpay(*, order: Order, reason: str, by):
    """A payment that was written down wrongly goes; the makers wait again. Not when they were paid out already."""
    order = orders.lock(order)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasannya."}, code="no_reason")
    payment = OrderPayment.objects.filter(order=order).first()
    if payment is None:
        raise ValidationError("Pesanan ini belum dibayar.", code="not_paid")
    claim = locks.claims([order.claim_id])[order.claim_id]
    _refuse_paid_out(claim)
    with because(reason.strip()):
        payment.delete()
        _settle(claim, None, None, None)


def _refuse_paid_out(claim):
    """What the makers were paid of it cannot wait for the buyer again."""
    earned = dict(claim.earnings.order_by().values_list("participant").annotate(sum=Sum("amount_rupiah")))
    for account in locks.accounts(earned):
        if account.owed_rupiah < earned[account.participant_id]:
            said = f"Uangnya sudah dibayarkan kepada {account.participant.name}. Batalkan daftar bayarnya lebih dulu."
            raise ValidationError(said, code="paid_out")
