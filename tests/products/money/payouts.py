"""Steps: what people are owed is proposed, approved, handed over, taken back, cancelled, reckoned anew, put right."""

from hypothesis import strategies as st

from products.actions import earnings, payouts
from tests.factories.programs import days_ago
from tests.products.money.goods import WHY, any_one
from tests.products.money.model import Payment, Row, Run
from tests.products.money.orders import Orders
from tests.products.money.world import pick, prefer, step, when


class Payouts(Orders):
    @step(often=5, whom=st.sampled_from([[0], [1, 2], [0, 1, 2]]), is_approved=st.booleans())
    def propose(self, whom, is_approved):
        people = [self.everybody[number] for number in whom]
        source = payouts.Source(self.home, month=days_ago(0).replace(day=1))
        rows = {person: self.ledger.payable(person) for person in people}
        rows = {person: mine for person, mine in rows.items() if sum(row.amount for row in mine) > 0}
        given = {"source": source, "people": people, "methods": {}, "by": self.clerk}
        if done := self.attempt(bool(rows), lambda: payouts.propose(**given)):
            run = Run(done)
            self.ledger.runs.append(run)
            for payout in done.payouts.all():
                self.remember_payment(run, payout, rows[payout.participant_id])
            assert {payment.person for payment in run.payments} == set(rows)
            if is_approved:
                self.attempt_to_approve(run, self.other)

    def remember_payment(self, run, payout, rows):
        payment = Payment(payout.participant_id, run, rows, payout)
        assert payout.amount_rupiah == payment.amount
        run.payments.append(payment)
        for row in rows:
            row.payment = payment

    @when(lambda self: self.ledger.runs)
    @step(often=2, which=any_one, is_other=st.sampled_from([True, True, False]))
    def approve(self, which, is_other):
        run = prefer(self.ledger.runs, lambda run: not run.is_approved, which)
        self.attempt_to_approve(run, self.other if is_other else self.clerk)

    def attempt_to_approve(self, run, by):
        is_possible = by != self.clerk and not run.is_approved and not run.is_cancelled
        if self.attempt(is_possible, lambda: payouts.approve(run=run.row, by=by)):
            run.is_approved = True

    @when(lambda self: self.ledger.payments)
    @step(often=7, which=any_one)
    def pay(self, which):
        payment = prefer(self.ledger.payments, self.may_pay, which)
        is_possible = self.may_pay(payment)
        if self.attempt(is_possible, lambda: payouts.pay(payout=payment.row, by=self.clerk)):
            payment.is_paid = True

    def may_pay(self, payment) -> bool:
        is_open = payment.run.is_approved and not payment.run.is_cancelled
        is_decided = payment.is_paid or payment.is_reversed or payment.is_changed
        return is_open and not is_decided and payment.amount <= self.ledger.owed(payment.person)

    @when(lambda self: self.ledger.payments)
    @step(which=any_one)
    def take_back_payment(self, which):
        payment = pick(self.ledger.payments, which)
        call = {"payout": payment.row, "reason": WHY, "by": self.clerk}
        if self.attempt(not payment.is_reversed, lambda: payouts.reverse(**call)):
            payment.is_reversed = True
            if payment.is_held:
                payment.release()

    @when(lambda self: self.ledger.runs)
    @step(often=3, which=any_one)
    def cancel_run(self, which):
        run = prefer(self.ledger.runs, lambda run: not run.is_cancelled, which)
        is_possible = not run.is_cancelled and not any(payment.counts for payment in run.payments)
        if self.attempt(is_possible, lambda: payouts.cancel(run=run.row, reason=WHY, by=self.clerk)):
            run.is_cancelled = True
            for payment in run.payments:
                if payment.is_held:
                    payment.release()

    @when(lambda self: self.ledger.payments)
    @step(which=any_one)
    def reckon_anew(self, which):
        payment = prefer(self.ledger.payments, lambda payment: payment.is_changed, which)
        is_decided = payment.run.is_cancelled or payment.is_paid or payment.is_reversed
        is_possible = not is_decided and payment.is_changed
        anew = self.attempt(is_possible, lambda: payouts.reckon_anew(payout=payment.row, by=self.clerk))
        if is_possible:
            payment.is_reversed = True
            payment.release()
            rows = [row for row in payment.rows if row.is_payable]
            assert (anew is not None) == (sum(row.amount for row in rows) > 0)
            if anew:
                self.remember_payment(payment.run, anew, rows)

    @step(who=st.integers(0, 2), amount=st.sampled_from([-50_000, -1, 0, 1, 12_345]))
    def put_right(self, who, amount):
        person = self.people[who]
        is_possible = amount > 0 or (amount < 0 and self.ledger.owed(person.pk) + amount >= 0)
        given = {"participant": person, "rusunawa": self.home, "amount_rupiah": amount, "reason": WHY}
        if self.attempt(is_possible, lambda: earnings.adjust(**given, by=self.clerk)):
            self.ledger.rows.append(Row(person.pk, amount))
            self.ledger.adjusted += amount
