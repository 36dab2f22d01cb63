"""People at each stage of their journey today, each once, at the highest."""

from dataclasses import dataclass
from itertools import accumulate

from products import journeys
from products.models.journey import Stage
from rusunpreneur.dashboards.asking import Asked


@dataclass(frozen=True)
class Step:
    """`people` stand there now, `reached` came this far; `href` opens those who stand there, for who may see them."""

    name: str
    people: int
    reached: int
    percent: int
    href: str = ""


def steps_of(asked: Asked, *, is_exact: bool) -> list[Step]:
    """All stages; for who may not see people neighbours are joined until none has fewer than five. One query."""
    scope = asked.question.scope
    where = {"city": None if scope.rusunawa else scope.city, "rusunawa": scope.rusunawa}
    where |= {"program": asked.program, "skill": asked.skill}
    keys = {name: row.pk if row else None for name, row in where.items()}
    people = journeys.people_at(**keys)
    if is_exact:
        cells = [(stage.label, people[stage], journeys.address(stage, **where)) for stage in Stage]
    else:
        found = [journeys.Step(stage, people[stage], 0, 0, None) for stage in Stage]
        cells = [(name, number, "") for name, number in journeys.told(found)]
    reached = list(accumulate(number for _, number, _ in reversed(cells)))[::-1]
    return [
        Step(name, number, far, _percent(far, reached[0]), href)
        for (name, number, href), far in zip(cells, reached, strict=True)
    ]


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def stuck_at(steps: list[Step]) -> Step | None:
    """Where most people stand who have not come further; who sells or is independent is not stuck."""
    on_the_way = [step for step in steps[1:-1] if step.people and step.name != Stage.SELLING.label]
    return max(on_the_way, key=lambda step: step.people, default=None)
