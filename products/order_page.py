"""One order as a user may read it: its lines and who brings them, what happened in time order, and the next step."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone

from products.filters import places_of
from products.makers import may_name, may_open
from products.models import Delivery, Order, OrderShare
from products.story import Step
from rusunpreneur.words import angka, rupiah, tanggal

State = Order.State
Kind = Order.documents.rel.related_model.Kind
FROM_STORE = "Dari gudang"


@dataclass
class Line:
    """What was ordered of a product, what has gone out, and who is to bring the rest."""

    line: object
    sent: int
    shares: list["Asked"] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.line.quantity - self.sent

    @property
    def shared(self) -> int:
        return sum(one.quantity for one in self.shares)

    @property
    def unshared(self) -> int:
        return max(0, self.line.quantity - self.shared)


@dataclass
class Asked:
    """So many pieces of somebody, or of a store."""

    name: str
    where: str
    quantity: int
    href: str = ""


def _by_place(shares: list[OrderShare]) -> list[Asked]:
    """For who may not read names: what a store gives, what so many makers of a place do."""
    found: dict[tuple, list[OrderShare]] = {}
    for share in shares:
        found.setdefault((share.rusunawa.short_name, share.maker is None), []).append(share)
    return [
        Asked(FROM_STORE if is_store else f"{len(theirs)} pembuat", where, sum(one.quantity for one in theirs))
        for (where, is_store), theirs in found.items()
    ]


class OrderPage:
    def __init__(self, order: Order, user):
        self.order, self.user = order, user
        self.may_change = order.is_editable_by(user)
        self.places = set(places_of(user).values_list("pk", flat=True))

    @cached_property
    def lines(self) -> list[Line]:
        sent = self._sent
        found = {
            line.pk: Line(line, sent.get(line.product_id, 0)) for line in self.order.lines.select_related("product")
        }
        shares = OrderShare.objects.filter(line__order=self.order, rusunawa__in=self.places)
        asked: dict[int, list[OrderShare]] = {}
        for share in shares.select_related("rusunawa", "maker").order_by("pk"):
            asked.setdefault(share.line_id, []).append(share)
        for key, theirs in asked.items():
            found[key].shares = [self._asked(one) for one in theirs] if may_name(self.user) else _by_place(theirs)
        return list(found.values())

    def _asked(self, share: OrderShare) -> Asked:
        where = share.rusunawa.short_name
        if share.maker is None:
            return Asked(FROM_STORE, where, share.quantity)
        href = share.maker.get_absolute_url() if may_open(self.user) else ""
        return Asked(share.maker.name, where, share.quantity, href)

    @cached_property
    def _sent(self) -> dict[int, int]:
        sent: dict[int, int] = {}
        for delivery in self.deliveries:
            if not delivery.sale.is_voided:
                for product, pieces in delivery.pieces.items():
                    sent[product] = sent.get(product, 0) + pieces
        return sent

    @cached_property
    def deliveries(self) -> list[Delivery]:
        """Each with its `pieces` by product and the papers that came back."""
        rows = self.order.deliveries.select_related("sale__sold_by", "sale__voided_by", "receipt_noted_by")
        found = {delivery.sale_id: delivery for delivery in rows.order_by("pk")}
        for delivery in found.values():
            delivery.pieces = {}
            delivery.papers = [paper for paper in self.papers if paper.delivery_id == delivery.pk]
        lines = Delivery.sale.field.related_model.lines.rel.related_model.objects.filter(sale__in=found).order_by()
        for sale, product, pieces in lines.values_list("sale", "share__lot__product").annotate(n=Sum("quantity")):
            found[sale].pieces[product] = pieces
        return list(found.values())

    @cached_property
    def papers(self) -> list:
        """Papers show names and accounts: for those who handle orders."""
        return list(self.order.documents.order_by("pk")) if self.may_change else []

    @property
    def other_papers(self) -> list:
        return [paper for paper in self.papers if paper.delivery_id is None]

    @cached_property
    def total_rupiah(self) -> int:
        return sum(one.line.total_rupiah for one in self.lines)

    @property
    def owed_rupiah(self) -> int:
        return self.order.claim.amount_rupiah if self.order.claim else 0

    @property
    def unreceived(self) -> list[Delivery]:
        return [one for one in self.deliveries if not one.sale.is_voided and not one.is_received]

    @property
    def is_fixed(self) -> bool:
        return self.order.state in (State.INVOICED, State.PAID, State.CANCELLED)

    @property
    def next(self) -> tuple[str, str, str] | None:
        """The one thing to do now: label, symbol, address."""
        if not self.may_change:
            return None
        state, key = self.order.state, [self.order.pk]
        if state == State.ACCEPTED and any(line.unshared for line in self.lines):
            return "Bagi pesanan", "people", reverse("order_plan", args=key)
        if state in (State.ACCEPTED, State.PARTLY):
            return "Kirim barang", "truck", reverse("delivery_create", args=key)
        if state == State.DELIVERED:
            return "Catat tanda terima", "check2-circle", reverse("delivery_receive", args=[self.unreceived[0].pk])
        if state == State.RECEIVED:
            return "Buat tagihan", "receipt", reverse("invoice_create", args=key)
        if state == State.INVOICED:
            return "Catat pembayaran", "cash-coin", reverse("order_pay", args=key)
        return None

    @property
    def waits(self) -> str:
        """What the makers are told of their rupiah."""
        if self.order.claim is None or not self.owed_rupiah:
            return ""
        if self.order.is_paid:
            return f"Sudah menjadi hak pembuat sejak {tanggal(self.order.claim.settled_on)}."
        return f"{rupiah(self.owed_rupiah)} untuk para pembuat menunggu pembayaran pembeli."

    @property
    def steps(self) -> list[Step]:
        """Oldest first, as it happened; what happened the same day stands in the order of the work."""
        return sorted([*self._begun(), *self._sent_steps(), *self._money()], key=lambda step: step.at)

    def _begun(self) -> Iterable[Step]:
        order = self.order
        number = f"Nomor {order.buyer_number}. " if order.buyer_number else ""
        yield Step(order.ordered_on, f"Dipesan {order.buyer}", f"{number}Dicatat oleh {order.entered_by}", "", "cart")
        if order.is_cancelled:
            why = f"{order.cancelled_reason}. Oleh {order.cancelled_by}"
            yield Step(_day(order.cancelled_at), "Pesanan dibatalkan", why, "", "x-circle", "brick")

    def _sent_steps(self) -> Iterable[Step]:
        for one in self.deliveries:
            sale, pieces = one.sale, angka(sum(one.pieces.values()))
            by = f"Dibawa {one.carrier}" if one.carrier else f"Dicatat oleh {sale.sold_by}"
            title = f"Dikirim {pieces} barang, {rupiah(sale.total_rupiah)}"
            yield Step(sale.sold_on, title, f"{one}. {by}", sale.get_absolute_url(), "truck", "indigo")
            if one.is_received:
                yield Step(one.received_on, f"Diterima {one.receiver}", str(one), "", "check2-circle", "leaf")
            if sale.is_voided:
                why = f"{one}: {sale.voided_reason}. Oleh {sale.voided_by}"
                yield Step(_day(sale.voided_at), "Kiriman ditarik", why, "", "arrow-counterclockwise", "brick")

    def _money(self) -> Iterable[Step]:
        invoice, payment = getattr(self.order, "invoice", None), getattr(self.order, "payment", None)
        if invoice:
            title = f"Ditagih {rupiah(invoice.amount_rupiah)}"
            yield Step(
                invoice.issued_on, title, f"Nomor {invoice.number}. Oleh {invoice.made_by}", "", "receipt", "gold"
            )
        if payment:
            tax = f"Pajak dipotong {rupiah(payment.tax_rupiah)}, " if payment.tax_rupiah else ""
            slip = f"bukti {payment.tax_slip_number}. " if payment.tax_slip_number else ""
            detail = f"{tax}{slip}Dicatat oleh {payment.recorded_by}"
            yield Step(payment.paid_on, f"Dibayar {rupiah(payment.amount_rupiah)}", detail, "", "cash-coin", "leaf")


def _day(moment):
    return timezone.localdate(moment)
