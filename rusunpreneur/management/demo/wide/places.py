"""How each rusunawa did: what it makes, how much and how well, since when, and what became of it."""

from dataclasses import dataclass
from random import Random

from participants.models import Rusunawa

#: told elsewhere, in detail
STORIED = ("nagrak", "penggilingan", "karang-anyar", "marunda", "pengadegan")
#: what a city's rusunawa make, the likeliest first, by the code of the city
SKILLS = {
    "31.71": ("rajut", "kerajinan", "anyaman"),
    "31.72": ("anyaman", "batik", "kerajinan"),
    "31.73": ("kerajinan", "anyaman", "rajut"),
    "31.74": ("kerajinan", "rajut", "batik"),
    "31.75": ("anyaman", "rajut", "bakso"),
}
CHANCES = (5, 3, 2)
GOODS = {
    "anyaman": ("Dompet kecil", "Mangkuk kecil", "Tas parsel", "Tempat buah", "Piring"),
    "rajut": ("Boneka rajut kelinci", "Boneka rajut beruang"),
    "batik": ("Kain batik", "Selendang batik"),
    "bakso": ("Bakso sapi beku isi 50",),
    "kerajinan": ("Kantong serut", "Tas jinjing"),
}
WAITS_FOR_QC = "rawa-bebek"
SELLS_LITTLE = ("jagakarsa", "tambora")
GAVE_UP = "tipar-cakung"  # nothing for more than a year
#: months of the year above and below the usual: before Lebaran, Jakarta's birthday, the end of the year
SEASONS = {1: 0.7, 2: 1.1, 3: 1.35, 4: 0.7, 6: 1.3, 7: 0.9, 8: 1.15, 11: 1.1, 12: 1.4}
FIRST, LAST = 0.45, 1.1  # how much of its usual a place makes when it begins, and now


@dataclass(frozen=True)
class Place:
    """`a_month` lots, `faults` of a hundred pieces, `sells` of what passed; `months` ago it began, `ended` it stopped.

    QC comes after `waits` days; of a place with `open_days` it has seen nothing for so long.
    """

    home: Rusunawa
    skills: tuple[str, ...]
    a_month: float
    faults: float
    sells: float
    months: int
    ended: int = 0
    waits: tuple[int, int] = (1, 5)
    open_days: int = 0

    def usual(self, months_ago: int, month: int) -> float:
        """Lots to be expected so many months ago, in that month of the year."""
        done = 1 - months_ago / max(self.months, 1)
        return self.a_month * (FIRST + (LAST - FIRST) * done) * SEASONS.get(month, 1)


def places(rng: Random, months: int) -> list[Place]:
    """In the order of their names; the same numbers tell the same Jakarta."""
    homes = Rusunawa.objects.filter(is_active=True).exclude(slug__in=STORIED)
    return [_place(home, rng, months) for home in homes.select_related("city", "district").order_by("name")]


def _place(home: Rusunawa, rng: Random, months: int) -> Place:
    likely = SKILLS[home.city.kemendagri_code]
    skills = tuple(dict.fromkeys(rng.choices(likely, CHANCES, k=2)))
    usual = {
        "a_month": rng.uniform(3, 7.5),
        "faults": rng.uniform(0.06, 0.2),
        "sells": rng.uniform(0.72, 0.95),
        "months": months - rng.randrange(max(months // 3, 1)),
    }
    if home.slug == WAITS_FOR_QC:
        usual |= {"a_month": 8.0, "faults": 0.34, "waits": (12, 30), "open_days": 48}
    if home.slug in SELLS_LITTLE:
        usual |= {"a_month": 5.5, "sells": 0.25}
    if home.slug == GAVE_UP:
        usual |= {"ended": min(14, months - 1), "months": months}
    return Place(home, skills, **usual)
