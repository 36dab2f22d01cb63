"""How far people are, and who waits longest; for officials only how many."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.pages import CappedPaginator
from products.bands import FEWEST
from products.cohorts import WINDOWS, cohorts, trainings_of
from products.journey_filter import JourneyFilter, TotalsFilter
from products.journeys import STUCK, WAITS, Step, funnel, standings, steps_of, told
from products.models import FollowUp, Journey, StageDays, StagePeople
from products.models.journey import NAMED, Stage
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.choices import boxes

PAGE_SIZE = 50
COHORTS_A_PAGE = 25
MORE = ("program", "keahlian", "dari", "sampai")
COLUMNS = ("stage", "since", "participant__name", "rusunawa__name", "training__name")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
def journey_list(request):
    if not request.user.access.has(*NAMED):
        return _totals(request)
    seen = Journey.objects.named_to(request.user)
    narrowed = JourneyFilter(request.GET, queryset=seen, user=request.user)
    found = narrowed.qs
    steps = _steps(narrowed, narrowed.everybody, homes=_homes(request.user, *NAMED))
    rows = found.select_related("participant", "rusunawa", "training").only(*COLUMNS)
    page = CappedPaginator(rows, PAGE_SIZE, counted=found).get_page(request.GET.get("page"))
    today = timezone.localdate()
    seen_to = FollowUp.objects.latest_of([journey.pk for journey in page])
    for journey in page:
        journey.follow_up = seen_to.get(journey.pk)
        journey.waited = (today - journey.since).days if journey.stage in WAITS else None
    context = {
        "filter": narrowed,
        "main_boxes": boxes(narrowed, "kota", "rusunawa", "tahap", "menunggu", "tindak"),
        "more_boxes": boxes(narrowed, *MORE),
        "is_narrower": any(request.GET.get(name) for name in MORE),
        "steps": [(step, _address(request, step.stage)) for step in steps],
        "people": steps[0].reached,
        "page": page,
        "is_office": request.user.access.has(*OFFICE),
    }
    return render(request, "products/journey/list.html", context)


def _homes(user, *roles) -> Q:
    return user.access.within(*roles, city="city", rusunawa="rusunawa")


def _steps(narrowed: TotalsFilter, rows: QuerySet, *, homes: Q) -> list[Step]:
    """From what is kept of these homes, or from the rows where the question is narrower than that."""
    if narrowed.kept is None:
        return funnel(rows)
    homes &= narrowed.kept
    return steps_of(StagePeople.objects.filter(homes), StageDays.objects.filter(homes))


def _address(request, stage: Stage) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query["tahap"] = stage.value
    return f"?{query.urlencode()}#orang"


def _totals(request):
    narrowed = TotalsFilter(request.GET, queryset=Journey.objects.visible_to(request.user), user=request.user)
    homes = _homes(request.user, *NAMED, Role.OFFICIAL)
    steps = _steps(narrowed, narrowed.qs, homes=homes)
    cells = told(steps)
    is_kept = bool(cells) and narrowed.kept is not None
    context = {
        "standings": standings(homes & narrowed.kept) if is_kept else [],
        "stages": [stage.label for stage in STUCK],
        "filter": narrowed,
        "boxes": boxes(narrowed, "kota", "rusunawa", "program", "keahlian"),
        "cells": cells,
        "people": sum(people for _, people in cells),
        "steps": [step for step in steps if step.is_timed],
        "fewest": FEWEST,
    }
    return render(request, "products/journey/totals.html", context)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def cohort_list(request):
    seen = Journey.objects.named_to(request.user)
    narrowed = TotalsFilter(request.GET, queryset=seen, user=request.user)
    page = Paginator(trainings_of(narrowed.qs), COHORTS_A_PAGE).get_page(request.GET.get("page"))
    heads = [(said, days) for said in ("Membuat", "Menjual") for days in WINDOWS]
    context = {
        "filter": narrowed,
        "boxes": boxes(narrowed, "kota", "rusunawa", "program", "keahlian"),
        "page": page,
        "cohorts": [(row, list(zip(heads, row.cells, strict=True))) for row in cohorts(page, narrowed.qs)],
        "heads": heads,
        "fewest": FEWEST,
    }
    return render(request, "products/journey/cohorts.html", context)
