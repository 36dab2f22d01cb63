"""What offices ordered in these years: delivered, billed and paid, so that its makers had their share; all are over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from participants.models import City, Rusunawa
from products.models import Buyer, Claim, Delivery, Invoice, Order, OrderLine, OrderPayment, OrderShare, Sale
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import moment_of
from rusunpreneur.management.demo.goods import BATCH
from rusunpreneur.management.demo.orders import TAX_PERCENT

MOMENTS = ((Order, "entered_at"), (Invoice, "made_at"), (OrderPayment, "recorded_at"))
EVERY = 45  # days from one order of a place to the next
ASKED_BEFORE, BILLED_AFTER, PAID_AFTER = 9, 4, (16, 58)
OVER_SINCE = BILLED_AFTER + PAID_AFTER[1] + 2  # what is delivered later might not be paid yet
OCCASIONS = ("Rapat koordinasi", "Cendera mata tamu", "Musyawarah perencanaan", "Peringatan hari besar")
UNIT = "Bagian Umum"


@dataclass(frozen=True)
class Sent:
    """What went from one rusunawa to its buyer on one day: pieces of each product, and its price."""

    home: Rusunawa
    on: date
    pieces: dict[int, int]
    prices: dict[int, int]

    @property
    def total_rupiah(self) -> int:
        return sum(quantity * self.prices[product] for product, quantity in self.pieces.items())

    @property
    def billed_on(self) -> date:
        return self.on + timedelta(days=BILLED_AFTER)

    @property
    def paid_on(self) -> date:
        """Some offices take their time."""
        first, last = PAID_AFTER
        return self.billed_on + timedelta(days=first + (self.home.pk * 11 + self.on.toordinal()) % (last - first))


def next_day(home: Rusunawa, ready: date) -> date:
    """When the next order of a place is delivered."""
    return ready + timedelta(days=EVERY - (ready.toordinal() + home.pk * 7) % EVERY)


def take(told: Iterable[Sent]) -> dict[tuple[int, date], Claim]:
    """Orders with their lines, all from one store, and what each buyer came to owe, by rusunawa and day."""
    told, staff, buyers = list(told), User.objects.get(username="staf"), {}
    for sent in told:
        if sent.home.city_id not in buyers:
            buyers[sent.home.city_id] = _buyer(sent.home.city)
    orders = Order.objects.bulk_create(
        (_order(sent, number, buyers[sent.home.city_id], staff) for number, sent in enumerate(told)), batch_size=BATCH
    )
    owed = list(zip(orders, told, strict=True))
    claims = Claim.objects.bulk_create((_claim(order, sent, staff) for order, sent in owed), batch_size=BATCH)
    for order, claim in zip(orders, claims, strict=True):
        order.claim = claim
    Order.objects.bulk_update(orders, ["claim"], batch_size=BATCH)
    lines = [(line, sent.home) for order, sent in owed for line in _lines(order, sent)]
    OrderLine.objects.bulk_create((line for line, _ in lines), batch_size=BATCH)
    shares = (OrderShare(line=line, rusunawa=home, quantity=line.quantity) for line, home in lines)
    OrderShare.objects.bulk_create(shares, batch_size=BATCH)
    return {(sent.home.pk, sent.on): claim for sent, claim in zip(told, claims, strict=True)}


def deliver(sales: Iterable[Sale]):
    """Each of these sales was one delivery of its order: received, billed and paid."""
    staff, sales = User.objects.get(username="staf"), [sale for sale in sales if sale.claim]
    orders = Order.objects.select_related("claim").in_bulk([sale.claim_id for sale in sales], field_name="claim_id")
    Delivery.objects.bulk_create(
        Delivery(
            order=orders[sale.claim_id],
            sale=sale,
            carrier="Mobil dinas",
            received_on=sale.sold_on,
            receiver=UNIT,
            receipt_noted_at=sale.sold_at + timedelta(hours=4),
            receipt_noted_by=staff,
        )
        for sale in sales
    )
    Invoice.objects.bulk_create(_invoice(orders[sale.claim_id], sale, staff) for sale in sales)
    OrderPayment.objects.bulk_create(_payment(order, staff) for order in orders.values())


def _buyer(city: City) -> Buyer:
    values = {"name": f"Pemkot {city.short_name} (contoh)", "unit": UNIT}
    return Buyer.objects.get_or_create(**values, defaults={"address": "Jakarta"})[0]


def _order(sent: Sent, number: int, buyer: Buyer, staff) -> Order:
    asked_on = sent.on - timedelta(days=ASKED_BEFORE)
    return Order(
        buyer=buyer,
        buyer_number=f"EO-{asked_on:%y%m%d}-{sent.home.code}",
        city=sent.home.city,
        ordered_on=asked_on,
        promised_on=sent.on + timedelta(days=2),
        occasion=OCCASIONS[number % len(OCCASIONS)],
        entered_at=moment_of(asked_on, 9, 30),
        entered_by=staff,
    )


def _claim(order: Order, sent: Sent, staff) -> Claim:
    settled = {"settled_on": sent.paid_on, "settled_at": moment_of(sent.paid_on, 13), "settled_by": staff}
    owed = {"amount_rupiah": sent.total_rupiah, "issued_on": order.ordered_on}
    return Claim(code=order.code, debtor=str(order.buyer), **owed, **settled)


def _lines(order: Order, sent: Sent) -> list[OrderLine]:
    return [
        OrderLine(
            order=order,
            product_id=product,
            quantity=quantity,
            list_price_rupiah=sent.prices[product],
            price_rupiah=sent.prices[product],
        )
        for product, quantity in sent.pieces.items()
    ]


def _invoice(order: Order, sale: Sale, staff) -> Invoice:
    on = sale.sold_on + timedelta(days=BILLED_AFTER)
    made = {"made_at": moment_of(on, 11), "made_by": staff}
    number = f"INV/{on:%Y}/{order.pk:05}"
    return Invoice(order=order, number=number, issued_on=on, amount_rupiah=sale.total_rupiah, **made)


def _payment(order: Order, staff) -> OrderPayment:
    paid_on, total = order.claim.settled_on, order.claim.amount_rupiah
    tax = total * TAX_PERCENT // 100
    withheld = {"tax_rupiah": tax, "tax_slip_number": f"BP-{paid_on:%y%m}-{order.pk:05}" if tax else ""}
    recorded = {"recorded_at": moment_of(paid_on, 13), "recorded_by": staff}
    return OrderPayment(order=order, paid_on=paid_on, amount_rupiah=total - tax, **withheld, **recorded)
