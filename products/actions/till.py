"""Selling at the till of a bazaar: whose pieces go is settled under a lock, so that the last piece is sold once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from products.actions import sales
from products.actions.sales import Line, Payment
from products.models import Balance, Sale, SalePayment, Shift
from products.till import first_out, prices_of
from rusunpreneur.words import rupiah

Method = SalePayment.Method


@dataclass(frozen=True)
class Wanted:
    """Pieces of a product in a grade. Without a price the guide price holds; another one needs a reason."""

    product_id: int
    grade: str
    quantity: int
    price_rupiah: int | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        return f"{self.product_id}-{self.grade}"


@dataclass(frozen=True)
class Tender:
    """How the buyer pays: `tendered_rupiah` are the notes handed over, `qris_rupiah` the part that is not cash."""

    way: str
    tendered_rupiah: int | None = None
    qris_rupiah: int | None = None


class OfferError(ValidationError):
    """Something is wrong with one product of the basket; `key` says with which, `field` beside which input."""

    def __init__(self, said: str, *, key: str, code: str, field: str = "jumlah"):
        super().__init__(said, code=code)
        self.key, self.field = key, field


def sell(
    *,
    shift: Shift,
    wanted: Sequence[Wanted],
    tender: Tender,
    by,
    chosen: Mapping[tuple[int, str], int] | None = None,
    told_rupiah: int | None = None,
) -> Sale:
    """In the transaction of the submission. `chosen` are pieces of certain shares, by share and grade.

    Refused when the sum is not what the buyer was told.
    """
    lines = pick(bazaar=shift.bazaar, wanted=wanted, chosen=chosen or {})
    total = sum(line.total_rupiah for line in lines)
    if told_rupiah is not None and told_rupiah != total:
        said = f"Jumlahnya sekarang {rupiah(total)}, bukan {rupiah(told_rupiah)}. Periksa harganya, lalu bayar lagi."
        raise ValidationError(said, code="price_changed")
    return sales.book(
        channel=Sale.Channel.BAZAAR,
        lines=lines,
        places={line.share.lot.rusunawa_id: shift.bazaar.place for line in lines},
        payments=payments_of(tender, total),
        bazaar=shift.bazaar,
        shift=shift,
        by=by,
    )


def pick(*, bazaar, wanted: Sequence[Wanted], chosen: Mapping[tuple[int, str], int]) -> list[Line]:
    """Whose pieces are sold: those that were chosen, then first expired, first made.

    Locks the balances in the order of `locks`, so that two tills wait for each other and never crosswise.
    """
    rows = Balance.objects.select_for_update(of=("self",)).present().still_good()
    rows = rows.filter(place=bazaar.place_id, lot__product__in={one.product_id for one in wanted})
    rows = first_out(rows.select_related("share__lot__product").order_by("share_id", "grade"))
    prices = prices_of({one.product_id for one in wanted})
    strange = set(chosen) - {(row.share_id, row.grade) for row in rows}
    if strange:
        raise ValidationError("Lot yang dipilih sudah tidak ada di bazar ini. Pilih lagi.", code="lot_gone")
    lines, objections = [], []
    for one in wanted:
        there = [row for row in rows if (row.share.lot.product_id, row.grade) == (one.product_id, one.grade)]
        try:
            price, listed = _prices(one, prices.get(one.product_id))
            lines += [_line(row, number, price, listed, one.reason) for row, number in _share_out(one, there, chosen)]
        except OfferError as error:
            objections.append(error)
    if objections:
        raise ValidationError(objections)
    if not lines:
        raise ValidationError("Pilih paling sedikit satu barang.", code="nothing")
    return lines


def _prices(one: Wanted, guide: int | None) -> tuple[int, int]:
    """What a piece is sold for, and what the list says."""
    price = one.price_rupiah if one.price_rupiah is not None else guide
    if price is None:
        raise OfferError("Barang ini belum punya harga. Tulis harganya.", key=one.key, code="no_price", field="harga")
    if price < 1:
        raise OfferError("Harga harus lebih dari nol.", key=one.key, code="no_price", field="harga")
    if guide is not None and price != guide and not one.reason:
        said = f"Harga daftar {rupiah(guide)}. Tulis alasan harga lain."
        raise OfferError(said, key=one.key, code="no_reason", field="alasan")
    return price, guide or price


def _share_out(one: Wanted, there: list[Balance], chosen) -> list[tuple[Balance, int]]:
    left = sum(row.quantity for row in there)
    if one.quantity > left:
        said = f"Tinggal {left}, yang diminta {one.quantity}." if left else "Sudah habis terjual."
        raise OfferError(said, key=one.key, code="too_many")
    taken = {row.pk: chosen.get((row.share_id, row.grade), 0) for row in there}
    for row in there:
        if taken[row.pk] > row.quantity:
            raise OfferError(f"Lot {row.share.lot} tinggal {row.quantity}.", key=one.key, code="too_many")
    rest = one.quantity - sum(taken.values())
    if rest < 0:
        raise OfferError(
            f"Dari lot pilihan {one.quantity - rest}, padahal jumlahnya {one.quantity}.", key=one.key, code="too_many"
        )
    for row in there:
        more = min(rest, row.quantity - taken[row.pk])
        taken[row.pk] += more
        rest -= more
    return [(row, taken[row.pk]) for row in there if taken[row.pk]]


def _line(row: Balance, quantity: int, price: int, listed: int, reason: str) -> Line:
    return Line(row.share, row.grade, quantity, price, listed, reason if price != listed else "")


def payments_of(tender: Tender, total: int) -> list[Payment]:
    if tender.way == "qris":
        return [Payment(Method.QRIS, total)]
    if tender.way != "campuran":
        return [_cash(total, tender.tendered_rupiah, is_given=tender.way == "tunai")]
    part = tender.qris_rupiah
    if part is None or not 0 < part < total:
        said = f"Tulis bagian QRIS, lebih dari nol dan kurang dari {rupiah(total)}."
        raise ValidationError({"qris": said}, code="not_a_part")
    return [Payment(Method.QRIS, part), _cash(total - part, tender.tendered_rupiah)]


def _cash(amount: int, tendered: int | None, *, is_given=False) -> Payment:
    if is_given and tendered is None:
        raise ValidationError({"diterima": "Tulis uang yang diterima dari pembeli."}, code="no_cash")
    if tendered is not None and tendered < amount:
        short = rupiah(amount - tendered)
        raise ValidationError({"diterima": f"Uang yang diterima kurang {short}."}, code="tendered_too_little")
    return Payment(Method.CASH, amount, tendered)
