"""The page of official figures: how many a year, of which parts, whether the parts add up, and what stands beside."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from participants.models import City
from programs.models import Statistic, StatisticSource
from programs.models.statistic_kind import Indicator
from programs.statistics.sums import Sum, sums_of


@dataclass
class Year:
    """The total of one year, and that of the year before; growth over a gap would be no growth of a year."""

    total: Statistic
    before: Statistic | None

    @property
    def growth(self) -> Decimal | None:
        """Percent over the year before: 8.23 for 243,972 after 225,415."""
        if not self.before or not self.before.value:
            return None
        return 100 * (self.total.value - self.before.value) / self.before.value

    @property
    def direction(self) -> str:
        return "down" if self.growth is not None and self.growth < 0 else "up"


class Overview:
    """Two queries. `wanted` is the year whose parts are asked for; an unknown one leads to the latest."""

    def __init__(self, user, wanted: str = ""):
        self.figures = list(Statistic.objects.visible_to(user).select_related("city", "source").latest_first())
        self.wanted = wanted

    @cached_property
    def registered(self) -> list[Statistic]:
        return [one for one in self.figures if one.indicator == Indicator.ENTREPRENEURS and one.month is None]

    @cached_property
    def years(self) -> list[Year]:
        """The latest first."""
        totals = [one for one in self.registered if one.breakdown == Statistic.Breakdown.TOTAL]
        by_year = {total.year: total for total in totals}
        return [Year(total, by_year.get(total.year - 1)) for total in totals]

    @property
    def latest(self) -> Year | None:
        return self.years[0] if self.years else None

    @property
    def largest(self) -> Decimal:
        return max((year.total.value for year in self.years), default=Decimal(0))

    @cached_property
    def broken_down(self) -> list[int]:
        """Years with parts, the latest first."""
        parts = [one.year for one in self.registered if one.breakdown != Statistic.Breakdown.TOTAL]
        return list(dict.fromkeys(parts))

    @property
    def year(self) -> int | None:
        asked = int(self.wanted) if self.wanted.isdecimal() and len(self.wanted) == 4 else None
        return asked if asked in self.broken_down else next(iter(self.broken_down), None)

    @property
    def is_elsewhere(self) -> bool:
        """The address asks for a year without parts."""
        return bool(self.wanted) and self.wanted != str(self.year)

    @cached_property
    def sums(self) -> list[Sum]:
        of_the_year = [one for one in self.registered if one.year == self.year]
        return sums_of(of_the_year, list(City.objects.all())) if self.year else []

    @cached_property
    def context(self) -> list[Statistic]:
        """The latest figure of each other indicator about all of Jakarta."""
        latest = {}
        for one in self.figures:
            if one.indicator != Indicator.ENTREPRENEURS and one.breakdown == Statistic.Breakdown.TOTAL:
                latest.setdefault(one.indicator, one)
        return [latest[key] for key in Indicator.values if key in latest]

    @cached_property
    def sources(self) -> list[StatisticSource]:
        """Of every figure on the page, the latest first."""
        shown = [
            *(year.total for year in self.years),
            *self.context,
            *(part for one in self.sums for part in one.parts),
        ]
        return sorted({one.source for one in shown}, key=lambda source: source.published_on, reverse=True)
