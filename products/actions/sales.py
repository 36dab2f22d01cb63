"""Selling what has passed QC, and taking a sale back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from products.actions import earnings, locks
from products.actions.earnings import Entry
from products.models import (
    Bazaar,
    Earning,
    Place,
    QrisFee,
    Sale,
    SaleLine,
    SalePayment,
    Share,
    Shift,
    StockMove,
)
from rusunpreneur.history import because
from rusunpreneur.words import rupiah

Kind, Reason = Place.Kind, StockMove.Reason
#: Locked after the balances, as whoever closes locks them: so selling and closing wait for each other, never crosswise.
KEEP_OPEN = """
    WITH bazaar AS (
        SELECT closed_at IS NULL AND cancelled_at IS NULL AS is_open FROM products_bazaar WHERE id = %s FOR SHARE
    ), shift AS (
        SELECT closed_at IS NULL AS is_open FROM products_shift WHERE id = %s FOR SHARE
    )
    SELECT (SELECT is_open FROM bazaar), (SELECT is_open FROM shift)
"""


@dataclass(frozen=True)
class Line:
    """Pieces of one maker's share in one grade, at one price. `share` knows its lot."""

    share: Share
    grade: str
    quantity: int
    price_rupiah: int
    list_price_rupiah: int
    discount_reason: str = ""

    @property
    def total_rupiah(self) -> int:
        return self.quantity * self.price_rupiah


@dataclass(frozen=True)
class Payment:
    """A part of the price, or all of it. `tendered_rupiah` is the cash that was handed over."""

    method: str
    amount_rupiah: int
    tendered_rupiah: int | None = None
    reference: str = ""


@transaction.atomic
def record(
    *,
    channel: str,
    lines: Sequence[Line],
    by,
    payments: Sequence[Payment] = (),
    bazaar: Bazaar | None = None,
    shift: Shift | None = None,
    rusunawa=None,
    claim=None,
    sold_on: date | None = None,
    remark="",
) -> Sale:
    """Sell: goods go to the buyer, makers are credited, money is noted, all or nothing.

    Goods come from the bazaar, else from the store of each lot's rusunawa.
    """
    _refuse_where(bazaar, shift)
    _refuse_nothing(lines)
    places = _places(lines, bazaar)
    _refuse_more_than_is_there(lines, places)
    return book(
        channel=channel,
        lines=lines,
        places=places,
        by=by,
        payments=payments,
        bazaar=bazaar,
        shift=shift,
        rusunawa=rusunawa,
        claim=claim,
        sold_on=sold_on,
        remark=remark,
    )


def book(
    *,
    channel: str,
    lines: Sequence[Line],
    places: dict[int, Place],
    by,
    payments: Sequence[Payment],
    bazaar=None,
    shift=None,
    rusunawa=None,
    claim=None,
    sold_on: date | None = None,
    remark="",
) -> Sale:
    """What `record` writes once the balances of its lines are locked and known to be enough, in that transaction."""
    if bazaar:
        keep_open(bazaar, shift)
    total = sum(line.total_rupiah for line in lines)
    _refuse_payments(payments, total, claim)
    sale = Sale(
        channel=channel,
        bazaar=bazaar,
        shift=shift,
        rusunawa=rusunawa,
        claim=claim,
        sold_on=sold_on or timezone.localdate(),
        total_rupiah=total,
        remark=remark,
        sold_by=by,
    )
    sale.clean_fields(exclude=["bazaar", "shift", "rusunawa", "claim", "sold_by"])
    sale.save(force_insert=True)
    rows = _write_lines(sale, lines)
    _write_payments(sale, payments)
    _move(lines, places, buyer=Place.objects.shared(Kind.BUYER), by=by)
    entries = [
        Entry(
            participant_id=line.share.maker_id,
            rusunawa_id=line.share.lot.rusunawa_id,
            product_id=line.share.lot.product_id,
            amount_rupiah=row.total_rupiah,
            source={"sale_line": row},
        )
        for line, row in zip(lines, rows, strict=True)
    ]
    earnings.credit(entries=entries, channel=channel, by=by, earned_on=sale.sold_on, claim=claim)
    return sale


@transaction.atomic
def void(*, sale: Sale, reason: str, by) -> Sale:
    """Take a sale back: the goods return to where they came from, the makers' rupiah to nobody."""
    sale = Sale.objects.select_for_update(of=("self",)).select_related("bazaar", "shift").get(pk=sale.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan pembatalan."}, code="no_reason")
    if sale.is_voided:
        raise ValidationError("Nota ini sudah dibatalkan.", code="voided")
    lines = list(sale.lines.select_related("share__lot"))
    places = _places(lines, sale.bazaar)
    _hold(lines, places)
    if sale.bazaar:
        keep_open(sale.bazaar, sale.shift)
    _move(lines, places, buyer=Place.objects.shared(Kind.BUYER), by=by, back=True, note=reason)
    credited = Earning.objects.filter(sale_line__in=lines, reversal=None).exclude(kind=Earning.Kind.REVERSAL)
    earnings.reverse(earnings=credited.select_related("claim", "participant"), reason=reason, by=by)
    sale.voided_at, sale.voided_by, sale.voided_reason = timezone.now(), by, reason.strip()
    sale.clean_fields(exclude=["bazaar", "shift", "rusunawa", "claim", "sold_by"])
    with because(reason):
        sale.save(update_fields=["voided_at", "voided_by", "voided_reason"])
    return sale


def keep_open(bazaar: Bazaar, shift: Shift | None):
    """Refuses a closed bazaar or till, and keeps an open one open until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(KEEP_OPEN, [bazaar.pk, shift.pk if shift else 0])
        bazaar_is_open, shift_is_open = cursor.fetchone()
    if not bazaar_is_open:
        raise ValidationError(f"{bazaar} sudah ditutup, jadi tidak ada lagi yang bisa dijual.", code="closed_bazaar")
    if shift and not shift_is_open:
        raise ValidationError("Giliran kasir ini sudah ditutup.", code="closed_shift")


def _refuse_where(bazaar, shift):
    if bazaar and not bazaar.is_open:
        raise ValidationError(f"{bazaar} sudah ditutup, jadi tidak ada lagi yang bisa dijual.", code="closed_bazaar")
    if shift and not shift.is_open:
        raise ValidationError("Giliran kasir ini sudah ditutup.", code="closed_shift")


def _refuse_nothing(lines):
    if not lines or any(line.quantity < 1 for line in lines):
        raise ValidationError("Isi jumlah untuk paling sedikit satu barang.", code="nothing")


def _refuse_payments(payments, total, claim):
    paid = sum(payment.amount_rupiah for payment in payments)
    if claim is None and paid != total:
        word = "Kurang" if paid < total else "Lebih"
        raise ValidationError(f"{word} {rupiah(abs(total - paid))} dari {rupiah(total)}.", code="not_the_total")


def _places(lines, bazaar) -> dict[int, Place]:
    """Where the goods of each rusunawa are: at the bazaar, or in its own store."""
    if bazaar:
        return {line.share.lot.rusunawa_id: bazaar.place for line in lines}
    homes = {line.share.lot.rusunawa_id for line in lines}
    stores = Place.objects.order_by().filter(kind=Kind.STORE, rusunawa__in=homes)
    return {store.rusunawa_id: store for store in stores}


def _hold(lines, places) -> dict[tuple[int, str], int]:
    """Locks what is sold where it is; out of a store with its lots, whose stock changes."""
    if any(place.kind == Kind.STORE for place in places.values()):
        locks.lots({line.share.lot_id for line in lines})
    return locks.balances(shares={line.share for line in lines}, places=set(places.values()))


def _refuse_more_than_is_there(lines, places):
    wanted: dict[tuple[int, str], int] = {}
    for line in lines:
        key = (line.share.pk, line.grade)
        wanted[key] = wanted.get(key, 0) + line.quantity
    there = _hold(lines, places)
    for line in lines:
        left = there.get((line.share.pk, line.grade), 0)
        if wanted[line.share.pk, line.grade] > left:
            lot = line.share.lot
            raise ValidationError(
                f"{lot.product} dari lot {lot} tinggal {left}, yang diminta {wanted[line.share.pk, line.grade]}.",
                code="too_many",
            )


def _write_lines(sale, lines) -> list[SaleLine]:
    rows = [
        SaleLine(
            sale=sale,
            share=line.share,
            grade=line.grade,
            quantity=line.quantity,
            list_price_rupiah=line.list_price_rupiah,
            price_rupiah=line.price_rupiah,
            discount_reason=line.discount_reason.strip(),
            total_rupiah=line.total_rupiah,
        )
        for line in lines
    ]
    for row in rows:
        row.clean_fields(exclude=["sale", "share"])
        if row.price_rupiah != row.list_price_rupiah and not row.discount_reason:
            raise ValidationError("Harga berbeda dari daftar: tulis alasannya.", code="no_reason")
    return SaleLine.objects.bulk_create(rows)


def _write_payments(sale, payments):
    fee = None
    if any(payment.method == SalePayment.Method.QRIS for payment in payments):
        fee = QrisFee.objects.in_force(sale.sold_on).first()
    rows = [_payment(sale, payment, fee) for payment in payments if payment.amount_rupiah]
    SalePayment.objects.bulk_create(rows)


def _payment(sale, payment: Payment, fee: QrisFee | None) -> SalePayment:
    if payment.tendered_rupiah is not None and payment.tendered_rupiah < payment.amount_rupiah:
        short = rupiah(payment.amount_rupiah - payment.tendered_rupiah)
        raise ValidationError({"tendered": f"Uang yang diberikan kurang {short}."}, code="tendered_too_little")
    kept = fee.of(payment.amount_rupiah) if fee and payment.method == SalePayment.Method.QRIS else 0
    return SalePayment(
        sale=sale,
        method=payment.method,
        gross_rupiah=payment.amount_rupiah,
        fee_rupiah=kept,
        net_rupiah=payment.amount_rupiah - kept,
        tendered_rupiah=payment.tendered_rupiah,
        reference=payment.reference,
    )


def _move(lines, places, *, buyer, by, back=False, note=""):
    def move(line):
        here = places[line.share.lot.rusunawa_id]
        return StockMove(
            lot_id=line.share.lot_id,
            share=line.share,
            origin=buyer if back else here,
            origin_grade=line.grade,
            destination=here if back else buyer,
            destination_grade=line.grade,
            quantity=line.quantity,
            reason=Reason.VOIDED if back else Reason.SOLD,
            note=note.strip(),
            moved_by=by,
        )

    StockMove.objects.bulk_create(move(line) for line in sorted(lines, key=lambda line: line.share.pk))
