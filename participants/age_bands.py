"""Ages as reports group them; one set of bands for all of them."""

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
