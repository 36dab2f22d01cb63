"""Writes the year of production: lots, judgements and every move, in bulk; the ledger's triggers see all of it."""

from collections import Counter
from contextlib import contextmanager
from datetime import datetime

from participants.models import Rusunawa
from products.actions import counts
from products.actions.counts import Counted
from products.models import (
    Criterion,
    Defect,
    Finding,
    Inspection,
    Lot,
    LotNumber,
    Outcome,
    Place,
    Product,
    Reading,
    Share,
    StockCount,
    StockMove,
    Verdict,
)
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.catalogue import DEFECTS
from rusunpreneur.management.demo.movements import Movements
from rusunpreneur.management.demo.production import LINES, Made, Piecework, Year
from rusunpreneur.management.demo.workshops import makers_of

BATCH, COUNTED = 2000, 12
MOMENTS = ((Lot, "logged_at"), (Inspection, "inspected_at"), (StockMove, "moved_at"))


def seed(number: int):
    """A year of lots up to now, once."""
    if Lot.objects.exists():
        return
    makers = {line.training: makers_of(line.training, line.slug) for line in LINES}
    year = Year(number, makers)
    with moments_as_told():
        Ledger(year.lots(), year.now).write()


def count_store():
    """The first shelf of Nagrak was counted today, and one piece was not found. Once, after all that was sold."""
    if StockCount.objects.exists():
        return
    place = Place.objects.at(Rusunawa.objects.get(slug="nagrak"), Place.Kind.STORE)
    there = place.balances.present().select_related("share__lot").order_by("-quantity", "pk")[:COUNTED]
    lines = [
        Counted(row.share, row.grade, row.quantity, row.quantity - (number == 0), "" if number else "Tidak ada di rak")
        for number, row in enumerate(there)
    ]
    counts.book(place=place, lines=lines, by=User.objects.get(username="koordinator.nagrak"), remark="Rak depan")


@contextmanager
def moments_as_told(moments=MOMENTS):
    """While this holds, rows that note when they were written take the moment they are given."""
    fields = [model._meta.get_field(name) for model, name in moments]
    for one in fields:
        one.auto_now_add = False
    try:
        yield
    finally:
        for one in fields:
            one.auto_now_add = True


class Ledger:
    """Rows for the lots that were thought out, each kind of row at once."""

    def __init__(self, told: list[Made], now: datetime, moves=Movements):
        self.told, self.now, self.moves = told, now, moves
        self.users = {user.username: user for user in User.objects.filter(is_demo=True)}
        self.goods = {product.name: product for product in Product.objects.select_related("skill")}
        homes = Rusunawa.objects.filter(slug__in={made.line.slug for made in told})
        self.homes = {home.slug: home for home in homes}
        codes = {defect.code: defect for defect in Defect.objects.filter(skill__slug__in=DEFECTS)}
        self.defects = {slug: [codes[code] for code, _, _ in rows] for slug, rows in DEFECTS.items()}
        self.lots: dict[int, Lot] = {}
        self.shares: dict[int, Share] = {}

    def write(self):
        self._write_lots()
        first, again = self._write_inspections()
        for moves in self.moves(self.told, self.now, self.lots, self.shares).steps(first, again):
            StockMove.objects.bulk_create(moves, batch_size=BATCH)

    # -- what was made -------------------------------------------------------------------------------------------

    def _write_lots(self):
        numbers: Counter = Counter()
        lots = [self._lot(told, numbers) for told in self.told]
        Lot.objects.bulk_create(lots, batch_size=BATCH)
        LotNumber.objects.bulk_create(
            LotNumber(rusunawa=home, month=month, last=last) for (home, month), last in numbers.items()
        )
        self.lots = {id(told): lot for told, lot in zip(self.told, lots, strict=True)}
        works = [(told, work) for told in self.told for work in told.works]
        shares = [Share(lot=self.lots[id(told)], maker=work.maker, quantity=work.quantity) for told, work in works]
        Share.objects.bulk_create(shares, batch_size=BATCH)
        self.shares = {id(work): share for (_, work), share in zip(works, shares, strict=True)}

    def _lot(self, told: Made, numbers: Counter) -> Lot:
        home, product = self.homes[told.line.slug], self.goods[told.good]
        month = told.on.replace(day=1)
        numbers[home, month] += 1
        return Lot(
            code=f"{home.code}-{told.on:%y%m}-{numbers[home, month]:03d}",
            product=product,
            rusunawa=home,
            made_on=told.on,
            quantity=sum(work.quantity for work in told.works),
            expires_on=product.expires_on(told.on),
            logged_at=told.logged_at,
            logged_by=self.users[told.line.logged_by],
        )

    # -- what was found ------------------------------------------------------------------------------------------

    def _write_inspections(self) -> tuple[dict, dict]:
        """First and second judgements, by the key of the lot that was told."""
        first = {id(told): self._inspection(told, told.judged_at) for told in self.told if told.judged_at}
        again = {id(told): self._inspection(told, told.judged_again_at) for told in self.told if told.judged_again_at}
        for told in self.told:
            if told.judged_again_at:
                again[id(told)].quantity = sum(work.count(Outcome.REWORK) for work in told.works)
        rows = sorted((*first.values(), *again.values()), key=lambda row: row.inspected_at)
        Inspection.objects.bulk_create(rows, batch_size=BATCH)
        self._write_verdicts(first, again)
        self._write_readings(first)
        return first, again

    def _inspection(self, told: Made, at: datetime) -> Inspection:
        lot = self.lots[id(told)]
        return Inspection(lot=lot, quantity=lot.quantity, inspected_at=at, inspected_by=self.users["qc"])

    def _write_verdicts(self, first, again):
        verdicts, findings = [], []
        for told in self.told:
            for work in told.works:
                if row := first.get(id(told)):
                    verdicts.append(self._verdict(row, work))
                    findings += self._findings(verdicts[-1], told, Counter(work.faults))
                if (row := again.get(id(told))) and work.count(Outcome.REWORK):
                    spoilt = work.count(Outcome.REWORK) - work.mended
                    share = self.shares[id(work)]
                    verdicts.append(Verdict(inspection=row, share=share, passed_b=work.mended, rejected=spoilt))
                    fault = next(fault for outcome, fault in work.faults if outcome == Outcome.REWORK)
                    findings += self._findings(verdicts[-1], told, {(Outcome.REJECTED, fault): spoilt})
        Verdict.objects.bulk_create(verdicts, batch_size=BATCH)
        Finding.objects.bulk_create(findings, batch_size=BATCH)

    def _verdict(self, inspection, work: Piecework) -> Verdict:
        rework, rejected = work.count(Outcome.REWORK), work.count(Outcome.REJECTED)
        return Verdict(
            inspection=inspection,
            share=self.shares[id(work)],
            passed_a=work.passed_a,
            passed_b=work.passed_b,
            rework=rework,
            rejected=rejected,
        )

    def _findings(self, verdict, told: Made, faults) -> list[Finding]:
        defects = self.defects[told.line.skill]
        return [
            Finding(verdict=verdict, outcome=outcome, defect=defects[fault], quantity=quantity)
            for (outcome, fault), quantity in faults.items()
            if quantity
        ]

    def _write_readings(self, first):
        criteria: dict = {}
        for criterion in Criterion.objects.all():
            criteria.setdefault(criterion.product_id, []).append(criterion)
        Reading.objects.bulk_create(
            (
                Reading(
                    inspection=first[id(told)],
                    criterion=criterion,
                    is_met=position > 0 or not any(work.faults for work in told.works),
                    value=(criterion.lowest + criterion.highest) / 2 if criterion.is_measured else None,
                )
                for told in self.told
                if id(told) in first
                for position, criterion in enumerate(criteria.get(self.lots[id(told)].product_id, ()))
            ),
            batch_size=BATCH,
        )
