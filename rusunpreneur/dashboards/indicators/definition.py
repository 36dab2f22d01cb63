"""What an indicator is."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rusunpreneur.dashboards.sums import Totals
from rusunpreneur.words import NOTHING, angka, persen, rupiah

Value = int | Decimal | None


class Unit(StrEnum):
    PEOPLE = "orang"
    PERCENT = "persen"
    PIECES = "potong"
    RUPIAH = "rupiah"
    SESSIONS = "sesi"
    HOURS = "JP"
    DAYS = "hari"


class Better(StrEnum):
    """Which way an official hopes it goes."""

    MORE = "naik"
    LESS = "turun"
    NEITHER = "netral"


@dataclass(frozen=True)
class Indicator:
    """`formula` and `rows` are for people; `value` reads totals; `opens` names the list that adds up to it.

    A rate is one of so many: `base` reads them, `base_name` is the word for them. What `is_of_people` is broken down
    by what people are as well. What `is_named` opens people, for who may see them.
    Without `has_parts` it is only narrowed down, by the page it stands on; what `counts_once` counts each person once
    in a period and rusunawa.
    """

    key: str
    name: str
    unit: Unit
    formula: str
    rows: str
    value: Callable[[Totals], Value]
    better: Better = Better.MORE
    opens: str = ""
    base: Callable[[Totals], int] | None = None
    base_name: str = ""
    is_of_people: bool = False
    is_of_whole_months: bool = False
    is_named: bool = False
    has_parts: bool = True
    counts_once: bool = False

    @property
    def is_rate(self) -> bool:
        """A percentage, or so much for each of its base."""
        return self.unit is Unit.PERCENT or self.base is not None

    @property
    def grows(self) -> bool:
        """Whether it grows while a period runs: a rate does not, unless it speaks of whole months."""
        return not self.is_rate or self.is_of_whole_months

    @property
    def unit_said(self) -> str:
        """Behind the number, where the number does not say it."""
        return "" if self.unit in (Unit.PERCENT, Unit.RUPIAH) else self.unit.value

    def said(self, value: Value) -> str:
        if value is None:
            return NOTHING
        if self.unit is Unit.RUPIAH:
            return rupiah(value)
        return persen(value) if self.unit is Unit.PERCENT else angka(value)


def for_each(rupiah: int, of: int) -> Value:
    """Whole rupiah, rounded half up; None for nobody, and where nothing was written down."""
    return (2 * rupiah + of) // (2 * of) if of and rupiah else None


def share(part: int, whole: int) -> Value:
    """Percent, rounded half up; None of nothing. Only all are 100, only none are 0: of 264 with one rejected 99."""
    if not whole:
        return None
    percent = (200 * part + whole) // (2 * whole)
    return min(max(percent, 1), 99) if 0 < part < whole else percent
