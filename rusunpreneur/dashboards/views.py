"""Dashboards: all Jakarta, a city, a rusunawa; the lists that their numbers open to, and what each number means."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from participants.models import Assignment
from products import journeys
from products.bands import FEWEST
from rusunpreneur.access import allow
from rusunpreneur.accounts.limits import exports
from rusunpreneur.dashboards import attention, behind, open_data, periods, ranking, scopes
from rusunpreneur.dashboards.asking import asked
from rusunpreneur.dashboards.board import Board
from rusunpreneur.dashboards.breakdown import all_ways
from rusunpreneur.dashboards.earners import may_see_people
from rusunpreneur.dashboards.indicators import INDICATORS, JOURNEY, TODAY
from rusunpreneur.dashboards.reports.views import may_submit
from rusunpreneur.dashboards.village import FEW_PIECES, MORE_THAN_OTHERS, villages

PAGE_SIZE, FIRST_STANDINGS = 50, 10
MOST_COUNTED = 1_000  # who wants more narrows the period; what all add up to stands below


@require_GET
@allow(*scopes.READERS)
def dashboard(request):
    """All Jakarta, or the widest place that is theirs to see."""
    scope = scopes.widest(request.user)
    if scope is None:
        raise Http404
    if scope.city:
        query = request.GET.urlencode()
        return redirect(f"{scope.address}?{query}" if query else scope.address)
    return _board(request, scope)


@require_GET
@allow(*scopes.READERS)
def dashboard_city(request, city):
    return _board(request, scopes.city_of(request.user, city))


@require_GET
@allow(*scopes.READERS)
def dashboard_rusunawa(request, slug):
    return _board(request, scopes.rusunawa_of(request.user, slug))


@require_GET
@allow(*scopes.READERS)
def dashboard_attention(request, slug):
    """What needs attention at a rusunawa; the page of the place fetches it once it stands."""
    scope = scopes.rusunawa_of(request.user, slug)
    context = {"scope": scope, "attention": attention.of(request.user, rusunawa=scope.rusunawa)}
    whole, fetched = "dashboards/board/attention.html", "attention/concern/_items.html"
    return render(request, fetched if request.htmx else whole, context)


def _board(request, scope):
    question = asked(request.GET, scope)
    context = {
        "board": Board(question, is_exact=may_see_people(request.user, scope)),
        "asked": question,
        "scope": scope,
        "may_submit": question.is_of_all and not question.period.is_running and may_submit(request.user, scope),
        "coordinators": Assignment.objects.coordinators_of(scope.rusunawa) if scope.rusunawa else [],
        "sees_city": scopes.sees_city(request.user, scope),
        "link": request.build_absolute_uri(scope.address + question.query),
        "fewest": FEWEST,
        "saved_views": list(request.user.saved_views.all()),
        "targets_url": reverse("target_list"),
        "journeys_url": journeys.address(rusunawa=scope.rusunawa, city=None if scope.rusunawa else scope.city),
    }
    if scope.rusunawa:
        return render(request, "dashboards/board/rusunawa.html", context)
    return render(request, "dashboards/board/area.html", context)


@require_GET
@allow(*scopes.READERS)
def dashboard_ranking(request):
    """The rusunawa of a place beside each other; the page of the place fetches it once it stands."""
    scope = scopes.asked(request.user, request.GET)
    question = asked(request.GET, scope)
    order = ranking.order_of(request.GET.get("urut", ""))
    standings = ranking.ranked(question.question, order)
    is_whole = not request.htmx or "semua" in request.GET
    context = {
        "scope": scope,
        "asked": question,
        "standings": standings[: len(standings) if is_whole else FIRST_STANDINGS],
        "ranked": len(standings),
        "orders": ranking.ORDERS,
        "opens": _opens(question),
        "chosen": order,
        "few_people": ranking.FEW_PEOPLE,
        "few_pieces": ranking.FEW_PIECES,
    }
    whole, fetched = "dashboards/board/ranking.html", "dashboards/board/_ranking.html"
    return render(request, fetched if request.htmx else whole, context)


def _opens(question) -> dict[str, str]:
    """The page of a rusunawa, and its rows; `RUSUNAWA` stands for which."""
    page = reverse("dashboard_rusunawa", args=["RUSUNAWA"])
    lists = {name: reverse("dashboard_rows", args=[name]) for name in ("terjual", "produksi", "qc")}
    rows = {name: f"{address}{question.query}&rusunawa=RUSUNAWA" for name, address in lists.items()}
    return {"page": f"{page}{question.query}"} | rows


@require_GET
@allow(*scopes.READERS)
def dashboard_rows(request, name):
    """The rows that add up to a number; asked as the dashboard is."""
    found = behind.asked_of(request.user, name, request.GET)
    page = found.listing.page(found.rows, request.GET.get("page"), PAGE_SIZE, MOST_COUNTED)
    context = {
        "found": found,
        "listing": found.listing,
        "scope": found.scope,
        "asked": found.asked,
        "narrow": found.narrow,
        "page": page,
        "lines": found.listing.lines(found.rows, list(page.object_list)),
        "sums": found.sums,
        "back": found.scope.address + found.asked.query,
    }
    return render(request, "dashboards/row/list.html", context)


@require_GET
@allow(*scopes.READERS)
def village_list(request):
    """What each rusunawa might be known for, over a year unless another period is asked for."""
    scope = scopes.asked(request.user, request.GET)
    said = request.GET if request.GET.get("masa") else {"masa": periods.last_year().key}
    question = asked(said, scope)
    context = {
        "scope": scope,
        "asked": question,
        "villages": villages(question.question),
        "back": scope.address + question.query,
        "period": f"?masa={question.period.key}",
        "least": MORE_THAN_OTHERS,
        "few": FEW_PIECES,
    }
    return render(request, "dashboards/board/villages.html", context)


@require_GET
@allow(*scopes.READERS)
def indicator_list(request):
    known = (*INDICATORS, *JOURNEY, *TODAY)
    indicators = [(row, ", ".join(way.label.lower() for way in all_ways(row))) for row in known]
    return render(request, "dashboards/indicator/list.html", {"indicators": indicators})


@require_GET
@allow(*scopes.READERS)
def open_data_list(request):
    """What may be given to anybody: the datasets, what their columns mean, and the files."""
    scope = scopes.asked(request.user, request.GET)
    question = asked(request.GET, scope)
    context = {"scope": scope, "asked": question, "datasets": open_data.DATASETS, "fewest": FEWEST}
    return render(request, "dashboards/open_data/list.html", context)


@require_GET
@allow(*scopes.READERS)
@exports
def open_data_file(request, dataset, form):
    found = open_data.BY_KEY.get(dataset)
    if found is None or form not in ("csv", "json"):
        raise Http404
    question = asked(request.GET, scopes.asked(request.user, request.GET)).question
    if form == "json":
        return JsonResponse(open_data.as_json(found, question), json_dumps_params={"ensure_ascii": False})
    answer = HttpResponse(open_data.as_csv(found, question), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{dataset}-{question.period.key}.csv"'
    return answer
