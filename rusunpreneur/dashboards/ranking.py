"""Rusunawa beside each other, fairly: per person who has been trained there, with the counts, small numbers marked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import connection

from rusunpreneur.dashboards.indicators import BY_KEY, share
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.sums import OF_SKILL

FEW_PEOPLE = 5
FEW_PIECES = 20
# `trained` counts until the end of the period, everything else within it. A place is there when anything ever was.
SIDE_BY_SIDE = """
    SELECT rusunawa.slug, rusunawa.name, coalesce(learned.trained, 0), coalesce(learned.came, 0),
        coalesce(goods.made, 0), coalesce(goods.passed, 0), coalesce(goods.judged, 0),
        coalesce(sales.pieces, 0), coalesce(sales.rupiah, 0), coalesce(sales.before, 0)
    FROM participants_rusunawa rusunawa
    LEFT JOIN (
        SELECT rusunawa_id, sum(came) AS trained, sum(came) FILTER (WHERE month >= %(first)s) AS came
        FROM programs_trainingmonth kept WHERE month <= %(last)s {of_training}
        GROUP BY rusunawa_id
    ) learned ON learned.rusunawa_id = rusunawa.id
    LEFT JOIN (
        SELECT rusunawa_id, sum(made) AS made, sum(passed_a + passed_b) AS passed,
            sum(passed_a + passed_b + rework + rejected) AS judged
        FROM products_goodsmonth kept WHERE month BETWEEN %(first)s AND %(last)s {of_goods}
        GROUP BY rusunawa_id
    ) goods ON goods.rusunawa_id = rusunawa.id
    LEFT JOIN (
        SELECT rusunawa_id, sum(pieces) FILTER (WHERE month >= %(first)s) AS pieces,
            sum(rupiah) FILTER (WHERE month >= %(first)s) AS rupiah,
            sum(rupiah) FILTER (WHERE month < %(first)s) AS before
        FROM products_salesmonth kept WHERE month BETWEEN %(since)s AND %(last)s {of_goods}
        GROUP BY rusunawa_id
    ) sales ON sales.rusunawa_id = rusunawa.id
    WHERE (%(city)s IS NULL OR rusunawa.city_id = %(city)s)
        AND coalesce(learned.trained, goods.made, goods.judged, sales.pieces, sales.before) IS NOT NULL
    ORDER BY rusunawa.name
"""


@dataclass(frozen=True)
class Standing:
    """One rusunawa: people ever trained there, those first present in the period, pieces and whole rupiah in it."""

    slug: str
    name: str
    trained: int
    came: int
    made: int
    passed: int
    judged: int
    pieces: int
    rupiah: int
    rupiah_before: int

    @property
    def rupiah_each(self) -> int | None:
        """Per person ever trained there, rounded down."""
        return (2 * self.rupiah + self.trained) // (2 * self.trained) if self.trained else None

    @property
    def made_each(self) -> float | None:
        return self.made / self.trained if self.trained else None

    @property
    def pass_rate(self):
        return share(self.passed, self.judged)

    @property
    def growth(self) -> int | None:
        """Percent of what was sold in the period before."""
        return round(100 * (self.rupiah - self.rupiah_before) / self.rupiah_before) if self.rupiah_before else None

    @property
    def has_few_people(self) -> bool:
        return self.trained < FEW_PEOPLE

    @property
    def has_few_pieces(self) -> bool:
        return self.judged < FEW_PIECES


@dataclass(frozen=True)
class Order:
    """One way to rank: those of whom there is too little to say stand last, whatever their number."""

    key: str
    label: str
    number: Callable[[Standing], float | int | None]
    is_small: Callable[[Standing], bool]

    def sorted(self, rows: list[Standing]) -> list[Standing]:
        return sorted(rows, key=lambda row: (self.is_small(row), self.number(row) is None, -(self.number(row) or 0)))


ORDERS = (
    Order("hasil", "Hasil per peserta", lambda row: row.rupiah_each, lambda row: row.has_few_people),
    Order("dibuat", "Dibuat per peserta", lambda row: row.made_each, lambda row: row.has_few_people),
    Order("lulus", BY_KEY["pass_rate"].name, lambda row: row.pass_rate, lambda row: row.has_few_pieces),
    Order("peserta", "Peserta", lambda row: row.trained, lambda row: False),
)


def order_of(asked: str) -> Order:
    """The one asked for; the first where there is no such."""
    return next((order for order in ORDERS if order.key == asked), ORDERS[0])


def ranked(question: Question, order: Order) -> list[Standing]:
    """All rusunawa of the place where anything ever happened; one query.

    While the period runs nothing is measured against the whole one before.
    """
    program = " AND kept.program_id = %(program)s" if question.program else ""
    taught = f"{program} AND kept.skill_id = %(skill)s" if question.skill else program
    made = f"{program} AND {OF_SKILL}" if question.skill else program
    with connection.cursor() as cursor:
        cursor.execute(SIDE_BY_SIDE.format(of_training=taught, of_goods=made), question.wanted)
        rows = [Standing(*row) for row in cursor]
    if question.period.is_running:
        rows = [replace(row, rupiah_before=0) for row in rows]
    return order.sorted(rows)
