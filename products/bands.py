"""How many people stand between which amounts, so wide that nobody can be made out: no cell has fewer than five.

Neighbouring bands are joined until each holds enough, so nothing is hidden that a sum would give away again.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

FEWEST = 5
INCOME = (250_000, 500_000, 1_000_000, 2_000_000)  # rupiah a month
RENT = (25, 50, 100)  # percent of the rent


def rounded(people: int) -> int:
    """To the nearest five: what is told of a city less what is told of its rusunawa then says nothing of a few."""
    return FEWEST * ((people + FEWEST // 2) // FEWEST)


def banded(values: Iterable[int], bounds: Sequence[int], name: Callable[[int], str]) -> list[tuple[str, int]] | None:
    """(`Rp250.000–500.000`, people) from the lowest; None for fewer than five in all."""
    counts = [0] * (len(bounds) + 1)
    for value in values:
        counts[bisect_right(bounds, value)] += 1
    if sum(counts) < FEWEST:
        return None
    return [(_label(low, high, name), people) for low, high, people in joined(counts, bounds)]


def joined(counts: list[int], bounds: Sequence[int]) -> list[tuple[int | None, int | None, int]]:
    """(lower bound, upper bound, how many), neighbours joined until none has fewer than five."""
    edges: list[int | None] = [None, *bounds, None]
    cells: list[tuple[int | None, int | None, int]] = []
    low, people = None, 0
    for at, count in enumerate(counts):
        people += count
        if people >= FEWEST:
            cells.append((low, edges[at + 1], people))
            low, people = edges[at + 1], 0
    if cells and cells[-1][1] is not None:  # what is left over goes to the last that is full
        first, _, number = cells.pop()
        cells.append((first, None, number + people))
    return cells


def _label(low: int | None, high: int | None, name: Callable[[int], str]) -> str:
    if low is None:
        return f"Di bawah {name(high)}" if high is not None else "Semua besaran"
    return f"{name(low)} ke atas" if high is None else f"{name(low)} sampai di bawah {name(high)}"
