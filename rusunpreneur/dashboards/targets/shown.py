"""Targets beside what was reached: of the place, in periods that overlap the one that is shown."""

from dataclasses import dataclass

from django.db.models import Q

from programs.models import Target
from rusunpreneur.dashboards.indicators import BY_KEY
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.sums import Question
from rusunpreneur.dashboards.targets.aims import Aim, with_sums

MOST = 12


@dataclass(frozen=True)
class Row:
    """A target in words; `percent` of it is reached, None where its indicator is not kept by programme."""

    name: str
    program: str
    period: str
    value: str
    baseline: str
    reached: str
    percent: int | None
    href: str
    is_reckoned: bool


def targets_of(question: Question, *, is_exact: bool) -> list[Row]:
    """Those that end first come first; one query."""
    scope, period = question.scope, question.period
    place = Q(rusunawa=scope.rusunawa) if scope.rusunawa else Q(city=scope.city, rusunawa=None)
    rows = Target.objects.filter(place, starts_on__lte=period.ends_on, ends_on__gte=period.first)
    if question.program:
        rows = rows.filter(program=question.program)
    rows = with_sums(rows.select_related("program")).order_by("ends_on", "program__name", "pk")
    return [_row(target, question, is_exact=is_exact) for target in rows[:MOST] if target.indicator in BY_KEY]


def _row(target: Target, question: Question, *, is_exact: bool) -> Row:
    target.city, target.rusunawa = question.scope.city, question.scope.rusunawa  # it was asked for by these
    aim = Aim(target, is_exact)
    return Row(
        name=aim.indicator.name,
        program=str(target.program),
        period=str(Period(target.starts_on, target.ends_on.replace(day=1))),
        value=aim.indicator.said(target.value),
        baseline=aim.indicator.said(target.baseline_value),
        reached=aim.indicator.said(aim.reached),
        percent=aim.percent,
        href=aim.dashboard,
        is_reckoned=aim.is_reckoned,
    )
