"""The rows of a concern that stand in no other list."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from participants.models import Rusunawa
from participants.pages import CappedPaginator
from rusunpreneur.access import Role, allow
from rusunpreneur.dashboards.attention.registry import LISTED

PAGE_SIZE = 50


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL, Role.CASHIER, Role.PARTNER)
def attention_list(request, key):
    source = LISTED.get(key)
    if source is None or not source.is_opened_by(request.user):
        raise Http404
    place = Rusunawa.objects.asked_in(request.GET)
    rows = source.rows_at(request.user, place)
    page = CappedPaginator(source.ordered(rows), PAGE_SIZE, counted=rows).get_page(request.GET.get("page"))
    lines = [source.line(row, request.user) for row in page.object_list]
    context = {"source": source, "place": place, "page": page, "lines": lines}
    return render(request, "attention/concern/list.html", context)
