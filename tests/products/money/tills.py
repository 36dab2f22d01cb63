"""Steps: a till is opened, sells for cash, by QRIS or both, takes sales back, is closed; and pieces sold directly."""

from hypothesis import strategies as st

from products.actions import sales, shifts, till
from products.actions.till import Tender, Wanted
from products.models import Earning
from tests.products.money.goods import WHY, Goods, any_one, few
from tests.products.money.model import Sold, Turn
from tests.products.money.world import PRICE, RATES, pick, prefer, step, when

OPENING = LARGEST_NOTE = 100_000
prices = st.sampled_from([None, 49_999, 33_333, 1])


class Tills(Goods):
    @when(lambda self: len(self.open_stands()) < len(self.stands))
    @step(stand=any_one)
    def open_till(self, stand):
        stand = prefer(self.stands, lambda stand: stand.turn is None, stand)
        begin = {"bazaar": stand.invitation.bazaar, "opening_rupiah": OPENING, "by": self.clerk}
        stand.bazaar.refresh_from_db()
        if row := self.attempt(stand.is_open and stand.turn is None, lambda: shifts.begin(**begin)):
            stand.turn = Turn(row, OPENING)

    def open_stands(self):
        return [stand for stand in self.stands if stand.turn]

    @when(lambda self: self.open_stands())
    @step(stand=any_one, direction=st.sampled_from(["masuk", "keluar"]), amount=st.integers(-1, 150_000))
    def move_cash(self, stand, direction, amount):
        turn = pick(self.open_stands(), stand).turn
        is_possible = amount > 0 and (direction == "masuk" or amount <= turn.expected)
        given = {"direction": direction, "amount_rupiah": amount, "reason": WHY, "by": self.clerk}
        if self.attempt(is_possible, lambda: shifts.move_cash(shift=turn.row, **given)):
            turn.moved += amount if direction == "masuk" else -amount

    @when(lambda self: self.open_stands() and self.steps % 5 == 0)
    @step(stand=any_one, short=st.sampled_from([0, 0, 5_000]))
    def close_till(self, stand, short):
        stand = pick(self.open_stands(), stand)
        turn = stand.turn
        counted = max(turn.expected - short, 0)
        given = {"counted_rupiah": counted, "reason": WHY, "by": self.clerk}
        closed = self.attempt(True, lambda: shifts.close(shift=turn.row, **given))
        assert closed.expected_rupiah == turn.expected
        stand.turn = None

    def remember_sale(self, row, *, lines=None, turn=None, origin="gudang", debt=None, rate=0) -> Sold:
        """What the ledger says was sold was there; the makers are credited with it."""
        lines = [
            (self.person(line.share_id), line.share_id, line.grade, line.quantity, line.price_rupiah)
            for line in row.lines.order_by("pk")
        ]
        for _, share, grade, number, _ in lines:
            assert self.pieces[share, grade, origin] >= number
            self.move(share, grade, origin, "pembeli", number)
        sold = Sold(row, lines, self.ledger.credit(lines, rate, debt), origin=origin, turn=turn, debt=debt)
        paid = {payment.method: payment for payment in row.payments.all()}
        sold.cash = paid["tunai"].gross_rupiah if "tunai" in paid else 0
        if "qris" in paid:
            sold.qris, sold.fee = paid["qris"].gross_rupiah, paid["qris"].fee_rupiah
            assert sold.fee == (0 if sold.qris <= 100_000 else (sold.qris * 30 + 5_000) // 10_000)
        assert row.total_rupiah == sold.total
        self.ledger.sold.append(sold)
        return sold

    @when(lambda self: self.open_stands())
    @step(
        often=6,
        stand=any_one,
        grade=st.sampled_from("AAAB"),
        number=st.integers(0, 4),
        price=prices,
        way=st.sampled_from(["pas", "tunai", "qris", "campuran"]),
        given=st.sampled_from([0, 20_000, 50_000, 200_000]),
    )
    def sell(self, stand, grade, number, price, way, given):
        stand = pick(self.open_stands(), stand)
        there = sum(pieces for share, found, pieces in self.there(stand.here) if found == grade)
        total = number * (price or PRICE)
        is_paid = {"tunai": 0 <= given - total < LARGEST_NOTE, "campuran": 0 < given < total}.get(way, True)
        tender = Tender(way, given if way == "tunai" else None, given if way == "campuran" else None)
        wanted = [Wanted(self.product.pk, grade, number, price, WHY if price else "")]
        if row := self.attempt(
            0 < number <= there and is_paid,
            lambda: till.sell(shift=stand.turn.row, wanted=wanted, tender=tender, by=self.clerk),
        ):
            sold = self.remember_sale(row, turn=stand.turn, origin=stand.here, rate=RATES["bazar"])
            assert sold.qris == {"qris": total, "campuran": given}.get(way, 0)
            assert sold.cash == total - sold.qris
            assert [line[2:] for line in sold.lines] == [(grade, line[3], price or PRICE) for line in sold.lines]
            assert sum(line[3] for line in sold.lines) == number
            stand.turn.sales.append(sold)

    def own_goods(self) -> list:
        """In the store, and not of a company."""
        return [entry for entry in self.there("gudang") if not self.is_for_partner(entry[0])]

    @when(lambda self: self.own_goods())
    @step(which=any_one, number=few, price=st.sampled_from([PRICE, 20_001]))
    def sell_directly(self, which, number, price):
        share, grade, stored = pick(self.own_goods(), which)
        line = sales.Line(self.shares[share], grade, number, price, PRICE, WHY if price != PRICE else "")
        paid = [sales.Payment("transfer", line.total_rupiah)]
        given = {"channel": "langsung", "lines": [line], "payments": paid, "by": self.clerk}
        if row := self.attempt(0 < number <= stored, lambda: sales.record(**given)):
            self.remember_sale(row)

    def may_void(self, sold) -> bool:
        stand = next((stand for stand in self.stands if stand.here == sold.origin), None)
        stands = stand is None or (stand.is_open and stand.turn is sold.turn)
        return sold.is_live and stands and self.ledger.may_take_back(sold)

    @when(lambda self: any(sold.debt is None for sold in self.ledger.sold))
    @step(often=3, which=any_one)
    def void(self, which):
        sold = prefer([sold for sold in self.ledger.sold if sold.debt is None], self.may_void, which)
        if self.attempt(self.may_void(sold), lambda: sales.void(sale=sold.row, reason=WHY, by=self.clerk)):
            self.forget_sale(sold)

    def forget_sale(self, sold):
        """The exact opposite of what it brought."""
        self.ledger.take_back(sold)
        for _, share, grade, number, _ in sold.lines:
            self.move(share, grade, "pembeli", sold.origin, number)
        left = Earning.objects.filter(sale_line__sale=sold.row).values_list("amount_rupiah", flat=True)
        assert sum(left) == 0
