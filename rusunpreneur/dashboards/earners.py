"""Who stands behind the number of earners: people for those in charge of the place, bands of them for others."""

from django.db.models import Count, F, QuerySet, Sum
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from participants.models import Participant
from participants.pages import CappedPaginator
from products import bands
from products.actions import looks
from products.models import EarnerMonth, IncomeLook
from products.models.earner_sums import INCOME_STEP, RENT_STEP
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.dashboards import scopes, traits
from rusunpreneur.dashboards.asking import asked
from rusunpreneur.dashboards.earner_months import WAYS, Middle, months_of
from rusunpreneur.dashboards.income import MEDIAN_OF, incomes, incomes_by_place
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.scopes import Scope
from rusunpreneur.dashboards.sums import of_period
from rusunpreneur.words import angka, rupiah

PAGE_SIZE = 50
EXACT = (*OFFICE, Role.COORDINATOR)


@require_GET
@allow(*scopes.READERS)
def dashboard_earners(request):
    """Of a wide place its rusunawa, of a rusunawa its people; for who may not see them, bands."""
    scope = scopes.asked(request.user, request.GET)
    is_exact, people = may_see_people(request.user, scope), traits.narrowed(request.GET)
    if people and not is_exact:
        raise Http404
    question = asked(request.GET, scope, people=people)
    income, _ = incomes(question.question, is_exact=is_exact)
    context = {"scope": scope, "asked": question, "income": income, "back": scope.address + question.query}
    if not is_exact:
        return render(request, "dashboards/earner/bands.html", context | _bands(income))
    if not scope.rusunawa:
        places = incomes_by_place(question.question)
        return render(request, "dashboards/earner/places.html", context | {"places": places, "median_of": MEDIAN_OF})
    way = WAYS.get(request.GET.get("menurut", ""), WAYS[""])
    context |= {"ways": WAYS.values(), "way": way}
    return _months(request, context) if way.said else _people(request, context)


def _people(request, context):
    # How many they are is kept already.
    rows, income = earners(context["asked"].question), context["income"]
    page = CappedPaginator(rows, PAGE_SIZE, counted=income.earners).get_page(request.GET.get("page"))
    return render(request, "dashboards/earner/list.html", context | _named(request.user, page))


def _months(request, context):
    way, income = context["way"], context["income"]
    middle, rows = Middle.of_months(way, income), months_of(context["asked"].question, way)
    rows = rows.values("participant", "month", "net_rupiah", "rent_rupiah", "percent")
    page = CappedPaginator(rows, PAGE_SIZE, counted=middle.of).get_page(request.GET.get("page"))
    context |= _named(request.user, page) | {
        "middle": middle,
        "middle_note": middle.note,
        "at": middle.number - page.start_index() + 1,
    }
    return render(request, "dashboards/earner/months.html", context)


def _named(user, page) -> dict:
    """The rows with names, and of whom there is more to see; that these were looked at is noted."""
    people = {row["participant"] for row in page.object_list}
    looks.note(people=sorted(people), where=IncomeLook.Where.RUSUNAWA, by=user)
    names = dict(Participant.objects.filter(pk__in=people).order_by().values_list("pk", "name"))
    seen = Participant.objects.visible_to(user).filter(pk__in=people).order_by().values_list("pk", flat=True)
    page.object_list = [row | {"name": names[row["participant"]]} for row in page.object_list]
    return {"page": page, "seen": set(seen)}


def may_see_people(user, scope: Scope) -> bool:
    """The office in its places, the coordinator of a rusunawa."""
    if scope.rusunawa:
        return user.access.covers(*EXACT, city_id=scope.rusunawa.city_id, rusunawa_id=scope.rusunawa.pk)
    return user.access.covers(*OFFICE, city_id=scope.city.pk if scope.city else None)


def earners(question: Question) -> QuerySet:
    """Of a rusunawa, per person: months with an income in the period, and what they brought; the highest first."""
    rows = EarnerMonth.objects.filter(
        of_period(question.period), question.learned, rusunawa=question.scope.rusunawa, net_rupiah__gt=0
    )
    rows = rows.order_by().values("participant")
    rows = rows.annotate(months=Count("pk"), rupiah=Sum("net_rupiah"), each=F("rupiah") / F("months"))
    return rows.order_by("-rupiah", "participant")


def _bands(income) -> dict:
    amounts = (step * INCOME_STEP for step in income.incomes.elements())
    shares = (step * RENT_STEP for step in income.shares.elements())
    enough = income.is_told
    return {
        "incomes": _rounded(bands.banded(amounts, bands.INCOME, rupiah)) if enough else None,
        "shares": _rounded(bands.banded(shares, bands.RENT, lambda percent: f"{angka(percent)}%")) if enough else None,
        "fewest": bands.FEWEST,
        "left_out": income.left_out,
        # beside people of whom some are left out it would tell how many those are
        "months": None if income.left_out else bands.rounded(income.months),
    }


def _rounded(cells: list[tuple[str, int]] | None) -> list[tuple[str, int]] | None:
    """Or a month less its quarter, or a city less its rusunawa, would tell of a few."""
    return cells and [(label, bands.rounded(people)) for label, people in cells]
