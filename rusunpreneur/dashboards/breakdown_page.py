"""The page of a number broken down."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from products.bands import FEWEST
from rusunpreneur.access import allow
from rusunpreneur.dashboards import scopes
from rusunpreneur.dashboards.asking import asked
from rusunpreneur.dashboards.breakdown import FEW_OF_A_RATE, Breakdown, ways_of
from rusunpreneur.dashboards.counted_once import CountedOnce
from rusunpreneur.dashboards.earners import may_see_people
from rusunpreneur.dashboards.indicators import BY_KEY


@require_GET
@allow(*scopes.READERS)
def dashboard_breakdown(request, indicator):
    """What a number is made of, by place unless another way is asked for."""
    indicator = BY_KEY.get(indicator)
    scope = scopes.asked(request.user, request.GET)
    question = asked(request.GET, scope)
    ways = ways_of(indicator, question.question) if indicator else []
    if not ways:
        raise Http404
    wanted = request.GET.get("menurut", ways[0].said)
    way = next((way for way in ways if way.said == wanted), None)
    if way is None:
        way = ways[0]
        question.problems.append(f"Angka ini tidak dirinci menurut itu. Yang tampil: menurut {way.label.lower()}.")
    is_exact, kind = may_see_people(request.user, scope), CountedOnce if indicator.counts_once else Breakdown
    context = {
        "scope": scope,
        "asked": question,
        "breakdown": kind(indicator, way, question, is_exact=is_exact),
        "ways": ways,
        "place": scope.said | {"menurut": way.said},
        "back": scope.address + question.query,
        "opened": f"{reverse('dashboard_rows', args=[indicator.opens])}{question.query}{scope.query}",
        "opens_nothing": indicator.is_named and not is_exact,
        "few_people": FEWEST,
        "fewest": FEW_OF_A_RATE if indicator.is_rate else FEWEST,
    }
    return render(request, "dashboards/board/breakdown.html", context)
