"""A number beside the one of the period before, and whether the change is good news."""

from dataclasses import dataclass

from rusunpreneur.dashboards.indicators import Better, Indicator, Unit, Value
from rusunpreneur.words import angka


@dataclass(frozen=True)
class Card:
    """An indicator in a period; `href` opens the rows that add up to it, `note` says of how many it speaks.

    `parts` leads to where it is broken down. What grows day by day is not measured against a whole period before
    while its own `is_running`: the number before is said, no change.
    """

    indicator: Indicator
    value: Value
    before: Value
    href: str = ""
    note: str = ""
    parts: str = ""
    is_running: bool = False

    @property
    def is_growing(self) -> bool:
        return self.is_running and self.indicator.grows

    @property
    def said(self) -> str:
        return self.indicator.said(self.value)

    @property
    def change(self) -> str:
        """`12%`, of percentages `3 poin`; nothing where there is nothing to compare with."""
        if self.value is None or self.before is None or self.value == self.before or self.is_growing:
            return ""
        if self.indicator.unit is Unit.PERCENT:
            return f"{angka(abs(self.value - self.before))} poin"
        percent = round(100 * (self.value - self.before) / self.before) if self.before else 0
        return f"{angka(abs(percent))}%" if percent else ""

    @property
    def before_said(self) -> str:
        """Of a whole period before one that is running."""
        return self.indicator.said(self.before) if self.is_growing and self.before else ""

    @property
    def direction(self) -> str:
        return "up" if (self.value or 0) > (self.before or 0) else "down"

    @property
    def tone(self) -> str:
        """Whether that is good news: `good`, `bad` or `plain`."""
        if self.indicator.better is Better.NEITHER:
            return "plain"
        return "good" if (self.direction == "up") == (self.indicator.better is Better.MORE) else "bad"
