"""Months, quarters, years and ranges of months: what an address asks for, in words, and the period before it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from rusunpreneur.words import MONTHS

ROMAN = ("I", "II", "III", "IV")
FIRST_YEAR = 2015  # nothing was recorded before (programs.models.plausible_days)
MOST_MONTHS = 60
UNKNOWN = "Masa itu tidak dikenali."
SHOWN = {"months": 13, "quarters": 8, "years": 4}
MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")
QUARTER = re.compile(r"(?P<year>\d{4})-T(?P<quarter>[1-4])")
RANGE = re.compile(r"(?P<first>\d{4}-\d{2})\.\.(?P<last>\d{4}-\d{2})")

#: Periods that go on with the calendar: how many months, and how many such periods ago.
RUNNING = {
    "bulan-ini": (1, 0),
    "bulan-lalu": (1, 1),
    "triwulan-ini": (3, 0),
    "triwulan-lalu": (3, 1),
    "tahun-ini": (12, 0),
    "tahun-lalu": (12, 1),
}


class PeriodError(ValueError):
    """Says in a sentence why there is no such period."""


def shifted(month: date, by: int) -> date:
    """The first day of the month so many months later; earlier for a negative number."""
    years, at = divmod(month.year * 12 + month.month - 1 + by, 12)
    return date(years, at + 1, 1)


@dataclass(frozen=True)
class Period:
    """Whole months from `first` to `last`, both by their first day."""

    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def ends_on(self) -> date:
        return shifted(self.last, 1) - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """As many months, right before."""
        return Period(shifted(self.first, -self.length), shifted(self.first, -1))

    @property
    def months(self) -> list[date]:
        return [shifted(self.first, by) for by in range(self.length)]

    @property
    def is_running(self) -> bool:
        return self.ends_on >= timezone.localdate()

    @property
    def key(self) -> str:
        """As the address has it."""
        if self.length == 1:
            return f"{self.first:%Y-%m}"
        if self.length == 3 and self.first.month % 3 == 1:
            return f"{self.first.year}-T{self.first.month // 3 + 1}"
        if self.length == 12 and self.first.month == 1:
            return str(self.first.year)
        return f"{self.first:%Y-%m}..{self.last:%Y-%m}"

    def __str__(self):
        if self.length == 1:
            return named(self.first)
        if self.length == 3 and self.first.month % 3 == 1:
            return f"Triwulan {ROMAN[self.first.month // 3]} {self.first.year}"
        if self.length == 12 and self.first.month == 1:
            return f"Tahun {self.first.year}"
        return f"{named(self.first)} sampai {named(self.last)}"

    @property
    def short(self) -> str:
        """The same where there is little room: `Nov 2025–Okt 2026`."""
        said = str(self)
        return f"{_shortly(self.first)}–{_shortly(self.last)}" if " sampai " in said else said


def parsed(asked: str) -> Period:
    """`2026-03`, `2026-T1`, `2026`, `2026-01..2026-05`, `triwulan-ini`. Raises PeriodError with a sentence."""
    if not asked.isascii():
        raise PeriodError(UNKNOWN)
    if asked in RUNNING:
        return _running(*RUNNING[asked])
    if found := RANGE.fullmatch(asked):
        return _checked(_month(found["first"]), _month(found["last"]))
    if found := QUARTER.fullmatch(asked):
        first = _first_of(int(found["year"]), 3 * int(found["quarter"]) - 2)
        return _checked(first, shifted(first, 2))
    if asked.isdecimal() and len(asked) == 4:
        return _checked(_first_of(int(asked), 1), _first_of(int(asked), 12))
    month = _month(asked)
    return _checked(month, month)


def running(period: Period) -> list[tuple[str, str]]:
    """(key, words) of the periods as long as this one that go on with the calendar."""
    return [(key, key.replace("-", " ")) for key, (length, _) in RUNNING.items() if length == period.length]


def _running(length: int, ago: int) -> Period:
    month = timezone.localdate().replace(day=1)
    first = shifted(month, -((month.month - 1) % length) - length * ago)
    return Period(first, shifted(first, length - 1))


def usual(today: date | None = None) -> Period:
    """The quarter of this month; in its first month the one before, which has something to show."""
    month = (today or timezone.localdate()).replace(day=1)
    first = shifted(month, -((month.month - 1) % 3))
    first = shifted(first, -3) if first == month else first
    return Period(first, shifted(first, 2))


def last_year(today: date | None = None) -> Period:
    """The twelve months before this one."""
    month = (today or timezone.localdate()).replace(day=1)
    return Period(shifted(month, -12), shifted(month, -1))


def offered(chosen: Period, today: date | None = None) -> list[tuple[str, list[Period]]]:
    """What can be chosen without typing, by kind; `chosen` is among them."""
    month = (today or timezone.localdate()).replace(day=1)
    quarter, year = shifted(month, -((month.month - 1) % 3)), month.replace(month=1)
    firsts = [shifted(quarter, -3 * back) for back in range(SHOWN["quarters"])]
    groups = [
        ("Triwulan", [Period(first, shifted(first, 2)) for first in firsts]),
        ("Bulan", [Period(shifted(month, -back), shifted(month, -back)) for back in range(SHOWN["months"])]),
        ("Tahun", [Period(shifted(year, -12 * back), shifted(year, 11 - 12 * back)) for back in range(SHOWN["years"])]),
    ]
    known = any(chosen in periods for _, periods in groups)
    return groups if known else [("Pilihan Anda", [chosen]), *groups]


def _month(asked: str) -> date:
    found = MONTH.fullmatch(asked)
    if not found:
        raise PeriodError(UNKNOWN)
    return _first_of(int(found["year"]), int(found["month"]))


def _first_of(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise PeriodError("Bulan itu tidak ada.")
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise PeriodError(f"Tahun harus antara {FIRST_YEAR} dan {timezone.localdate().year}.")
    return date(year, month, 1)


def _checked(first: date, last: date) -> Period:
    if first > last:
        raise PeriodError("Bulan terakhir lebih awal dari bulan pertama.")
    if first > timezone.localdate():
        raise PeriodError("Masa itu belum mulai.")
    if Period(first, last).length > MOST_MONTHS:
        raise PeriodError(f"Paling panjang {MOST_MONTHS // 12} tahun.")
    return Period(first, last)


def number(month: date) -> int:
    """As kept steps number months."""
    return month.year * 12 + month.month


def _shortly(month: date) -> str:
    return f"{MONTHS[month.month - 1][:3]} {month.year}"


def named(month: date) -> str:
    return f"{MONTHS[month.month - 1]} {month.year}"
