"""At which rusunawa the rows of a concern are, for who may know that and not the rows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, DateField, Min
from django.db.models.functions import Cast
from django.urls import reverse

from participants.models import Assignment, Rusunawa
from rusunpreneur.dashboards.attention.source import Source


@dataclass(frozen=True)
class Place:
    """A rusunawa, how many rows are there, the day the oldest began, and whom to ask; no address where it is none."""

    name: str
    number: int
    since: date
    coordinators: str
    address: str


def places_of(source: Source, user, rusunawa=None) -> list[Place]:
    """Where most are comes first; their numbers add up to that of the concern."""
    home, oldest = source.home, Min(Cast(source.begun, DateField()))
    rows = source.rows_at(user, rusunawa).order_by().values_list(home, f"{home}__name", f"{home}__slug")
    found = rows.annotate(number=Count("pk"), oldest=oldest).order_by("-number", "oldest", f"{home}__name")
    found = list(found)
    keys = [key for key, *_ in found if key]
    whom = Assignment.objects.coordinators_by_place(keys)
    seen = set(Rusunawa.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        Place(
            name or "Di luar rusunawa",
            number,
            since,
            ", ".join(whom.get(key, [])),
            reverse("dashboard_rusunawa", args=[slug]) if key in seen else "",
        )
        for key, name, slug, number, since in found
    ]
