"""Selling at the till of a bazaar: whose pieces go is settled under a lock, so that the last piece is sold once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from products.actions import sales
from products.actions.sales import Line, Payment
from products.models import Balance, Lot, Sale, SalePayment, Share, Shift
from products.till import prices_of
from rusunpreneur.words import rupiah

Method = SalePayment.Method
LARGEST_NOTE = 100_000  # who gives one note too many gets it back at once


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


@dataclass(frozen=True)
class Held:
    """One maker's pieces of a lot in one grade that are at the bazaar, locked."""

    share_id: int
    grade: str
    quantity: int
    maker_id: int
    lot_id: int
    code: str
    product_id: int
    rusunawa_id: int
    expires_on: date | None
    made_on: date

    @property
    def key(self) -> tuple[int, str]:
        return self.share_id, self.grade

    @property
    def turn(self) -> tuple:
        """As `Balance.objects.first_out` has it."""
        return self.expires_on or date.max, self.made_on, -self.quantity, self.share_id

    @property
    def share(self) -> Share:
        share = Share.from_db(None, ["id", "lot_id", "maker_id"], [self.share_id, self.lot_id, self.maker_id])
        columns = ["id", "code", "product_id", "rusunawa_id"]
        share.lot = Lot.from_db(None, columns, [self.lot_id, self.code, self.product_id, self.rusunawa_id])
        return share


COLUMNS = (
    *("share_id", "grade", "quantity", "share__maker_id", "lot_id", "lot__code", "lot__product_id"),
    *("lot__rusunawa_id", "lot__expires_on", "lot__made_on"),
)


def pick(*, bazaar, wanted: Sequence[Wanted], chosen: Mapping[tuple[int, str], int]) -> list[Line]:
    """Whose pieces are sold: those that were chosen, then first expired, first made.

    Locks the balances in the order of `locks`, so that two tills wait for each other and never crosswise. While they
    wait nothing is sold: what can be asked before is asked before, and of each balance only what settles its turn.
    """
    prices = prices_of({one.product_id for one in wanted})
    rows = Balance.objects.select_for_update(of=("self",)).present().still_good().order_by("share_id", "grade")
    rows = rows.filter(place=bazaar.place_id, lot__product__in={one.product_id for one in wanted})
    rows = sorted((Held(*row) for row in rows.values_list(*COLUMNS)), key=lambda row: row.turn)
    if set(chosen) - {row.key for row in rows}:
        raise ValidationError("Lot yang dipilih sudah tidak ada di bazar ini. Pilih lagi.", code="lot_gone")
    lines, objections = [], []
    for one in wanted:
        there = [row for row in rows if (row.product_id, row.grade) == (one.product_id, one.grade)]
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


def _share_out(one: Wanted, there: list[Held], chosen) -> list[tuple[Held, int]]:
    left = sum(row.quantity for row in there)
    if one.quantity > left:
        said = f"Tinggal {left}, yang diminta {one.quantity}." if left else "Sudah habis terjual."
        raise OfferError(said, key=one.key, code="too_many")
    taken = {row.key: chosen.get(row.key, 0) for row in there}
    for row in there:
        if taken[row.key] > row.quantity:
            raise OfferError(f"Lot {row.code} tinggal {row.quantity}.", key=one.key, code="too_many")
    rest = one.quantity - sum(taken.values())
    if rest < 0:
        raise OfferError(
            f"Dari lot pilihan {one.quantity - rest}, padahal jumlahnya {one.quantity}.", key=one.key, code="too_many"
        )
    for row in there:
        more = min(rest, row.quantity - taken[row.key])
        taken[row.key] += more
        rest -= more
    return [(row, taken[row.key]) for row in there if taken[row.key]]


def _line(row: Held, quantity: int, price: int, listed: int, reason: str) -> Line:
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
    if tendered is not None and tendered - amount >= LARGEST_NOTE:
        back, note = rupiah(tendered - amount), rupiah(LARGEST_NOTE)
        said = f"Kembaliannya akan {back}, lebih dari selembar {note}. Periksa uang yang diterima."
        raise ValidationError({"diterima": said}, code="tendered_too_much")
    return Payment(Method.CASH, amount, tendered)
