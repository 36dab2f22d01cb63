"""Whether the parts of a published breakdown add up to the published total. Said, never put right."""

from dataclasses import dataclass
from decimal import Decimal

from participants.models import City
from programs.models import Statistic
from programs.models.statistic_kind import Breakdown, Sector
from rusunpreneur.words import angka

NUMBERS = {4: "empat", 5: "lima", 6: "enam"}


@dataclass
class Sum:
    """The parts of one breakdown at one time, the largest first, beside the total of the same source or another."""

    breakdown: str
    parts: list[Statistic]
    total: Statistic | None
    missing: list[str]

    @property
    def added(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal | None:
        """Of the parts from the total: −72 when 72 are missing; None without a total."""
        return self.added - self.total.value if self.total else None

    @property
    def is_equal(self) -> bool:
        return self.difference == 0

    @property
    def largest(self) -> Decimal:
        return max((part.value for part in self.parts), default=Decimal(0))

    @property
    def sentence(self) -> str:
        """`Selisih 72: jumlah enam wilayah 243.900, sedangkan totalnya 243.972.`"""
        count = NUMBERS.get(len(self.parts), str(len(self.parts)))
        said = f"{count} {self.noun} {angka(self.added)}"
        if self.difference is None:
            return f"Jumlah {said}. Total resminya belum ada, jadi belum bisa dibandingkan."
        if self.is_equal:
            return f"Jumlah {said}, sama dengan totalnya."
        apart, total = angka(abs(self.difference)), angka(self.total.value)
        return f"Selisih {apart}: jumlah {said}, sedangkan totalnya {total}."

    @property
    def noun(self) -> str:
        return "wilayah" if self.breakdown == Breakdown.CITY else "sektor"

    @property
    def missing_sentence(self) -> str:
        return f"Belum ada angka untuk {', '.join(self.missing)}." if self.missing else ""

    @property
    def whole(self) -> Decimal:
        """What the parts are shares of: all of them together, the published total while some are missing."""
        return self.total.value if self.missing and self.total else self.added

    @property
    def added_percent(self) -> Decimal | None:
        return 100 * self.added / self.whole if self.whole else None

    def rows(self):
        """Each part with its percent of the whole."""
        for part in self.parts:
            yield part, 100 * part.value / self.whole if self.whole else None


def sums_of(figures: list[Statistic], cities: list[City]) -> list[Sum]:
    """Of figures of one indicator and one time: by city, by sector; only breakdowns that have a part."""
    total = next((figure for figure in figures if figure.breakdown == Breakdown.TOTAL), None)
    sums = []
    for breakdown, wanted in ((Breakdown.CITY, cities), (Breakdown.SECTOR, list(Sector))):
        parts = [figure for figure in figures if figure.breakdown == breakdown]
        if not parts:
            continue
        present = {figure.city_id or figure.sector for figure in parts}
        missing = [_name(part) for part in wanted if getattr(part, "pk", part) not in present]
        sums.append(Sum(breakdown, sorted(parts, key=lambda part: -part.value), total, missing))
    return sums


def _name(part: City | Sector) -> str:
    return part.short_name if isinstance(part, City) else part.label
