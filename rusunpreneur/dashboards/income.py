"""What people earned of the pieces made in a place: how many, the middle of what a month brought, and beside rent."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection

from participants.models import Rusunawa
from products.bands import FEWEST, rounded
from products.models.earner_sums import AT_INCOME, AT_RENT, INCOME_STEP, RENT_STEP
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.sums import IN_CITY, LEARNED_SKILL
from rusunpreneur.words import angka

#: The one in the middle of five is the third of them: a median speaks of so many, quartiles of twice as many.
MEDIAN_OF, QUARTILES_OF = 10, 20
# Of the steps "sebelum" only those of people who earned there for the first time in the period: each person once.
STEPS = """
    SELECT {place}, kept.kind, kept.month >= %(first)s, kept.step, sum(kept.people)
    FROM {kept} kept
    WHERE {where} AND (kept.kind <> 'sebelum'
        OR kept.step < CASE WHEN kept.month >= %(first)s THEN %(new_now)s ELSE %(new_before)s END)
    GROUP BY 1, 2, 3, 4
"""
# Of a wide place its earners by rusunawa: what is told of it leaves those out where they are few.
HOMES = """
    UNION ALL
    SELECT kept.rusunawa_id, 'tempat', kept.month >= %(first)s, 0, sum(kept.people)
    FROM products_incomestep kept
    WHERE {where} AND kept.kind = 'sebelum'
        AND kept.step < CASE WHEN kept.month >= %(first)s THEN %(new_now)s ELSE %(new_before)s END
    GROUP BY 1, 3
"""
# Of who learned in one programme or skill, or is of one sex or age, there are no steps: those people's months are
# counted.
LEARNERS = f"""
    WITH kept AS MATERIALIZED (
        SELECT {{place}} AS place, kept.participant_id, kept.rusunawa_id, kept.net_rupiah, kept.rent_rupiah,
            kept.month >= %(first)s AS is_now
        FROM products_earnermonth kept
        WHERE kept.net_rupiah > 0 AND {{where}}
    )
    SELECT place, 'pendapatan', is_now, {AT_INCOME}, count(*) FROM kept GROUP BY 1, 3, 4
    UNION ALL
    SELECT place, 'sewa', is_now, {AT_RENT}, count(*) FROM kept WHERE rent_rupiah > 0 GROUP BY 1, 3, 4
    UNION ALL
    SELECT place, 'sebelum', is_now, 0, count(*)
    FROM (SELECT DISTINCT place, is_now, participant_id, rusunawa_id FROM kept) earner GROUP BY 1, 3
"""  # noqa: S608 - of constants alone


@dataclass
class Income:
    """`earners` people, each counted once; person-months by step of income and of the share of their rent.

    Fewer than five people are not told about, to nobody: who may read them exactly has a page for it. The middle of
    few would be the income of one of them. Of a wide place `hidden` says in how many rusunawa earned so few that they
    are not in `earners`. Of one programme or skill (`is_rounded`) they are told to the nearest five, or what is left
    of all would be a few. Who may see people (`is_exact`) is told how many they are, however few.
    """

    earners: int = 0
    hidden: int = 0
    is_rounded: bool = False
    is_exact: bool = False
    incomes: Counter[int] = field(default_factory=Counter)
    shares: Counter[int] = field(default_factory=Counter)

    @property
    def is_told(self) -> bool:
        return self.earners >= FEWEST

    @property
    def told_earners(self) -> int | None:
        if self.is_hidden:
            return None
        return rounded(self.earners) if self.is_rounded else self.earners

    @property
    def is_hidden(self) -> bool:
        """Whether anybody earned, too few to be told of."""
        return not (self.is_exact or self.is_told) and bool(self.earners or self.hidden)

    @property
    def left_out(self) -> str:
        """Who is not in `earners`, or how they are told."""
        if self.is_rounded and self.earners:
            return f"dibulatkan ke kelipatan {angka(FEWEST)}"
        return f"tanpa {angka(self.hidden)} rusunawa yang kurang dari {angka(FEWEST)} orang" if self.hidden else ""

    def quartile(self, of_four: int) -> int | None:
        """Rupiah that so many quarters of the months do not exceed, to the nearest Rp10.000."""
        enough = self.earners >= (MEDIAN_OF if of_four == 2 else QUARTILES_OF)
        step = _reached(self.incomes, of_four) if enough else None
        return None if step is None else step * INCOME_STEP

    @property
    def median(self) -> int | None:
        return self.quartile(2)

    @property
    def rent_percent(self) -> int | None:
        """How much of a month's rent the middle one brings, in steps of five percent, rounded down."""
        step = _reached(self.shares, 2) if min(self.earners, self.rated) >= MEDIAN_OF else None
        return None if step is None else step * RENT_STEP

    @property
    def rated(self) -> int:
        """Person-months of which the rent is known."""
        return sum(self.shares.values())

    @property
    def months(self) -> int:
        return sum(self.incomes.values())


def incomes(question: Question, *, is_exact: bool) -> tuple[Income, Income]:
    """In the period, and in the one before, for who may see people or (not `is_exact`) only how many; one query."""
    is_rounded = question.is_narrow and not is_exact
    now, before = (Income(is_rounded=is_rounded, is_exact=is_exact) for _ in range(2))
    by_home = not is_exact and question.scope.rusunawa is None and not question.is_narrow
    for _, kind, is_now, step, people in _read(question, by_home=by_home):
        income = now if is_now else before
        if kind == "tempat":
            _tell(income, people)
        elif kind != "sebelum" or not by_home:
            _take(income, kind, step, people)
    return now, before


def _tell(income: Income, people: int):
    """Of the earners of one rusunawa."""
    if people >= FEWEST:
        income.earners += people
    elif people:
        income.hidden += 1


def incomes_by_place(question: Question) -> list[tuple[Rusunawa, Income]]:
    """In the period, of each rusunawa where anybody earned, by name; their earners add up to those of the place."""
    found: dict[int, Income] = {}
    for place, kind, is_now, step, people in _read(question, by_place=True):
        if is_now:
            _take(found.setdefault(place, Income()), kind, step, people)
    places = Rusunawa.objects.filter(pk__in=[key for key, income in found.items() if income.months]).order_by("name")
    return [(place, found[place.pk]) for place in places]


def _read(question: Question, *, by_place: bool = False, by_home: bool = False) -> list[tuple]:
    """Of a city or of all of them from the steps of cities, which are few."""
    if question.is_narrow:
        return _read_learners(question, by_place=by_place)
    of_cities = not by_place and question.scope.rusunawa is None
    where = question.conditions(city="kept.city_id = %(city)s" if of_cities else IN_CITY, skill="")
    kept = "products_citystep" if of_cities else "products_incomestep"
    place = "kept.rusunawa_id" if by_place else "NULL::bigint"
    sql = STEPS.format(place=place, kept=kept, where=where)
    sql += HOMES.format(where=question.conditions(city=IN_CITY, skill="")) if by_home else ""
    return _rows(sql, question)


def _read_learners(question: Question, *, by_place: bool) -> list[tuple]:
    where = question.conditions(city=IN_CITY, skill=LEARNED_SKILL, is_of_one=True)
    place = "kept.rusunawa_id" if by_place else "NULL::bigint"
    return _rows(LEARNERS.format(place=place, where=where), question)


def _rows(sql: str, question: Question) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, question.wanted)
        return cursor.fetchall()


def _take(income: Income, kind: str, step: int, people: int):
    if kind == "sebelum":
        income.earners += people
    else:
        (income.incomes if kind == "pendapatan" else income.shares)[step] += people


def _reached(steps: Counter[int], of_four: int) -> int | None:
    """The first step at which so many quarters of all are reached."""
    whole, reached = sum(steps.values()), 0
    for step in sorted(steps):
        reached += steps[step]
        if whole and 4 * reached >= of_four * whole:
            return step
    return None
