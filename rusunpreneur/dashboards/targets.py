"""Targets beside what was reached: of the place, in periods that overlap the one that is shown."""

from dataclasses import dataclass

from django.db.models import Q

from programs.aims import Aim, with_sums
from programs.models import Target
from rusunpreneur.dashboards.indicators import BY_KEY
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.sums import Question, Totals

MOST = 12


@dataclass(frozen=True)
class Row:
    """A target in words; `percent` of it is reached, None where that is seen on the dashboard of its own months."""

    name: str
    program: str
    period: str
    value: str
    baseline: str
    reached: str
    percent: int | None
    href: str


def targets_of(question: Question, now: Totals) -> list[Row]:
    """Those that end first come first; one query."""
    scope, period = question.scope, question.period
    place = Q(rusunawa=scope.rusunawa) if scope.rusunawa else Q(city=scope.city, rusunawa=None)
    rows = Target.objects.filter(place, starts_on__lte=period.ends_on, ends_on__gte=period.first)
    if question.program:
        rows = rows.filter(program=question.program)
    rows = with_sums(rows.select_related("program")).order_by("ends_on", "program__name", "pk")
    return [_row(target, question, now) for target in rows[:MOST] if target.indicator in BY_KEY]


def _row(target: Target, question: Question, now: Totals) -> Row:
    target.city, target.rusunawa = question.scope.city, question.scope.rusunawa  # it was asked for by these
    aim, indicator = Aim(target), BY_KEY[target.indicator]
    months = Period(target.starts_on, target.ends_on.replace(day=1))
    reached = aim.reached
    if reached is None and months == question.period and target.program_id == question.program:
        reached = indicator.value(now)
    return Row(
        name=indicator.name,
        program=str(target.program),
        period=str(months),
        value=indicator.said(target.value),
        baseline=indicator.said(target.baseline_value),
        reached=indicator.said(reached),
        percent=round(100 * reached / target.value) if reached is not None and target.value else None,
        href=aim.dashboard,
    )
