"""One lot from training to shelf, in time order; each step leads to its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse

from products.limits import outside_limits, with_missed
from products.makers import may_name, may_open, trained
from products.models import Balance, Finding, Lot, Place, Share, StockMove
from rusunpreneur.words import angka

#: what the inspections and the entry itself already tell
TOLD = ("dibuat", "diperiksa", "batal-qc")
SYMBOLS = {"koreksi": "pencil", "diperbaiki": "tools", "afkir": "trash", "contoh": "bag", "hitung": "clipboard-check"}


@dataclass(frozen=True)
class Step:
    """What happened: when, in words, where its source is."""

    at: date | datetime
    title: str
    detail: str = ""
    href: str = ""
    symbol: str = "circle"
    tone: str = "mute"


@dataclass
class Whereabouts:
    """One maker's pieces: how many were made, and where they are now."""

    share: Share
    name: str
    href: str
    is_trained: bool
    places: dict[str, int]


class Story:
    """A lot as this user may read it."""

    def __init__(self, lot: Lot, user):
        self.lot, self.user = lot, user
        self.shares = list(lot.shares.filter(quantity__gt=0).select_related("maker").order_by("pk"))
        self.balances = list(lot.balances.present().select_related("place"))
        makers = [share.maker for share in self.shares]
        self.finished = trained(lot.product, makers, by=lot.made_on) if may_open(user) else {}

    @property
    def state(self) -> str:
        """How far the lot is, in the words of the list: waiting before rework, nothing when it is through."""
        held = {balance.place.kind for balance in self.balances}
        return next((kind for kind in (Place.Kind.WAITING, Place.Kind.REWORK) if kind in held), "")

    @property
    def whereabouts(self) -> list[Whereabouts]:
        """Each maker's pieces by place, in the order they were written down."""
        places = _places(self.balances)
        return [
            Whereabouts(
                share,
                share.maker.name if may_name(self.user) else f"Pembuat {number}",
                share.maker.get_absolute_url() if may_open(self.user) else "",
                not may_open(self.user) or share.maker_id in self.finished,
                places.get(share.pk, {}),
            )
            for number, share in enumerate(self.shares, start=1)
        ]

    @property
    def in_rework(self) -> list[Balance]:
        """Pieces that are being mended, by maker."""
        shares = {share.pk: share for share in self.shares}
        found = [balance for balance in self.balances if balance.place.kind == Place.Kind.REWORK]
        for balance in found:
            balance.share = shares[balance.share_id]
        return sorted(found, key=lambda balance: balance.share_id)

    @property
    def steps(self) -> list[Step]:
        """Everything that is known of this lot, oldest first; days stand before the moments of the computer."""
        steps = [*self._trainings(), *_written(self.lot), *_judged(self.lot, may_name(self.user)), *_moved(self.lot)]
        days = [step for step in steps if not isinstance(step.at, datetime)]
        moments = [step for step in steps if isinstance(step.at, datetime)]
        return sorted(days, key=lambda step: step.at) + sorted(moments, key=lambda step: step.at)

    def _trainings(self) -> Iterable[Step]:
        names = {share.maker_id: share.maker.name for share in self.shares}
        by_training: dict = {}
        for enrolment in self.finished.values():
            by_training.setdefault(enrolment.training, []).append(names[enrolment.participant_id])
        for training, people in by_training.items():
            who = f"Tuntas: {', '.join(people)}"
            yield Step(training.ends_on, training.name, who, training.get_absolute_url(), "mortarboard", "gold")


def _places(balances: list[Balance]) -> dict[int, dict[str, int]]:
    """Where the pieces of each share are, in the order of their way."""
    places: dict[int, dict[str, int]] = {}
    for balance in sorted(balances, key=lambda one: (Place.Kind.values.index(one.place.kind), one.grade)):
        there = places.setdefault(balance.share_id, {})
        label = balance.place.get_kind_display() + (f" {balance.grade}" if balance.grade else "")
        there[label] = there.get(label, 0) + balance.quantity
    return places


def _written(lot: Lot) -> Iterable[Step]:
    amount = f"{angka(lot.quantity)} {lot.product.get_unit_display()} {lot.product}"
    yield Step(lot.made_on, f"Dibuat {amount}", str(lot.rusunawa), "", "basket", "indigo")
    yield Step(lot.logged_at, "Dicatat", f"oleh {lot.logged_by}", "", "pencil-square")


def _judged(lot: Lot, has_slip: bool) -> Iterable[Step]:
    rows = lot.inspections.select_related("inspected_by", "reversed_by").prefetch_related("verdicts")
    rows = with_missed(rows)
    faults: dict[int, list[str]] = {}
    findings = Finding.objects.filter(verdict__inspection__lot=lot).select_related("defect")
    for finding in findings.order_by("pk"):
        said = f"{angka(finding.quantity)} {finding.get_outcome_display().lower()}, {finding.defect.name.lower()}"
        faults.setdefault(finding.verdict_id, []).append(said)
    for inspection in rows:
        verdicts = inspection.verdicts.all()
        reasons = "; ".join(said for verdict in verdicts for said in faults.get(verdict.pk, []))
        measured = [said.rstrip(".") for said in outside_limits(inspection)]
        detail = ". ".join(part for part in (reasons, *measured, f"Oleh {inspection.inspected_by}") if part)
        passed = sum(verdict.passed for verdict in verdicts)
        tone = "leaf" if passed == inspection.quantity else "amber"
        title = f"Diperiksa {angka(inspection.quantity)}, {angka(passed)} lulus"
        slip = reverse("inspection_slip", args=[inspection.pk]) if has_slip else ""
        yield Step(inspection.inspected_at, title, detail, slip, "clipboard-check", tone)
        if inspection.is_reversed:
            why = f"{inspection.reversed_reason}. Oleh {inspection.reversed_by}"
            yield Step(inspection.reversed_at, "Pemeriksaan dibatalkan", why, "", "arrow-counterclockwise", "brick")


def _moved(lot: Lot) -> Iterable[Step]:
    moves = lot.moves.exclude(reason__in=TOLD).select_related("moved_by").order_by("moved_at", "pk")
    for (at, reason, note, _), together in groupby(moves, key=_together):
        group = list(together)
        label = StockMove.Reason(reason).label
        detail = ". ".join(part for part in (note, f"Oleh {group[0].moved_by}") if part)
        pieces = f"{angka(sum(move.quantity for move in group))} {lot.product.get_unit_display()}"
        title = f"{label}: {_sign(group[0])}{pieces}"
        yield Step(at, title, detail, "", SYMBOLS.get(reason, "truck"))


def _together(move: StockMove) -> tuple:
    """Moves of one decision."""
    return move.moved_at, move.reason, move.note, bool(move.destination_id)


def _sign(move: StockMove) -> str:
    """A correction makes a lot larger or smaller; every other move only says how many went."""
    if move.reason != StockMove.Reason.CORRECTED:
        return ""
    return "+" if move.destination_id else "−"
