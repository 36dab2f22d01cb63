"""What a sheet of official figures would change, before anything is written."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.db import models

from participants.models import City
from programs.models import Statistic
from programs.models.statistic_kind import Indicator
from programs.statistics import lines
from programs.statistics.lines import Line
from programs.statistics.sums import Sum, sums_of


class State(models.TextChoices):
    NEW = "baru", "Baru"
    CHANGED = "koreksi", "Koreksi"
    SAME = "sama", "Sudah ada"
    WRONG = "salah", "Salah"


@dataclass
class Entry:
    """One line beside the figure that is there already, if any."""

    line: Line
    before: Statistic | None = None

    @property
    def state(self) -> State:
        if self.line.figure is None:
            return State.WRONG
        if self.before is None:
            return State.NEW
        return State.SAME if _said(self.before) == _said(self.line.figure) else State.CHANGED

    @property
    def sentences(self) -> list[str]:
        return [f"Baris {self.line.number}: {problem}." for problem in self.line.problems]


@dataclass
class Plan:
    """A sheet against what is stored: three queries, however long the sheet."""

    entries: list[Entry]
    stored: list[Statistic]
    sheet: list[list] = field(repr=False)

    @classmethod
    def of(cls, sheet: list[list]) -> "Plan":
        read = lines.read(sheet)
        years = {line.figure.year for line in read if line.figure}
        stored = list(Statistic.objects.filter(year__in=years).select_related("city", "source"))
        known = {lines.key_of(figure): figure for figure in stored}
        entries = [Entry(line, known.get(lines.key_of(line.figure)) if line.figure else None) for line in read]
        return cls(entries, stored, sheet)

    def in_state(self, state: State) -> list[Entry]:
        return [entry for entry in self.entries if entry.state == state]

    @cached_property
    def new(self) -> list[Entry]:
        return self.in_state(State.NEW)

    @cached_property
    def changed(self) -> list[Entry]:
        return self.in_state(State.CHANGED)

    @cached_property
    def same(self) -> list[Entry]:
        return self.in_state(State.SAME)

    @cached_property
    def wrong(self) -> list[Entry]:
        return self.in_state(State.WRONG)

    @property
    def problems(self) -> list[str]:
        return [sentence for entry in self.wrong for sentence in entry.sentences]

    @property
    def is_writable(self) -> bool:
        return not self.wrong and bool(self.new or self.changed)

    @property
    def fingerprint(self) -> str:
        """Changes with the sheet, and with what is stored beside it."""
        states = [[entry.state, _said(entry.before) if entry.before else None] for entry in self.entries]
        return hashlib.sha256(json.dumps([self.sheet, states], default=str).encode()).hexdigest()

    @cached_property
    def sums(self) -> list[tuple[str, Sum]]:
        """How the breakdowns that the sheet touches will add up, with what is stored already."""
        together = {lines.key_of(figure): figure for figure in self.stored}
        brought = [entry.line.figure for entry in self.entries if entry.line.figure]
        touched = {_time(figure) for figure in brought}
        together |= {lines.key_of(figure): figure for figure in brought}
        cities, found = list(City.objects.all()), []
        of_one_time = sorted((figure for figure in together.values() if _time(figure) in touched), key=_time)
        for _, figures in groupby(of_one_time, key=_time):
            figures = list(figures)
            title = f"{Indicator(figures[0].indicator).label} {figures[0].period}"
            found += [(title, one) for one in sums_of(figures, cities)]
        return found


def _time(figure: Statistic) -> tuple:
    return figure.indicator, figure.year, figure.month or 0


def _said(figure: Statistic) -> list:
    source = figure.source
    where = [source.title, source.publisher, source.document, source.published_on]
    return [f"{figure.value:.2f}", *where, figure.remark]
