"""Where every piece of the demo's goods went, as moves in the order in which the ledger takes them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from products.models import Grade, Inspection, Lot, Outcome, Place, Share, StockMove
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.production import Made, Piecework

TAKEN_AWAY_DAYS, SAMPLED = 14, 9
Kind, Reason = Place.Kind, StockMove.Reason
SHARED = (Kind.SCRAP, Kind.SAMPLE, Kind.MAKER)


class Movements:
    """Moves of the lots that were told; `lots` and `shares` are their rows, by `id()` of what was told."""

    def __init__(self, told: list[Made], now: datetime, lots: dict[int, Lot], shares: dict[int, Share]):
        self.told, self.now, self.lots, self.shares = told, now, lots, shares
        self.users = {user.username: user for user in User.objects.filter(is_demo=True)}
        self.places: dict = {}

    def steps(self, first: dict[int, Inspection], again: dict[int, Inspection]) -> Iterator[Iterator[StockMove]]:
        """What a step takes must be where the step before has brought it."""
        yield self._made()
        yield self._judged(first)
        yield self._mended()
        yield self._judged_again(again)
        yield self._taken()

    def _place(self, told: Made, kind: str) -> Place:
        home = self.lots[id(told)].rusunawa
        if (home.pk, kind) not in self.places:
            place = Place.objects.shared(kind) if kind in SHARED else Place.objects.at(home, kind)
            self.places[home.pk, kind] = place
        return self.places[home.pk, kind]

    def _move(self, told, work, quantity, *, at, reason, origin="", to="", grade="", **values) -> StockMove:
        """`grade` is that of the store at either end; a sample keeps it."""
        return StockMove(
            lot=self.lots[id(told)],
            share=self.shares[id(work)],
            origin=self._place(told, origin) if origin else None,
            origin_grade=grade if origin == Kind.STORE else "",
            destination=self._place(told, to),
            destination_grade=grade if to in (Kind.STORE, Kind.SAMPLE) else "",
            quantity=quantity,
            reason=reason,
            moved_at=at,
            moved_by=self.users[told.line.logged_by if reason != Reason.INSPECTED else "qc"],
            **values,
        )

    def _each(self) -> Iterator[tuple[Made, Piecework]]:
        return ((told, work) for told in self.told for work in told.works)

    def _made(self) -> Iterator[StockMove]:
        for told, work in self._each():
            yield self._move(told, work, work.quantity, at=told.logged_at, reason=Reason.MADE, to=Kind.WAITING)

    def _judged(self, first) -> Iterator[StockMove]:
        for told, work in self._each():
            if not told.judged_at:
                continue
            ways = (
                (work.passed_a, Kind.STORE, Grade.A),
                (work.passed_b, Kind.STORE, Grade.B),
                (work.count(Outcome.REWORK), Kind.REWORK, ""),
                (work.count(Outcome.REJECTED), Kind.REJECTED, ""),
            )
            yield from self._ways(told, work, ways, told.judged_at, first[id(told)])

    def _judged_again(self, again) -> Iterator[StockMove]:
        for told, work in self._each():
            if told.judged_again_at:
                spoilt = work.count(Outcome.REWORK) - work.mended
                ways = ((work.mended, Kind.STORE, Grade.B), (spoilt, Kind.REJECTED, ""))
                yield from self._ways(told, work, ways, told.judged_again_at, again[id(told)])

    def _ways(self, told, work, ways, at, inspection) -> Iterator[StockMove]:
        reason, origin = Reason.INSPECTED, Kind.WAITING
        for quantity, to, grade in ways:
            if quantity:
                yield self._move(
                    told, work, quantity, at=at, reason=reason, origin=origin, to=to, grade=grade, inspection=inspection
                )

    def _mended(self) -> Iterator[StockMove]:
        for told, work in self._each():
            if told.mended_at and (quantity := work.count(Outcome.REWORK)):
                at, reason = told.mended_at, Reason.REWORKED
                yield self._move(told, work, quantity, at=at, reason=reason, origin=Kind.REWORK, to=Kind.WAITING)

    def _taken(self) -> Iterator[StockMove]:
        """Rejected pieces go back to their maker, food to scrap; some good ones are given away as samples."""
        for number, (told, work) in enumerate(self._each()):
            yield from self._cleared(told, work)
            yield from self._given(told, work, number)

    def _cleared(self, told, work) -> Iterator[StockMove]:
        rejected, at = work.count(Outcome.REJECTED), told.judged_at
        if not rejected or at > self.now - timedelta(days=TAKEN_AWAY_DAYS):
            return
        at += timedelta(days=TAKEN_AWAY_DAYS)
        to, reason, note = Kind.MAKER, Reason.RETURNED, "Bahan bisa dipakai lagi"
        if self.lots[id(told)].expires_on:
            to, reason, note = Kind.SCRAP, Reason.SCRAPPED, "Makanan yang ditolak dimusnahkan"
        yield self._move(told, work, rejected, at=at, reason=reason, origin=Kind.REJECTED, to=to, note=note)

    def _given(self, told, work, number) -> Iterator[StockMove]:
        if told.judged_at and self.lots[id(told)].is_expired:
            yield from self._used_up(told, work)
        elif work.passed_a and number % SAMPLED == 0:
            yield self._from_store(told, work, 1, Grade.A, to=Kind.SAMPLE, days=0, note="Contoh untuk kurasi")

    def _used_up(self, told, work) -> Iterator[StockMove]:
        """Food past its day: most was tasted while it was good, what was left of it is scrapped."""
        tasted = work.passed_a * 3 // 4
        lots = (
            (tasted, Grade.A, Kind.SAMPLE, 0, "Uji rasa"),
            (work.passed_a - tasted, Grade.A, Kind.SCRAP, 6, "Lewat masa simpan"),
            (work.passed_b + work.mended, Grade.B, Kind.SCRAP, 6, "Lewat masa simpan"),
        )
        for quantity, grade, to, days, note in lots:
            if quantity:
                yield self._from_store(told, work, quantity, grade, to=to, days=days, note=note)

    def _from_store(self, told, work, quantity, grade, *, to, days, note) -> StockMove:
        at = min(told.judged_at + timedelta(days=days, hours=3), self.now)
        reason = Reason.SAMPLED if to == Kind.SAMPLE else Reason.SCRAPPED
        return self._move(told, work, quantity, at=at, reason=reason, origin=Kind.STORE, to=to, grade=grade, note=note)
