"""Steps: orders that are delivered first and paid later, and work for a company, from material to its payment."""

from decimal import Decimal

from django.core.files.base import ContentFile
from hypothesis import strategies as st

from products.actions import deliveries, hand_ins, invoices, materials, order_deliveries, partner_bills
from products.models.material_ledger import WAYS
from tests.factories import OrderLineFactory
from tests.factories.programs import days_ago
from tests.products.money.goods import WHY, any_one, few, made, some
from tests.products.money.model import Debt, Sold
from tests.products.money.tills import Tills
from tests.products.money.world import RATES, pick, prefer, step, when

TAKEN = {"A": 9_000, "B": 6_000}


class Bought:
    """An order of an agency."""

    def __init__(self, delivery, sold):
        self.delivery, self.sold, self.is_billed = delivery, sold, False

    @property
    def row(self):
        return self.delivery.order


class Handed:
    """A delivery to the company."""

    def __init__(self, row, share, grade, number):
        self.row, self.share, self.grade, self.number = row, share, grade, number
        self.sold = self.verdict = self.debt = None
        self.rejected, self.payments = 0, []

    @property
    def owed(self) -> int:
        return self.sold.total if self.sold and self.sold.is_live else 0

    @property
    def paid(self) -> int:
        return sum(payment.amount_rupiah for payment in self.payments)


class Orders(Tills):
    @when(lambda self: self.own_goods())
    @step(often=3, which=any_one, number=some, word=st.sampled_from(["Disetujui Bu Ani", "Disetujui Bu Ani", ""]))
    def deliver_to_buyer(self, which, number, word):
        """The other grade goes only with the buyer's word."""
        share, grade, stored = pick(self.own_goods(), which)
        picks = [(self.shares[share], grade, number)]

        def send():
            line = OrderLineFactory(product=self.product, quantity=number)
            return order_deliveries.send(order=line.order, picks=picks, by=self.clerk, remark=word)

        if delivery := self.attempt(number <= stored and (grade == "A" or word), send):
            self.orders.append(Bought(delivery, self.remember_sale(delivery.sale, debt=Debt())))

    @when(lambda self: self.orders)
    @step(which=any_one)
    def take_back_from_buyer(self, which):
        bought = pick(self.orders, which)
        is_possible = bought.sold.is_live and not bought.is_billed
        call = {"delivery": bought.delivery, "reason": WHY, "by": self.clerk}
        if self.attempt(is_possible, lambda: order_deliveries.take_back(**call)):
            self.forget_sale(bought.sold)

    @when(lambda self: self.orders)
    @step(often=4, which=any_one)
    def bill(self, which):
        bought = prefer(self.orders, lambda bought: bought.sold.is_live and not bought.is_billed, which)

        def issue():
            order_deliveries.receive(
                delivery=bought.delivery, received_on=days_ago(0), receiver="Bu Ani", file=None, by=self.clerk
            )
            number = f"INV/{bought.row.pk}"
            return invoices.issue(order=bought.row, number=number, issued_on=days_ago(0), by=self.clerk)

        if self.attempt(bought.sold.is_live and not bought.is_billed, issue):
            bought.is_billed = True

    @when(lambda self: self.orders)
    @step(often=4, which=any_one, off=st.sampled_from([0, 0, 0, -1, 1]), tax=st.sampled_from([0, 1_000]))
    def buyer_pays(self, which, off, tax):
        bought = prefer(self.orders, lambda bought: bought.is_billed and not bought.sold.debt.is_settled, which)
        amount = bought.sold.total + off - tax
        given = {"paid_on": days_ago(0), "amount_rupiah": amount, "tax_rupiah": tax, "proof": None, "by": self.clerk}
        given |= {"tax_slip_number": "BP-1"} if tax else {}
        is_possible = bought.is_billed and not bought.sold.debt.is_settled and off == 0
        if self.attempt(is_possible, lambda: invoices.pay(order=bought.row, **given)):
            bought.sold.debt.is_settled = True

    @when(lambda self: self.orders)
    @step(often=2, which=any_one)
    def buyer_did_not_pay(self, which):
        bought = prefer(self.orders, lambda bought: bought.sold.debt.is_settled, which)
        is_possible = bought.sold.debt.is_settled and self.ledger.may_wait_again(bought.sold.debt)
        if self.attempt(is_possible, lambda: invoices.unpay(order=bought.row, reason=WHY, by=self.clerk)) is not None:
            raise AssertionError("it answers nothing")
        if is_possible:
            bought.sold.debt.is_settled = False

    @step(kind=st.sampled_from(list(WAYS)), person=any_one, number=st.sampled_from([0, 35, 70, 500]))
    def move_material(self, kind, person, number):
        maker, number = pick(self.people, person), Decimal(number)
        origin, destination = WAYS[kind]
        holder = maker if "h" in (origin, destination) else None
        ends = {"s": "stok", "h": maker.pk, "": ""}
        is_possible = number > 0 and (not origin or self.material[ends[origin]] >= number)
        call = {"material": self.order.materials.get(), "kind": kind, "quantity": number, "holder": holder}
        if self.attempt(is_possible, lambda: materials.move(**call, note=WHY, by=self.clerk)):
            self.material[ends[origin]] -= number if origin else 0
            self.material[ends[destination]] += number if destination else 0
            self.came += 0 if origin else number
            self.gone += 0 if destination else number

    @step(made=made)
    def hand_in(self, made):
        makers = dict(zip(self.people, made, strict=True))
        given = {"order": self.order, "rusunawa": self.home, "made_on": days_ago(1), "makers": makers}
        if handed := self.attempt(sum(made) > 0, lambda: hand_ins.hand_in(**given, by=self.clerk)):
            self.remember(handed.lot)
            for maker, number in makers.items():
                used = min(Decimal(35) * number, self.material[maker.pk])
                self.material[maker.pk] -= used
                self.gone += used

    def ordered(self) -> list:
        return [entry for entry in self.there("gudang") if self.is_for_partner(entry[0])]

    @when(lambda self: self.ordered())
    @step(often=2, which=any_one, number=some)
    def deliver_to_company(self, which, number):
        share, grade, stored = pick(self.ordered(), which)
        pieces = [deliveries.Pieces(self.shares[share], grade, number)]
        given = {"order": self.order, "pieces": pieces, "by": self.clerk}
        if row := self.attempt(number <= stored, lambda: deliveries.deliver(**given)):
            self.move(share, grade, "gudang", "mitra", number)
            self.deliveries.append(Handed(row, share, grade, number))

    @when(lambda self: self.deliveries)
    @step(often=2, which=any_one, rejected=few)
    def company_decides(self, which, rejected):
        handed = prefer(self.deliveries, lambda handed: handed.verdict is None, which)
        rejected = min(rejected, handed.number)
        taken = handed.number - rejected
        said = {f"accepted_{handed.grade.lower()}": taken, "rejected": rejected, "reason": WHY}
        decision = deliveries.Decision(handed.row.lines.get(), **said)
        call = {"delivery": handed.row, "decisions": [decision], "by": self.other}
        if verdict := self.attempt(handed.verdict is None, lambda: deliveries.decide(**call)):
            handed.verdict, handed.rejected = verdict, rejected
            self.move(handed.share, handed.grade, "mitra", "gudang", rejected)
            if taken:
                handed.debt = handed.debt or Debt()
                lines = [(self.person(handed.share), handed.share, handed.grade, taken, TAKEN[handed.grade])]
                rows = self.ledger.credit(lines, RATES["borongan"], handed.debt)
                handed.sold = Sold(verdict, lines, rows, debt=handed.debt)
                self.ledger.sold.append(handed.sold)

    @when(lambda self: self.deliveries)
    @step(which=any_one)
    def company_did_not_decide(self, which):
        handed = pick(self.deliveries, which)
        if handed.verdict is None:
            return
        stored = self.pieces[handed.share, handed.grade, "gudang"]
        call = {"inspection": handed.verdict, "reason": WHY, "by": self.clerk}
        if self.attempt(not handed.paid and handed.rejected <= stored, lambda: deliveries.take_back(**call)):
            self.move(handed.share, handed.grade, "gudang", "mitra", handed.rejected)
            if handed.owed:
                self.ledger.take_back(handed.sold)
            handed.verdict = handed.sold = None

    @when(lambda self: self.deliveries)
    @step(often=2, which=any_one, amount=st.sampled_from([0, 1, 9_000, 10**6, None, None]))
    def company_pays(self, which, amount):
        handed = prefer(self.deliveries, lambda handed: handed.owed > handed.paid, which)
        left = handed.owed - handed.paid
        amount = left if amount is None else amount
        proof = ContentFile(b"a proof", name="bukti.jpg")
        given = {"amount_rupiah": amount, "paid_on": days_ago(0), "proof": proof, "proof_kind": "jpg"}
        handed.row.refresh_from_db()
        payment = self.attempt(
            0 < amount <= left, lambda: partner_bills.pay(delivery=handed.row, by=self.clerk, **given)
        )
        if payment:
            handed.payments.append(payment)
            handed.debt.is_settled = amount == left

    @when(lambda self: any(handed.payments for handed in self.deliveries))
    @step(which=any_one)
    def company_did_not_pay(self, which):
        handed = pick([handed for handed in self.deliveries if handed.payments], which)
        payment = pick(handed.payments, which)
        is_possible = not handed.debt.is_settled or self.ledger.may_wait_again(handed.debt)
        call = {"payment": payment, "reason": WHY, "by": self.clerk}
        if self.attempt(is_possible, lambda: partner_bills.take_back(**call)):
            handed.payments.remove(payment)
            handed.debt.is_settled = False
