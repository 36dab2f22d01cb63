"""People: the list, and one person's whole story."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET
from django_tables2 import RequestConfig

from participants import story
from participants.filters import ParticipantFilter
from participants.history import changes_of
from participants.models import Consent, Participant
from participants.pages import CappedPaginator
from participants.tables import ParticipantTable
from rusunpreneur.access import OFFICE, Role, allow

READERS = (Role.STAFF, Role.COORDINATOR)
PAGE_SIZE = 50


@require_GET
@allow(*READERS)
def participant_list(request):
    seen = Participant.objects.visible_to(request.user)
    narrowed = ParticipantFilter(request.GET, queryset=seen, user=request.user)
    table = ParticipantTable(narrowed.qs.with_home().select_related("district").defer("nik_encrypted"))
    paginate = {"per_page": PAGE_SIZE, "paginator_class": CappedPaginator}
    RequestConfig(request, paginate=paginate).configure(table)
    is_empty = not request.GET and not table.page.paginator.count
    return render(
        request, "participants/participant/list.html", {"filter": narrowed, "table": table, "is_empty": is_empty}
    )


@require_GET
@allow(*READERS)
def participant_detail(request, pk):
    people = Participant.objects.visible_to(request.user).select_related("city", "district", "registered_by")
    person = get_object_or_404(people, pk=pk)
    homes = list(person.residences.select_related("rusunawa").prefetch_related("rents"))
    context = {
        "person": person,
        "homes": homes,
        "consents": list(Consent.objects.filter(participant=person).latest_by_purpose()),
        "story": story.of(person, request.user),
        "changes": changes_of(person),
        "may_reveal": request.user.access.has(*OFFICE),
    }
    return render(request, "participants/participant/detail.html", context)
