"""Government orders of bakso for meetings: delivered first and paid later, one of them not for seventy days."""

import io
from dataclasses import dataclass
from datetime import timedelta

from PIL import Image

from products.actions import invoices, order_deliveries
from products.actions.order_deliveries import GRADE_AGREED
from products.models import Balance, Buyer, Order, OrderLine, Product
from products.till import prices_of
from programs.documents.evidence_file import CleanFile
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, days_ago, moment_of
from rusunpreneur.management.demo.stores import stock_on

BAKSO, KITCHEN = "Bakso sapi beku isi 50", "penggilingan"


@dataclass(frozen=True)
class Wish:
    """An order, so many days ago, and in how many days it is delivered, billed and paid; None is still to come."""

    ago: int
    buyer: str
    unit: str
    occasion: str
    pieces: int
    delivered: int | None = 5
    billed: int | None = 8
    paid: int | None = None
    product: str = BAKSO
    slug: str = KITCHEN


ORDERS = (
    Wish(116, "Biro Umum dan ASD (contoh)", "Bagian Rumah Tangga", "Rapat pimpinan", 12, paid=33),
    Wish(98, "Dinas Perumahan (contoh)", "Subbagian Umum", "Rapat penghuni rusunawa", 15, paid=40),
    Wish(78, "Sudin Sosial Jakarta Timur (contoh)", "Seksi Bantuan", "Rapat koordinasi kecamatan", 20, 5, 8),
    Wish(52, "Kecamatan Cakung (contoh)", "Seksi Ekonomi", "Musyawarah perencanaan", 14, paid=29),
    Wish(24, "Dinas PPKUKM (contoh)", "Bidang Industri", "Rapat evaluasi bimtek", 16, 6, 9),
    Wish(6, "Biro Umum dan ASD (contoh)", "Bagian Rumah Tangga", "Rapat akhir tahun", 40, 4, None),
    Wish(
        64,
        "Dinas PPKUKM (contoh)",
        "Sekretariat",
        "Cendera mata tamu",
        18,
        7,
        10,
        30,
        product="Dompet kecil",
        slug="nagrak",
    ),
)
TAX_PERCENT = 2


def seed():
    """Once."""
    if Order.objects.exists():
        return
    for number, wish in enumerate(ORDERS, start=1):
        _fulfil(number, wish)


def _fulfil(number: int, wish: Wish):
    staff, first = User.objects.get(username="staf"), days_ago(wish.ago)
    with at(moment_of(first, 9, 30)):
        order = _order(number, wish, first, staff)
    if wish.delivered is None:
        return
    sent_on = first + timedelta(days=wish.delivered)
    with at(moment_of(sent_on, 10)):
        delivery = order_deliveries.send(
            order=order, picks=_picks(wish, sent_on), sent_on=sent_on, carrier="Mobil dinas", by=staff
        )
    order.refresh_from_db()
    if wish.billed is None:
        return
    billed_on = first + timedelta(days=wish.billed)
    with at(moment_of(sent_on, 15)):
        receipt = {"receiver": "Bagian penerimaan", "file": _paper(number, "tanda terima")}
        order_deliveries.receive(delivery=delivery, received_on=sent_on, by=staff, **receipt)
    with at(moment_of(billed_on, 11)):
        invoices.issue(order=order, number=f"INV/{billed_on:%Y}/{number:03}", issued_on=billed_on, by=staff)
    if wish.paid:
        _pay(order, number, first + timedelta(days=wish.paid), staff)


def _order(number: int, wish: Wish, first, staff) -> Order:
    buyer, _ = Buyer.objects.get_or_create(name=wish.buyer, unit=wish.unit, defaults={"address": "Jakarta"})
    order = Order.objects.create(
        buyer=buyer,
        buyer_number=f"EO-{first:%y%m}-{number:04}",
        ordered_on=first,
        promised_on=first + timedelta(days=10),
        occasion=wish.occasion,
        entered_by=staff,
    )
    product = Product.objects.get(name=wish.product)
    there = sum(row.quantity for row in _agreed(wish, first + timedelta(days=wish.delivered or 0)))
    pieces = wish.pieces if wish.billed is None else min(wish.pieces, there)
    price = prices_of([product.pk])[product.pk]
    OrderLine.objects.create(order=order, product=product, quantity=pieces, list_price_rupiah=price, price_rupiah=price)
    return order


def _picks(wish: Wish, sent_on) -> list[tuple]:
    """Oldest first; of an order that is still being filled no more than half."""
    left = wish.pieces if wish.billed else wish.pieces // 2
    return take(_agreed(wish, sent_on), left)


def _agreed(wish: Wish, day) -> list[Balance]:
    """What stood in the store on that day in the grade that an order is about."""
    return [row for row in stock_on(day, wish.slug, wish.product) if row.grade == GRADE_AGREED]


def take(rows: list[Balance], left: int) -> list[tuple]:
    picks = []
    for row in rows:
        if pieces := min(left, row.quantity):
            picks.append((row.share, row.grade, pieces))
            left -= pieces
    return picks


def _pay(order: Order, number: int, paid_on, staff):
    order.refresh_from_db()
    tax = order.claim.amount_rupiah * TAX_PERCENT // 100
    with at(moment_of(paid_on, 13)):
        invoices.pay(
            order=order,
            paid_on=paid_on,
            amount_rupiah=order.claim.amount_rupiah - tax,
            tax_rupiah=tax,
            tax_slip_number=f"BP-{paid_on:%y%m}-{number:03}",
            proof=_paper(number, "bukti bayar"),
            tax_slip=_paper(number, "bukti potong"),
            by=staff,
        )


def _paper(number: int, kind: str) -> CleanFile:
    """A blank sheet, each of another size, for the same file is not taken twice."""
    data = io.BytesIO()
    Image.new("RGB", (400 + number, 560 + len(kind)), "#faf8f4").save(data, "JPEG")
    return CleanFile(data.getvalue(), "jpg")
