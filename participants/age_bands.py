"""Ages as reports group them; one set of bands for all of them."""

from datetime import date
from itertools import pairwise

#: The last age of each band but the open one, as the health statistics of the ministry cut them.
LAST_AGES = (25, 35, 45, 55)
UNKNOWN = "Belum diisi"


def _names() -> list[str]:
    between = [f"{before + 1}–{last} tahun" for before, last in pairwise(LAST_AGES)]
    return [f"Sampai {LAST_AGES[0]} tahun", *between, f"{LAST_AGES[-1] + 1} tahun ke atas"]


#: In their order, `Belum diisi` last.
BANDS = (*_names(), UNKNOWN)


def band(age: int | None) -> str:
    """`26–35 tahun` of 30."""
    if age is None:
        return UNKNOWN
    return BANDS[sum(age > last for last in LAST_AGES)]


def banded(on: str, born: str) -> str:
    """SQL for the place in `BANDS`, on one day, of who was born on another; both are expressions."""
    age = f"extract(year FROM age({on}, {born}))::int"
    first_ages = ", ".join(str(last + 1) for last in LAST_AGES)
    return f"CASE WHEN {born} IS NULL THEN {len(BANDS) - 1} ELSE width_bucket({age}, ARRAY[{first_ages}]) END"


def born_in(place: int, on: date) -> tuple[date | None, date | None] | None:
    """After which day and until which day those were born who are in that band on a day; None of those unknown."""
    if place == len(BANDS) - 1:
        return None
    after = _years_before(on, LAST_AGES[place] + 1) if place < len(LAST_AGES) else None
    return after, _years_before(on, LAST_AGES[place - 1] + 1) if place else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)
