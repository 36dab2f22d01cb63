"""How many people are at each stage of their journey, and how long the way from one to the next takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from urllib.parse import urlencode

from django.db.models import Aggregate, Case, Count, DurationField, F, Q, QuerySet, Sum, When
from django.urls import reverse

from participants.models import Assignment
from products import bands
from products.models import StageDays, StagePeople
from products.models.journey import DAYS, Stage

#: of each stage the column that says since when somebody is that far
REACHED = ("registered_on", "trained_on", "producing_on", "passed_on", "selling_on", "independent_on")


class Median(Aggregate):
    """Half of the values are below, half above; null for none."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


#: on the way: who came this far and not further can be helped on
STUCK = (Stage.TRAINED, Stage.PRODUCING, Stage.PASSED)
#: who waits for the next stage: not yet trained, or stuck
WAITS = (Stage.REGISTERED, *STUCK)


@dataclass(frozen=True)
class Step:
    """A stage: how many stand there now, how many came this far, and how long half of them needed from the one before.

    `days` counts whoever has a day of her own for both, `timed` of them.
    """

    stage: Stage
    people: int
    reached: int
    timed: int
    days: int | None

    @property
    def is_timed(self) -> bool:
        """Whether enough people went this way for a middle to say anything."""
        return self.days is not None and self.timed >= bands.FEWEST


def people_at(*, city=None, rusunawa=None, program=None, skill=None) -> dict[Stage, int]:
    """How many people are at each stage today, each once, at the highest; one query. For pages that show totals.

    `rusunawa` is where they live, `city` that of their home or, without one, the city that serves them; `program` and
    `skill` are those of the training they first attended. `address` leads to the list with as many rows.
    """
    wanted = {"city": city, "rusunawa": rusunawa, "program": program, "skill": skill}
    rows = StagePeople.objects.filter(**{name: value for name, value in wanted.items() if value is not None})
    found = dict(rows.order_by().values_list("stage").annotate(number=Sum("people")))
    return {stage: found.get(stage, 0) for stage in Stage}


def steps_of(people: QuerySet[StagePeople], days: QuerySet[StageDays]) -> list[Step]:
    """All stages of the homes whose kept rows these are; two queries, however many people there are."""
    here, ways = dict(people.order_by().values_list("stage").annotate(number=Sum("people"))), _ways(days)
    reached = list(accumulate(here.get(stage, 0) for stage in reversed(Stage)))[::-1]
    return [
        Step(stage, here.get(stage, 0), far, sum(ways[stage].values()), _middle(ways[stage]))
        for stage, far in zip(Stage, reached, strict=True)
    ]


def days_between(*, city=None, rusunawa=None) -> list[tuple[str, int]]:
    """(stage, days) that half of the people needed from the stage before, where five or more went that way."""
    wanted = {"city": city, "rusunawa": rusunawa}
    ways = _ways(StageDays.objects.filter(**{name: value for name, value in wanted.items() if value is not None}))
    return [(stage.label, _middle(ways[stage])) for stage in Stage if sum(ways[stage].values()) >= bands.FEWEST]


def _ways(days: QuerySet[StageDays]) -> dict[str, dict[int, int]]:
    """Of each stage how many people took how many days to it."""
    ways: dict[str, dict[int, int]] = {stage.value: {} for stage in Stage}
    for stage, after, number in days.order_by().values_list("stage", "days").annotate(number=Sum("people")):
        ways[stage][after] = number
    return ways


def _middle(counts: dict[int, int]) -> int | None:
    """After so many days half of them were there."""
    half = (sum(counts.values()) + 1) // 2
    for days in sorted(counts):
        half -= counts[days]
        if half <= 0:
            return days
    return None


@dataclass(frozen=True)
class Standing:
    """A rusunawa, and (stage, how many of its people stand there) of each stage on the way."""

    slug: str
    name: str
    people: list[tuple[str, int | None]]
    coordinators: str

    @property
    def total(self) -> int:
        return sum(people or 0 for _, people in self.people)


def standings(homes: Q) -> list[Standing]:
    """For who may read totals only: to the nearest five, None for fewer; where most have stopped comes first.

    Two queries. Where nobody is told to stand on the way there is no row.
    """
    rows = StagePeople.objects.filter(homes, rusunawa__isnull=False, stage__in=STUCK).order_by()
    found: dict[tuple[str, str, int], dict[str, int]] = {}
    keys = ("rusunawa__name", "rusunawa__slug", "rusunawa")
    for *place, stage, people in rows.values_list(*keys, "stage").annotate(number=Sum("people")):
        found.setdefault(tuple(place), {})[stage] = people
    whom = Assignment.objects.coordinators_by_place([place for _, _, place in found])
    told = [
        Standing(
            slug, name, [(stage.label, _told(people.get(stage, 0))) for stage in STUCK], ", ".join(whom.get(place, []))
        )
        for (name, slug, place), people in found.items()
    ]
    told = [row for row in told if row.total]
    return sorted(told, key=lambda row: (-row.total, row.name))


def _told(people: int) -> int | None:
    return bands.rounded(people) if people >= bands.FEWEST else None


def address(stage=None, *, city=None, rusunawa=None, program=None, skill=None) -> str:
    """The list of the people whom `people_at` counts with the same arguments, of one stage or of all."""
    said = {
        "kota": city and city.slug,
        "rusunawa": rusunawa and rusunawa.slug,
        "program": program and program.pk,
        "keahlian": skill and skill.pk,
        "tahap": stage and Stage(stage).value,
    }
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{reverse('journey_list')}?{query}" if query else reverse("journey_list")


def funnel(rows: QuerySet) -> list[Step]:
    """All stages of these journeys; one query."""
    sums = {}
    for at, stage in enumerate(Stage):
        sums[stage.value] = Count("pk", filter=Q(stage=stage))
        if at:
            both = Q(**{f"{DAYS[at - 1]}__isnull": False, f"{DAYS[at]}__isnull": False})
            way = Case(When(both, then=F(REACHED[at]) - F(REACHED[at - 1])), output_field=DurationField())
            sums |= {f"timed_{stage.value}": Count("pk", filter=both), f"days_{stage.value}": Median(way)}
    found = rows.order_by().aggregate(**sums)
    people = [found[stage.value] for stage in Stage]
    reached = list(accumulate(reversed(people)))[::-1]
    return [
        Step(stage, here, far, found.get(f"timed_{stage.value}", 0), _days(found.get(f"days_{stage.value}")))
        for stage, here, far in zip(Stage, people, reached, strict=True)
    ]


def _days(span: timedelta | None) -> int | None:
    return None if span is None else round(span / timedelta(days=1))


def told(steps: Iterable[Step]) -> list[tuple[str, int]]:
    """(stages, people) for who may read totals only: neighbours are joined until none has fewer than five.

    Rounded to five each, or a place, programme or skill that is left out could be had by subtraction.
    """
    steps = list(steps)
    people = [step.people for step in steps]
    if sum(people) < bands.FEWEST:
        return []
    cells = bands.joined(people, range(1, len(steps)))
    return [
        (_named(steps[low or 0].stage, steps[(high or len(steps)) - 1].stage), bands.rounded(number))
        for low, high, number in cells
    ]


def _named(first: Stage, last: Stage) -> str:
    return first.label if first is last else f"{first.label} sampai {last.label[0].lower()}{last.label[1:]}"
