"""Who came of a training: how many of its people produced and sold within 30, 60 and 90 days of its last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from products.bands import FEWEST
from programs.models import Training

WINDOWS = (30, 60, 90)
STEPS = ("producing_on", "selling_on")


@dataclass(frozen=True)
class Cell:
    """People who came that far in time; `percent` is None while the days still run."""

    people: int
    percent: int | None


@dataclass(frozen=True)
class Cohort:
    """Those whose first presence was at this training, each person in one cohort."""

    training: Training
    people: int
    cells: list[Cell]

    @property
    def is_small(self) -> bool:
        return self.people < FEWEST


def trainings_of(journeys: QuerySet) -> QuerySet:
    """The trainings that are over and at which any of these began, the latest first."""
    begun = Training.objects.filter(Exists(journeys.filter(training=OuterRef("pk"))), ends_on__lte=timezone.localdate())
    return begun.select_related("program", "rusunawa").order_by("-ends_on", "-pk")


def cohorts(trainings: Iterable[Training], journeys: QuerySet) -> list[Cohort]:
    """One query for all of them."""
    trainings = list(trainings)
    sums = {
        f"{step}_{days}": Count("pk", filter=Q(**{f"{step}__lte": F("training__ends_on") + timedelta(days=days)}))
        for step in STEPS
        for days in WINDOWS
    }
    rows = journeys.filter(training__in=trainings).order_by().values("training").annotate(people=Count("pk"), **sums)
    found = {row["training"]: row for row in rows}
    return [_cohort(training, found[training.pk]) for training in trainings if training.pk in found]


def _cohort(training: Training, row: dict) -> Cohort:
    today, everybody = timezone.localdate(), row["people"]
    cells = []
    for step in STEPS:
        for days in WINDOWS:
            people, is_over = row[f"{step}_{days}"], training.ends_on + timedelta(days=days) < today
            cells.append(Cell(people, round(100 * people / everybody) if is_over else None))
    return Cohort(training, everybody, cells)
