"""Who earned and who produced broken down: people, each once in a period and rusunawa, by where and what they learned.

Counted from the months of these people, which know the programme and skill where each first learned.
"""

from functools import cached_property

from django.db import connection

from products.bands import FEWEST, rounded
from rusunpreneur.dashboards.breakdown import Breakdown, Part
from rusunpreneur.dashboards.indicators import Value
from rusunpreneur.dashboards.sums import IN_CITY, LEARNED_SKILL, Row, Totals
from rusunpreneur.words import angka

MONTHS = {
    "earners": "products_earnermonth kept WHERE kept.net_rupiah > 0",
    "producers": "products_producermonth kept WHERE kept.pieces > 0",
}
KEYS = {
    "kota": "city.slug, city.name",
    "rusunawa": "home.slug, home.name",
    "program": "kept.program_id, ''",
    "keahlian": "kept.skill_id, ''",
}
ONCE = """
    SELECT {key}, count(*) FROM (
        SELECT DISTINCT kept.participant_id, kept.rusunawa_id, kept.program_id, kept.skill_id FROM {months} AND {where}
    ) kept
    JOIN participants_rusunawa home ON home.id = kept.rusunawa_id JOIN participants_city city ON city.id = home.city_id
    GROUP BY 1, 2
"""


class CountedOnce(Breakdown):
    """For who may not see people every number is told to the nearest five."""

    @property
    def is_rounded(self) -> bool:
        return not self.is_exact

    @cached_property
    def _found(self) -> list[tuple[object, str, Totals]]:
        question, name = self.asked.question, self.indicator.key
        months = "kept.month BETWEEN %(first)s AND %(last)s"
        where = question.conditions(city=IN_CITY, skill=LEARNED_SKILL, when=months)
        with connection.cursor() as cursor:
            cursor.execute(
                ONCE.format(key=KEYS[self.way.said], months=MONTHS[name], where=where),
                question.wanted,
            )
            return [
                (key, self.way.none if key is None else self._named(key, called), _of(name, people))
                for key, called, people in cursor
            ]

    @cached_property
    def whole(self) -> Value:
        people = sum(totals[self.indicator.key] for *_, totals in self._found)
        if self.is_exact:
            return people
        return rounded(people) if people >= FEWEST else None

    def _rounded(self, name: str, value: int, totals: Totals, most: int) -> Part:
        if value < FEWEST:
            return Part(name, f"kurang dari {angka(FEWEST)}", 0, "", True, "")
        told = rounded(value)
        return Part(name, self.indicator.said(told), self.bar(told, most), "sekitar", False, "")


def _of(name: str, people: int) -> Totals:
    return Totals.of([Row(is_now=True, numbers={name: people})])
