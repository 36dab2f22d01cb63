"""The rows of a concern that stand in no other list, or at which rusunawa they are."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from participants.models import Rusunawa
from participants.pages import CappedPaginator
from rusunpreneur.access import Role, allow
from rusunpreneur.dashboards.attention.places import places_of
from rusunpreneur.dashboards.attention.registry import BY_KEY
from rusunpreneur.dashboards.attention.source import Listed

PAGE_SIZE = 50


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL, Role.CASHIER, Role.PARTNER)
def attention_list(request, key):
    source = BY_KEY.get(key)
    if source is None or not source.concerns(request.user):
        raise Http404
    place = Rusunawa.objects.asked_in(request.GET)
    if not source.is_opened_by(request.user):
        context = {"source": source, "place": place, "places": places_of(source, request.user, place)}
        return render(request, "attention/concern/places.html", context)
    if not isinstance(source, Listed):
        return redirect(source.address(request.user, place))
    return _listed(request, source, place)


def _listed(request, source: Listed, place: Rusunawa | None):
    rows = source.rows_at(request.user, place)
    page = CappedPaginator(source.ordered(rows), PAGE_SIZE, counted=rows).get_page(request.GET.get("page"))
    lines = [source.line(row, request.user) for row in page.object_list]
    context = {"source": source, "place": place, "page": page, "lines": lines}
    return render(request, "attention/concern/list.html", context)
