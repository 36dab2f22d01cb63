"""Random sequences of everything that can be done with goods, against a model of thirty lines."""

import os
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from products import month_check
from products.actions import counts, inspections, lots, stock
from products.actions.inspections import Fault, Judgement
from products.models import Balance, Lot, Outcome, Place
from products.models.place import INSIDE, Kind
from tests.factories import DefectFactory, LotFactory, UserFactory

few = st.integers(0, 4)
#: two thousand steps; `make kills` takes ten thousand with STEPS
SEEDS, RUNS, STEPS = max(int(os.environ.get("STEPS", "2000")) // 2000, 1), 27, 100


class Goods(RuleBasedStateMachine):
    """One lot of two makers. `model[maker, place + grade]` is where pieces should be."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.lot = LotFactory(makers=(8, 5))
        self.shares, self.user = list(self.lot.shares.select_related("maker")), UserFactory()
        self.defect = DefectFactory(skill=self.lot.product.skill)
        self.model = Counter({(0, "menunggu"): 8, (1, "menunggu"): 5})
        self.judged = []

    def teardown(self):
        assert month_check.differences() == []
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def attempt(self, is_possible: bool, call):
        """Done exactly when the model says that it can be."""
        try:
            with transaction.atomic():
                answer = call()
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except ValidationError:
            assert not is_possible
            return None
        assert is_possible
        return answer

    def shift(self, maker, origin, destination, number):
        self.model[maker, origin] -= number
        self.model[maker, destination] += number

    @rule(maker=st.integers(0, 1), a=few, b=few, rework=few, rejected=few)
    def inspect(self, maker, a, b, rework, rejected):
        total = a + b + rework + rejected
        faults = [Fault(Outcome.REWORK, self.defect, rework), Fault(Outcome.REJECTED, self.defect, rejected)]
        judgement = Judgement(
            self.shares[maker], a, b, rework, rejected, tuple(fault for fault in faults if fault.quantity)
        )
        done = self.attempt(
            0 < total <= self.model[maker, "menunggu"],
            lambda: inspections.record(lot=self.lot, judgements=[judgement], by=self.user),
        )
        if done:
            went = {"gudangA": a, "gudangB": b, "perbaikan": rework, "ditolak": rejected}
            for place, number in went.items():
                self.shift(maker, "menunggu", place, number)
            self.judged.append((done, maker, went))

    @rule(data=st.data())
    def reverse(self, data):
        if not self.judged:
            return
        inspection, maker, went = self.judged[data.draw(st.integers(0, len(self.judged) - 1))]
        inspection.refresh_from_db()
        is_possible = not inspection.is_reversed and all(self.model[maker, place] >= n for place, n in went.items())
        if self.attempt(
            is_possible, lambda: inspections.reverse(inspection=inspection, reason="Tertukar", by=self.user)
        ):
            for place, number in went.items():
                self.shift(maker, place, "menunggu", number)

    @rule(maker=st.integers(0, 1), number=few)
    def finish_rework(self, maker, number):
        share, there = self.shares[maker], self.model[maker, "perbaikan"]
        if self.attempt(0 < number <= there, lambda: stock.finish_rework(share=share, quantity=number, by=self.user)):
            self.shift(maker, "perbaikan", "menunggu", number)

    @rule(
        maker=st.integers(0, 1),
        origin=st.sampled_from(["menunggu", "perbaikan", "ditolak", "gudangA", "gudangB"]),
        to=st.sampled_from([Kind.SCRAP, Kind.MAKER, Kind.SAMPLE]),
        number=few,
    )
    def take(self, maker, origin, to, number):
        kind, grade = origin.rstrip("AB"), origin.removeprefix(origin.rstrip("AB"))
        is_possible = kind in stock.TAKEN_FROM[to] and 0 < number <= self.model[maker, origin]
        call = {"share": self.shares[maker], "origin": kind, "to": to, "quantity": number, "grade": grade}
        if self.attempt(is_possible, lambda: stock.take(**call, note="Uji", by=self.user)):
            self.shift(maker, origin, to + grade if to == Kind.SAMPLE else str(to), number)

    @rule(maker=st.integers(0, 1), grade=st.sampled_from("AB"), counted=st.integers(0, 8))
    def count(self, maker, grade, counted):
        expected, lost = self.model[maker, f"gudang{grade}"], self.model[maker, f"hilang{grade}"]
        line = counts.Counted(self.shares[maker], grade, expected, counted, "Selisih")
        store = Place.objects.at(self.lot.rusunawa, Kind.STORE)
        if self.attempt(counted <= expected + lost, lambda: counts.book(place=store, lines=[line], by=self.user)):
            self.shift(maker, f"gudang{grade}", f"hilang{grade}", expected - counted)

    @rule(maker=st.integers(0, 1), number=st.integers(0, 12))
    def correct(self, maker, number):
        made = [sum(n for (who, _), n in self.model.items() if who == index) for index in (0, 1)]
        judged = made[maker] - self.model[maker, "menunggu"]
        wanted = {share.maker: made[index] for index, share in enumerate(self.shares)}
        wanted[self.shares[maker].maker] = number
        if self.attempt(
            number >= judged and sum(wanted.values()) > 0,
            lambda: lots.correct(lot=self.lot, makers=wanted, by=self.user, reason="Salah hitung"),
        ):
            self.model[maker, "menunggu"] += number - made[maker]

    @invariant()
    def every_piece_is_where_the_model_says(self):
        rows = Balance.objects.present().filter(lot=self.lot).values_list("share", "place__kind", "grade", "quantity")
        index = {share.pk: position for position, share in enumerate(self.shares)}
        there = {(index[share], kind + grade): number for share, kind, grade, number in rows}
        assert there == {key: number for key, number in self.model.items() if number}
        inside = sum(number for (_, place), number in self.model.items() if place.rstrip("AB") in INSIDE)
        assert Lot.objects.values_list("in_stock", flat=True).get(pk=self.lot.pk) == inside


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(SEEDS))
def test_random_steps_leave_every_piece_where_a_model_of_thirty_lines_says(number):
    run_state_machine_as_test(
        seed(number)(Goods),
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
