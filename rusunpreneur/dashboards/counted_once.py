"""Who earned, produced and became independent broken down: people, each once in a period and rusunawa.

By where, by what they learned and by what they are. Counted from the rows of these people, which know the programme
and skill where each first learned.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from products.bands import FEWEST, rounded
from rusunpreneur.dashboards.breakdown import TRAITS, Breakdown, Part, Way
from rusunpreneur.dashboards.indicators import Value
from rusunpreneur.dashboards.question import PERSON
from rusunpreneur.dashboards.sums import IN_CITY, LEARNED_SKILL, Row, Totals
from rusunpreneur.words import angka


@dataclass(frozen=True)
class Kept:
    """In SQL: the rows of an indicator, when they count, how they are narrowed to a city, and which that is."""

    rows: str
    when: str = "kept.month BETWEEN %(first)s AND %(last)s"
    in_city: str = IN_CITY
    city: str = "home.city_id"

    @property
    def columns(self) -> str:
        return f"{COLUMNS}, {self.city}" if self.city.startswith("kept.") else COLUMNS

    def sql(self, way: Way, where: str) -> str:
        people = PEOPLE if way.said in TRAITS else ""
        said = {"columns": self.columns, "rows": self.rows, "city": self.city, "people": people}
        return ONCE.format(key=KEYS[way.said], where=where, **said)


KEPT = {
    "earners": Kept("products_earnermonth kept WHERE kept.net_rupiah > 0"),
    "producers": Kept("products_producermonth kept WHERE kept.pieces > 0"),
    "independents": Kept(
        "products_journey kept WHERE true",
        "kept.confirmed_on BETWEEN %(first)s AND %(ends_on)s",
        "kept.city_id = %(city)s",
        "kept.city_id",
    ),
}
COLUMNS = "kept.participant_id, kept.rusunawa_id, kept.program_id, kept.skill_id"
PEOPLE = "JOIN participants_participant person ON person.id = kept.participant_id"
KEYS = {
    "kota": "city.slug, city.name",
    "rusunawa": "home.slug, home.name",
    "program": "kept.program_id, ''",
    "keahlian": "kept.skill_id, ''",
    **{said: f"{PERSON[way.key]}, ''" for said, way in TRAITS.items()},
}
ONCE = """
    SELECT {key}, count(*) FROM (
        SELECT DISTINCT {columns} FROM {rows} AND {where}
    ) kept
    LEFT JOIN participants_rusunawa home ON home.id = kept.rusunawa_id
    JOIN participants_city city ON city.id = {city} {people}
    GROUP BY 1, 2
"""


class CountedOnce(Breakdown):
    """For who may not see people every number is told to the nearest five."""

    @property
    def is_rounded(self) -> bool:
        return not self.is_exact

    @property
    def people_list(self) -> str:
        return self.indicator.opens

    @cached_property
    def _found(self) -> list[tuple[object, str, Totals]]:
        question, name = self.asked.question, self.indicator.key
        kept = KEPT[name]
        where = question.conditions(city=kept.in_city, skill=LEARNED_SKILL, when=kept.when)
        with connection.cursor() as cursor:
            cursor.execute(kept.sql(self.way, where), question.wanted)
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
