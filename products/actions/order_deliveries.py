"""Goods of an order on their way to the buyer: sent, received, taken back."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from products.actions import orders, sales
from products.actions.order_documents import attach
from products.models import Claim, Delivery, Order, OrderDocument, OrderLine, SaleLine
from rusunpreneur.words import angka, tanggal

#: What an order's price is for; the other grade goes only with the buyer's word.
GRADE_AGREED = "A"


@transaction.atomic
def send(*, order: Order, picks: Sequence[tuple], by, sent_on: date | None = None, carrier="", remark="") -> Delivery:
    """Sell what was picked, (share, grade, pieces) each, to be paid later. Less than was ordered may go at once."""
    order = orders.lock(order)
    orders.refuse_closed(order)
    sent_on = sent_on or timezone.localdate()
    if not order.ordered_on <= sent_on <= timezone.localdate():
        early = f"Tanggal kirim antara {tanggal(order.ordered_on)} (tanggal pesan) dan hari ini."
        raise ValidationError({"sent_on": early}, code="wrong_day")
    picks = [pick for pick in picks if pick[2]]
    if not picks:
        raise ValidationError("Isi jumlah untuk paling sedikit satu barang.", code="nothing")
    if any(grade != GRADE_AGREED for _, grade, _ in picks) and not remark.strip():
        said = "Ada mutu B yang ikut dengan harga pesanan. Tulis siapa di pihak pembeli yang menyetujuinya."
        raise ValidationError({"remark": said}, code="other_grade")
    lines = {line.product_id: line for line in OrderLine.objects.filter(order=order).select_related("product")}
    _refuse_too_many(order, lines, picks)
    if order.claim is None:
        order.claim = Claim.objects.create(code=order.code, debtor=str(order.buyer)[:160], issued_on=order.ordered_on)
        order.save(update_fields=["claim"])
    sale = sales.record(
        channel=order.channel,
        lines=[_line(lines[share.lot.product_id], share, grade, pieces) for share, grade, pieces in picks],
        claim=order.claim,
        sold_on=sent_on,
        remark=remark.strip(),
        by=by,
    )
    _add(order.claim, sale.total_rupiah)
    return Delivery.objects.create(order=order, sale=sale, carrier=carrier.strip())


def _line(line: OrderLine, share, grade, pieces) -> sales.Line:
    return sales.Line(share, grade, pieces, line.price_rupiah, line.list_price_rupiah, line.price_reason)


def delivered(order: Order) -> dict[int, int]:
    """Pieces that went to the buyer, by product."""
    if order.claim_id is None:
        return {}
    sold = SaleLine.objects.filter(sale__claim=order.claim_id, sale__voided_at=None).order_by()
    return dict(sold.values_list("share__lot__product").annotate(pieces=Sum("quantity")))


def _refuse_too_many(order, lines, picks):
    sent, now = delivered(order), {}
    for share, _, pieces in picks:
        now[share.lot.product_id] = now.get(share.lot.product_id, 0) + pieces
    for product, pieces in now.items():
        if product not in lines:
            raise ValidationError("Ada barang yang tidak dipesan. Muat ulang halamannya.", code="not_ordered")
        left = lines[product].quantity - sent.get(product, 0)
        if pieces > left:
            said = f"{lines[product].product}: dikirim {angka(pieces)}, padahal sisa pesanan {angka(left)}."
            raise ValidationError(said, code="too_many")


def _add(claim: Claim, rupiah: int):
    claim.amount_rupiah += rupiah
    claim.save(update_fields=["amount_rupiah"])


@transaction.atomic
def receive(*, delivery: Delivery, received_on: date, receiver: str, file, by) -> Delivery:
    """The buyer has it: who took it in, on which day, and the paper that says so."""
    orders.lock(delivery.order)
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("order", "sale").get(pk=delivery.pk)
    if delivery.sale.is_voided:
        raise ValidationError("Kiriman ini sudah ditarik.", code="taken_back")
    if delivery.is_received:
        raise ValidationError("Tanda terima kiriman ini sudah dicatat.", code="received")
    if not delivery.sale.sold_on <= received_on <= timezone.localdate():
        said = f"Tanggal terima antara {tanggal(delivery.sale.sold_on)} (tanggal kirim) dan hari ini."
        raise ValidationError({"received_on": said}, code="wrong_day")
    delivery.received_on, delivery.receiver = received_on, receiver.strip()
    delivery.receipt_noted_at, delivery.receipt_noted_by = timezone.now(), by
    delivery.full_clean(validate_unique=False)
    delivery.save()
    if file:
        attach(order=delivery.order, delivery=delivery, kind=OrderDocument.Kind.RECEIPT, file=file, by=by)
    return delivery


@transaction.atomic
def take_back(*, delivery: Delivery, reason: str, by) -> Delivery:
    """The goods return to their stores, the buyer owes that much less."""
    order = orders.lock(delivery.order)
    orders.refuse_closed(order)
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("sale").get(pk=delivery.pk)
    sale = sales.void(sale=delivery.sale, reason=reason, by=by)
    _add(order.claim, -sale.total_rupiah)
    return delivery
