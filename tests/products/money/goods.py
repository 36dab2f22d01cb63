"""Steps: pieces are made, judged, carried to a bazaar, counted; a bazaar is closed and opened again."""

from hypothesis import strategies as st

from products.actions import closing, counts, inspections, lots, packing
from products.actions.inspections import Fault, Judgement
from tests.factories.programs import days_ago
from tests.products.money.world import World, pick, prefer, step, when

few, some, any_one = st.integers(0, 3), st.integers(1, 5), st.integers(0, 1000)
made = st.sampled_from([(3, 2, 1), (0, 4, 0), (1, 0, 5), (0, 0, 0)])
WHY = "Uji"


class Goods(World):
    @step(made=made)
    def log(self, made):
        makers = dict(zip(self.people, made, strict=True))
        lot = self.attempt(
            sum(made) > 0,
            lambda: lots.log(
                product=self.product, rusunawa=self.home, made_on=days_ago(1), makers=makers, by=self.clerk
            ),
        )
        if lot:
            self.remember(lot)

    @when(lambda self: self.there("menunggu"))
    @step(often=2, which=any_one, a=st.integers(0, 6), b=few)
    def inspect(self, which, a, b):
        """So many pass, the others are rejected."""
        share, _, waits = pick(self.there("menunggu"), which)
        good = min(a, waits)
        second = min(b, waits - good)
        bad = waits - good - second
        lot = self.shares[share].lot
        faults = (Fault("ditolak", self.defect[lot.product], bad),) if bad else ()
        judgement = Judgement(self.shares[share], passed_a=good, passed_b=second, rejected=bad, faults=faults)
        done = self.attempt(True, lambda: inspections.record(lot=lot, judgements=[judgement], by=self.inspector))
        went = {("A", "gudang"): good, ("B", "gudang"): second, ("", "ditolak"): bad}
        self.pieces[share, "", "menunggu"] -= waits
        for (grade, place), number in went.items():
            self.pieces[share, grade, place] += number
        self.judged.append([done, share, went, True])

    @when(lambda self: self.judged)
    @step(which=any_one)
    def reverse_inspection(self, which):
        entry = pick(self.judged, which)
        inspection, share, went, stands = entry
        is_possible = stands and all(self.pieces[share, *key] >= number for key, number in went.items())
        if self.attempt(is_possible, lambda: inspections.reverse(inspection=inspection, reason=WHY, by=self.inspector)):
            for key, number in went.items():
                self.pieces[share, *key] -= number
                self.pieces[share, "", "menunggu"] += number
            entry[3] = False

    @when(lambda self: self.there("gudang"))
    @step(often=2, which=any_one, stand=any_one, number=st.integers(0, 6))
    def carry_to_bazaar(self, which, stand, number):
        stand = pick(self.stands, stand)
        share, grade, stored = prefer(self.there("gudang"), lambda entry: not self.is_for_partner(entry[0]), which)

        def leave():
            changes = {(share, grade): (0, number)}
            packed = packing.write(invitation=stand.invitation, changes=changes, by=self.clerk)
            return packing.send(packing_list=packed, by=self.clerk)

        is_possible = stand.is_open and 0 < number <= stored and not self.is_for_partner(share)
        if packed := self.attempt(is_possible, leave):
            self.move(share, grade, "gudang", stand.transit, number)
            stand.on_the_way.append((packed, packed.lines.get(), share, grade, number))

    @when(lambda self: any(stand.on_the_way for stand in self.stands))
    @step(often=2, which=any_one, missing=few, broken=few)
    def receive_at_bazaar(self, which, missing, broken):
        stand = next(stand for stand in self.stands if stand.on_the_way)
        entry = pick(stand.on_the_way, which)
        packed, line, share, grade, number = entry
        lost = min(missing, number)
        arrival = packing.Arrival(line.pk, number - lost, broken, WHY)
        is_possible = stand.is_open and number - lost + broken <= number
        if self.attempt(is_possible, lambda: packing.receive(packing_list=packed, arrivals=[arrival], by=self.clerk)):
            self.move(share, grade, stand.transit, stand.here, number - lost)
            self.move(share, grade, stand.transit, "afkir", broken)
            self.move(share, grade, stand.transit, "hilang", lost - broken)
            stand.on_the_way.remove(entry)

    @when(lambda self: self.there("gudang"))
    @step(which=any_one, counted=st.integers(0, 9))
    def count(self, which, counted):
        share, grade, stored = pick(self.there("gudang"), which)
        lost = self.pieces[share, grade, "hilang"]
        line = counts.Counted(self.shares[share], grade, stored, counted, WHY)
        if self.attempt(counted <= stored + lost, lambda: counts.book(place=self.store, lines=[line], by=self.clerk)):
            self.move(share, grade, "gudang", "hilang", stored - counted)

    @when(lambda self: self.steps % 8 == 0)
    @step(stand=any_one, missing=st.integers(0, 1), broken=st.integers(0, 1))
    def close_bazaar(self, stand, missing, broken):
        stand = pick(self.stands, stand)
        lines = []
        for share, grade, number in self.there(stand.here):
            gone = min(missing, number)
            ruined = min(broken, number - gone)
            lines.append(closing.Left(self.shares[share], grade, number, number - gone - ruined, ruined, WHY))
        is_possible = stand.is_open and stand.turn is None and not stand.on_the_way
        if self.attempt(is_possible, lambda: closing.close(bazaar=stand.bazaar, lines=lines, by=self.clerk)):
            for line in lines:
                share, grade = line.key
                self.move(share, grade, stand.here, "gudang", line.returned)
                self.move(share, grade, stand.here, "hilang", line.missing)
                self.move(share, grade, stand.here, "afkir", line.broken)
            stand.is_open = False

    @when(lambda self: any(not stand.is_open for stand in self.stands))
    @step(stand=any_one)
    def open_bazaar_again(self, stand):
        stand = prefer(self.stands, lambda stand: not stand.is_open, stand)
        if self.attempt(not stand.is_open, lambda: closing.reopen(bazaar=stand.bazaar, reason=WHY, by=self.clerk)):
            stand.is_open = True
