"""What a report says: the dashboard's numbers as plain data, to be frozen, compared and written to paper."""

from dataclasses import dataclass

from rusunpreneur.dashboards.board import Board
from rusunpreneur.dashboards.income import Income
from rusunpreneur.dashboards.indicators import BY_KEY, INDICATORS, JOURNEY, Indicator, Value
from rusunpreneur.words import angka, rupiah


def numbers_of(board: Board) -> dict:
    """`indicators` by key, `stages`, `days`, `products`, `channels`, `targets` and `months`, as plain data."""
    return {
        "indicators": indicators_of(board),
        "stages": [[step.name, step.people, step.reached] for step in board.funnel],
        "days": [list(row) for row in board.days],
        "products": [_product(row) for row in board.products],
        "channels": [[row.name, row.totals["pieces"], row.totals["rupiah"]] for row in board.channels],
        "targets": [[row.name, row.program, row.period, row.value, row.reached, row.percent] for row in board.targets],
        "months": [[column.label, column.total] for column in board.chart.columns if not column.is_before],
    }


def indicators_of(board: Board) -> dict[str, Value]:
    """By key; whole numbers, None where there is nothing to say or too few to be told of."""
    now, income = board.sums.now, board.incomes[0] if board.incomes else Income()
    told = {"earners": income.told_earners, "median_income": income.median, "rent_percent": income.rent_percent}
    return {key: told[key] if key in told else indicator.value(now) for key, indicator in BY_KEY.items()}


def _product(row) -> list:
    totals = row.totals
    return [row.name, totals["made"], row.pass_rate, totals["pieces"], totals["rupiah"]]


@dataclass(frozen=True)
class Line:
    """An indicator as it was reported and as it is now."""

    indicator: Indicator
    reported: Value
    now: Value

    @property
    def differs(self) -> bool:
        return self.reported != self.now

    @property
    def reported_said(self) -> str:
        return self.indicator.said(self.reported)

    @property
    def now_said(self) -> str:
        return self.indicator.said(self.now)

    @property
    def difference(self) -> str:
        if not self.differs:
            return ""
        if self.reported is None or self.now is None:
            return "dulu belum ada" if self.reported is None else "kini tidak ada"
        by = self.now - self.reported
        sign = "+" if by > 0 else "−"
        return f"{sign}{self.indicator.said(abs(by))}"


def in_order(numbers: dict) -> list[tuple[Indicator, Value]]:
    """Of the indicators that were reported then, in the order of the registry: what is frozen keeps none."""
    reported = numbers["indicators"]
    return [(indicator, reported[indicator.key]) for indicator in INDICATORS if indicator.key in reported]


def defined(numbers: dict) -> list[Indicator]:
    """What its numbers are, in the words of the registry."""
    return [indicator for indicator, _ in in_order(numbers)] + [*(JOURNEY if numbers.get("stages") else ())]


def lines_of(reported: dict, now: dict[str, Value]) -> list[Line]:
    """What was reported, beside the indicators of now."""
    return [Line(indicator, value, now[indicator.key]) for indicator, value in in_order(reported)]


def product_words(row: list) -> list[str]:
    name, made, rate, pieces, value = row
    return [name, angka(made), BY_KEY["pass_rate"].said(rate), angka(pieces), rupiah(value)]
