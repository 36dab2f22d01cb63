"""Targets beside what was reached: of the place, in periods that overlap the one that is shown."""

import json
from dataclasses import dataclass

from programs.models import Program, Target
from rusunpreneur.dashboards.indicators import BY_KEY
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.targets.aims import AT_MOST, SUMS, Aim

MOST = 12
# Written by hand: most places have no target, and to put this together took longer than all else that they ask.
ROWS = f"""
    SELECT programs_target.*, program.name AS program_name, program.year AS program_year, {SUMS} AS sums
    FROM programs_target JOIN programs_program program ON program.id = programs_target.program_id
    WHERE {{place}} AND starts_on <= %(ends_on)s AND ends_on >= %(first)s{{program}}
    ORDER BY ends_on, program.name, programs_target.id LIMIT {MOST}
"""  # noqa: S608 - of constants alone
PLACES = {
    "rusunawa": "rusunawa_id = %(rusunawa)s",
    "city": "city_id = %(city)s AND rusunawa_id IS NULL",
    "": "city_id IS NULL AND rusunawa_id IS NULL",
}


@dataclass(frozen=True)
class Row:
    """A target in words; `percent` of it is reached, None where there is nothing to say yet; `said` is of a limit."""

    name: str
    program: str
    period: str
    value: str
    baseline: str
    reached: str
    percent: int | None
    tone: str
    said: str
    href: str


def targets_of(question: Question, *, is_exact: bool) -> list[Row]:
    """Those that end first come first; one query."""
    scope = question.scope
    place = PLACES["rusunawa" if scope.rusunawa else "city" if scope.city else ""]
    program = " AND program_id = %(program)s" if question.program else ""
    rows = Target.objects.raw(ROWS.format(place=place, program=program), question.wanted)
    return [_row(target, question, is_exact=is_exact) for target in rows if target.indicator in BY_KEY]


def _row(target: Target, question: Question, *, is_exact: bool) -> Row:
    target.city, target.rusunawa = question.scope.city, question.scope.rusunawa  # it was asked for by these
    target.sums = json.loads(target.sums)
    aim = Aim(target, is_exact)
    return Row(
        name=aim.indicator.name,
        program=str(Program(name=target.program_name, year=target.program_year)),
        period=str(Period(target.starts_on, target.ends_on.replace(day=1))),
        value=f"{AT_MOST if aim.is_limit else ''}{aim.indicator.said(target.value)}",
        baseline=aim.indicator.said(target.baseline_value),
        reached=aim.indicator.said(aim.reached),
        percent=aim.percent,
        tone="brick" if aim.is_limit and not aim.is_met else "leaf",
        said=aim.said if aim.is_limit else "",
        href=aim.dashboard,
    )
