"""The kept sums of a place over a period and over the one before it: each kind is read once, in one statement.

Every number that a dashboard shows comes from here, and every list that it opens to adds up rows of the same months.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import connection
from django.db.models import Q

from products.bands import FEWEST, rounded
from programs.models.training_sums import LEARNED, TRAITS
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.question import Question

#: what a list of trainings says, and what they cost
TAUGHT = ("registered", "came", "ended", "completed", "certificates", "sessions", "hours_attended", "hours_counted")
SPENT = ("cost_rupiah", "costed")
LEARNING = TAUGHT + SPENT
_LEARNED_AND_INDEPENDENT = """
    SELECT {is_now}, 0 AS independents, 0 AS producers, {learned}
    FROM programs_trainingmonth kept WHERE {where} GROUP BY 1
    UNION ALL
    SELECT kept.confirmed_on >= %(first)s, count(*), 0, {nothing}
    FROM products_journey kept WHERE {independent} GROUP BY 1
"""
# Whoever made something in the period for the first time: each person once, at each rusunawa.
_PRODUCING = """
    UNION ALL
    SELECT {is_now}, 0, sum(kept.people), {nothing}
    FROM products_producerstep kept
    WHERE {where} AND kept.before < CASE WHEN kept.month >= %(first)s THEN %(new_now)s ELSE %(new_before)s END
    GROUP BY 1
"""
# Of who learned in one programme or skill there are no steps.
_LEARNERS_PRODUCING = """
    UNION ALL
    SELECT is_now, 0, count(*), {nothing}
    FROM (
        SELECT DISTINCT {is_now} AS is_now, kept.participant_id, kept.rusunawa_id
        FROM products_producermonth kept
        WHERE kept.pieces > 0 AND {where}
    ) producer GROUP BY 1
"""
GOODS = ("made", "passed_a", "passed_b", "rework", "rejected")
SALES = ("pieces", "rupiah")


@dataclass(frozen=True)
class Row:
    """Numbers of a period or of a month, of a product or of a channel where they have one."""

    is_now: bool
    numbers: dict[str, int]
    product: str = ""
    product_id: int | None = None
    month: date | None = None
    channel: str = ""
    traits: tuple = ()  # sex, age band, whether somebody raises children alone


@dataclass
class Totals:
    """Numbers by name, nothing where nothing happened."""

    numbers: Counter = field(default_factory=Counter)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Totals":
        totals = cls()
        for row in rows:
            totals.numbers.update(row.numbers)
        return totals

    def __getitem__(self, name: str) -> int:
        return self.numbers[name]


def passed(totals: Totals) -> int:
    return totals["passed_a"] + totals["passed_b"]


def judged(totals: Totals) -> int:
    return passed(totals) + totals["rework"] + totals["rejected"]


IN_CITY = "kept.rusunawa_id IN (SELECT id FROM participants_rusunawa WHERE city_id = %(city)s)"
LEARNED_SKILL = "kept.skill_id = %(skill)s"
OF_SKILL = "kept.product_id IN (SELECT id FROM products_product WHERE skill_id = %(skill)s)"
_IS_NOW = "kept.month >= %(first)s"


@dataclass(frozen=True)
class Kept:
    """Where goods and sales of a month are read; rows without a channel are goods. `city` is their city in SQL."""

    rows: str
    city: str


_MONTHS = f"month, product_id, channel, {', '.join(GOODS + SALES)}"
_OF_CITIES = Kept(f"(SELECT {_MONTHS} FROM products_citymonth kept WHERE {{where}})", "kept.city_id = %(city)s")  # noqa: S608
_OF_RUSUNAWA = Kept(
    f"""(
        SELECT month, product_id, '' AS channel, {", ".join(GOODS)}, {", ".join(f"0 AS {name}" for name in SALES)}
        FROM products_goodsmonth kept WHERE {{where}}
        UNION ALL
        SELECT month, product_id, channel, {", ".join(f"0 AS {name}" for name in GOODS)}, {", ".join(SALES)}
        FROM products_salesmonth kept WHERE {{where}}
    )""",  # noqa: S608
    IN_CITY,
)


class Sums:
    """Rows of `question`, for who may see people or (not `is_exact`) only how many; what is not named is not read."""

    def __init__(self, question: Question, *, is_exact: bool = False):
        self.question, self.is_exact = question, is_exact

    @cached_property
    def learning(self) -> list[Row]:
        """What trainings add up to, who produced and who became independent; one reading."""
        columns = {"city": "kept.city_id = %(city)s", "skill": LEARNED_SKILL}
        confirmed = "kept.confirmed_on BETWEEN %(since)s AND %(ends_on)s"
        nothing = ", ".join("0" for _ in LEARNING)
        where = self.question.conditions(city=IN_CITY, skill=LEARNED_SKILL, is_of_one=True)
        producing = {"is_now": _IS_NOW, "nothing": nothing, "where": where}
        sql = _LEARNED_AND_INDEPENDENT.format(
            is_now=_IS_NOW,
            learned=_sums(LEARNING),
            nothing=nothing,
            where=self.question.conditions(**columns),
            independent=self.question.conditions(**columns, when=confirmed, is_of_one=True),
        )
        sql += (_LEARNERS_PRODUCING if self.question.is_narrow else _PRODUCING).format(**producing)
        return [
            Row(
                is_now,
                _named(LEARNING, numbers)
                | told("independents", free, is_exact=self.is_exact)
                | told("producers", made, is_exact=self.is_exact),
            )
            for is_now, free, made, *numbers in self._read(sql)
        ]

    @cached_property
    def learners(self) -> list[Row]:
        """By what people are."""
        where = self.question.conditions(city="kept.city_id = %(city)s", skill="kept.skill_id = %(skill)s")
        rows = self._read(
            f"SELECT {_IS_NOW}, {', '.join(TRAITS)}, {_sums(LEARNED)} FROM programs_learnermonth kept"  # noqa: S608
            f" WHERE {where} GROUP BY 1, 2, 3, 4"
        )
        return [Row(row[0], _named(LEARNED, row[4:]), traits=row[1:4]) for row in rows]

    @cached_property
    def _kept(self) -> list[Row]:
        """Goods and sales by product and channel, and once more by month and channel, in one reading.

        Cities keep no programmes: those are read from the months of their rusunawa.
        """
        question = self.question
        kept = _OF_RUSUNAWA if question.scope.rusunawa or question.program else _OF_CITIES
        where = question.conditions(city=kept.city, skill=OF_SKILL)
        rows = self._read(f"""
            SELECT sums.*, product.name FROM (
                SELECT {_IS_NOW} AS is_now, kept.product_id, kept.month, kept.channel, {_sums(GOODS + SALES)}
                FROM {kept.rows.format(where=where)} kept
                GROUP BY GROUPING SETS ((is_now, kept.product_id, kept.channel), (is_now, kept.month, kept.channel))
            ) sums LEFT JOIN products_product product ON product.id = sums.product_id
        """)  # noqa: S608
        return [
            Row(is_now, _named(GOODS + SALES, numbers), name or "", key, month, channel)
            for is_now, key, month, channel, *numbers, name in rows
        ]

    @cached_property
    def goods(self) -> list[Row]:
        """By product."""
        return [row for row in self._kept if row.month is None and not row.channel]

    @cached_property
    def sales(self) -> list[Row]:
        """By product and channel."""
        return [row for row in self._kept if row.month is None and row.channel]

    @cached_property
    def sales_by_month(self) -> list[Row]:
        """By month and channel."""
        return [row for row in self._kept if row.month is not None and row.channel]

    def _read(self, sql: str) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self.question.wanted)
            return cursor.fetchall()

    def totals(self, *, is_now: bool) -> Totals:
        """Everything that is kept, of the period or of the one before."""
        rows = [*self.learning, *self.goods, *self.sales]
        return Totals.of(row for row in rows if row.is_now == is_now)

    @cached_property
    def now(self) -> Totals:
        return self.totals(is_now=True)

    @cached_property
    def before(self) -> Totals:
        return self.totals(is_now=False)


def told(name: str, people: int, *, is_exact: bool) -> dict[str, int]:
    """A number of people, for who may not see them as stages are: to the nearest five, nothing of fewer."""
    if is_exact or not people:
        return {name: people}
    return {name: rounded(people)} if people >= FEWEST else {f"{name}_hidden": 1}


def _sums(names: Iterable[str]) -> str:
    return ", ".join(f"sum(kept.{name})::bigint AS {name}" for name in names)


def _named(names: Iterable[str], numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(names, numbers, strict=True))


def of_period(period: Period) -> Q:
    """Rows with a month of it."""
    return Q(month__range=(period.first, period.last))
