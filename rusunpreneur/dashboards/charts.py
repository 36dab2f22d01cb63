"""Geometry of a stacked column chart; the template draws it as SVG, with a table of the same numbers beside it.

Lengths are strings, as SVG writes them: a template would put an Indonesian comma into a number.
"""

from dataclasses import dataclass
from decimal import Decimal

from rusunpreneur.words import angka

WIDTH, HEIGHT, LEFT, FOOT, TOP = 640, 240, 52, 24, 12
BASE = HEIGHT - FOOT
STEPS = (1, 2, 5, 10)
MOST_TICKS = 4
SCALES = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"))


@dataclass(frozen=True)
class Part:
    """One series of a column, in units of the drawing."""

    series: int
    y: str
    height: str


@dataclass(frozen=True)
class Column:
    """`label` is `Maret 2026`, `short` what stands below it; `numbers` has one for each series."""

    label: str
    short: str
    x: str
    width: str
    middle: str
    numbers: list[int]
    parts: list[Part]
    is_before: bool
    href: str

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True)
class Tick:
    label: str
    y: str


@dataclass(frozen=True)
class Chart:
    series: list[str]
    columns: list[Column]
    ticks: list[Tick]
    unit: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE

    @property
    def is_empty(self) -> bool:
        return not any(column.total for column in self.columns)

    @property
    def has_before(self) -> bool:
        return any(column.is_before for column in self.columns)


def stacked(columns: list[tuple], series: list[tuple[str, str]], opens: list[str]) -> Chart:
    """From (label, a number for each series from below, whether it belongs to the period before)."""
    most = max((sum(numbers) for _, numbers, _ in columns), default=0)
    ticks, (by, unit) = _ticks(most), _scale(most)
    scale = (BASE - TOP) / ticks[-1]
    room = (WIDTH - LEFT) / max(len(columns), 1)
    width = min(room * 0.62, 44)
    drawn = []
    for at, ((label, numbers, is_before), href) in enumerate(zip(columns, opens, strict=True)):
        x = LEFT + at * room + (room - width) / 2
        places = (_length(x), _length(width), _length(x + width / 2))
        drawn.append(Column(label, label[:3], *places, numbers, _parts(numbers, scale), is_before, href))
    marks = [Tick(_amount(value, by), _length(BASE - value * scale)) for value in ticks]
    return Chart([name for _, name in series], drawn, marks, unit)


def _parts(numbers: list[int], scale: float) -> list[Part]:
    parts, floor = [], float(BASE)
    for series, number in enumerate(numbers, start=1):
        height = max(number, 0) * scale
        if height > 0:
            floor -= height
            parts.append(Part(series, _length(floor), _length(max(height - 1, 0.5))))
    return parts


def _length(value: float) -> str:
    return f"{value:.1f}"


def _ticks(most: int) -> list[int]:
    """From nothing up to at least `most`, in steps that one can read."""
    if most <= 0:
        return [0, 1]
    rough = Decimal(most) / MOST_TICKS
    power = Decimal(10) ** rough.adjusted()
    step = max(next(int(power * times) for times in STEPS if power * times >= rough), 1)
    return list(range(0, most + step, step))


def _scale(most: int) -> tuple[int, str]:
    """What the numbers of the axis are divided by, and its name."""
    return next(((by, name) for by, name in SCALES if most >= 2 * by), (1, ""))


def _amount(value: int, by: int) -> str:
    return angka(Decimal(value) / by, 0 if value % by == 0 else 1)
