"""What a dashboard's address asks for; whatever is impossible is answered by a sentence and the nearest that is."""

from dataclasses import dataclass, field

from django.db import connection
from django.utils.http import urlencode

from participants.models import City
from rusunpreneur.dashboards import periods
from rusunpreneur.dashboards.periods import Period, PeriodError
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.scopes import Scope
from rusunpreneur.dashboards.traits import Trait

OWN_RANGE = "sendiri"
# All in one reading: a page has few to spare. Only cities that have a rusunawa.
OFFERED = """
    SELECT 'program', id, name || ' ' || year, -year AS latest, '' FROM programs_program
    UNION ALL SELECT 'skill', id, name, 0, '' FROM programs_skill
    UNION ALL SELECT 'city', id, name, 0, slug FROM participants_city city
        WHERE EXISTS (SELECT FROM participants_rusunawa WHERE city_id = city.id AND is_active)
    ORDER BY 1, 4, 3
"""


@dataclass(frozen=True)
class Choice:
    """A programme, a skill or a city, as it is offered."""

    pk: int
    name: str
    slug: str = ""

    def __str__(self):
        return self.name


@dataclass
class Asked:
    question: Question
    program: Choice | None
    skill: Choice | None
    programs: list[Choice]
    skills: list[Choice]
    cities: list[Choice] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_own_range: bool = False
    people: tuple[tuple[Trait, object], ...] = ()

    own_range = OWN_RANGE

    @property
    def is_of_all(self) -> bool:
        """Of every programme and skill: as reports are."""
        return self.program is None and self.skill is None

    @property
    def learned(self) -> str:
        """`program PKW 2026, keahlian Rajut`: where people learned who are counted."""
        parts = (("program", self.program), ("keahlian", self.skill))
        return ", ".join(f"{word} {choice}" for word, choice in parts if choice)

    @property
    def period(self) -> Period:
        return self.question.period

    @property
    def periods(self) -> list[tuple[str, list[Period]]]:
        return periods.offered(self.question.period)

    @property
    def said(self) -> dict[str, str]:
        """As an address has it: for a link, or for another page that is asked the same."""
        said = {"masa": self.question.period.key}
        said |= {"program": str(self.program.pk)} if self.program else {}
        said |= {"keahlian": str(self.skill.pk)} if self.skill else {}
        return said | {trait.said: trait.named(kept)[0] for trait, kept in self.people}

    @property
    def query(self) -> str:
        """`?masa=2026-T3&keahlian=2`"""
        return f"?{urlencode(self.said)}"

    @property
    def words(self) -> list[str]:
        narrowed = [str(self.program or ""), str(self.skill or "")]
        narrowed += [trait.named(kept)[1] for trait, kept in self.people]
        return [str(self.question.period), *(part for part in narrowed if part)]


def of_everybody(scope: Scope, period: Period) -> Asked:
    """Nothing left out: as reports are."""
    return Asked(Question(scope, period), None, None, [], [])


def asked(query, scope: Scope, *, people: tuple[tuple[Trait, object], ...] = ()) -> Asked:
    """Of some people only where they may be seen."""
    problems: list[str] = []
    period = _period(query, problems)
    offered = _offered()
    programs, skills = offered["program"], offered["skill"]
    program = _chosen(programs, query.get("program", ""), "Program itu tidak ada.", problems)
    skill = _chosen(skills, query.get("keahlian", ""), "Keahlian itu tidak ada.", problems)
    are = tuple((trait.column, kept) for trait, kept in people)
    question = Question(scope, period, program.pk if program else None, skill.pk if skill else None, are)
    is_own_range = query.get("masa") == OWN_RANGE
    return Asked(question, program, skill, programs, skills, offered["city"], problems, is_own_range, people)


def _period(query, problems: list[str]) -> Period:
    """`masa`; where that is `OWN_RANGE`, from the month `dari` to the month `sampai`."""
    wanted, first, last = (query.get(name, "") for name in ("masa", "dari", "sampai"))
    if wanted == OWN_RANGE:
        wanted = f"{first or last}..{last or first}" if first or last else ""
    try:
        return periods.parsed(wanted) if wanted else periods.usual()
    except PeriodError as error:
        shown = periods.usual()
        problems.append(f"{error} Yang tampil: {shown}.")
        return shown


def _offered() -> dict[str, list[Choice]]:
    with connection.cursor() as cursor:
        cursor.execute(OFFERED)
        rows = cursor.fetchall()
    found: dict[str, list[Choice]] = {"program": [], "skill": [], "city": []}
    for kind, pk, name, _, slug in rows:
        found[kind].append(Choice(pk, City(name=name).short_name if kind == "city" else name, slug))
    return found


def _chosen(rows: list, key: str, said: str, problems: list[str]):
    if not key:
        return None
    for row in rows:
        if str(row.pk) == key:
            return row
    problems.append(said)
    return None
