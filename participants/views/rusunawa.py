"""Places: the list of rusunawa, and one of them with the people who live there."""

from django.db.models import OuterRef
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from participants import places as told
from participants.models import Participant, Residence, Rusunawa
from rusunpreneur.access import Role, allow

READERS = (Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
NAMES = (Role.ADMIN, Role.STAFF, Role.COORDINATOR)
SHOWN = 10


@require_GET
@allow(*READERS)
def rusunawa_list(request):
    text = request.GET.get("q", "").replace("\x00", "").strip()[:80]
    places = Rusunawa.objects.active().visible_to(request.user).select_related("city", "district")
    places = places.matching(text) if text else places
    people = Residence.objects.current().number_in(OuterRef("pk"))
    places = places.annotate(people=people).order_by("city", "name")
    return render(request, "participants/rusunawa/list.html", {"places": places, "q": text})


@require_GET
@allow(*READERS)
def rusunawa_detail(request, slug):
    places = Rusunawa.objects.visible_to(request.user).select_related("city", "district", "village")
    place = get_object_or_404(places, slug=slug)
    living_there = place.residences.current()
    context = {"place": place, "people_count": living_there.count(), "residents": None}
    context["sections"] = told.sections_of(place, request.user)
    if request.user.access.has(*NAMES):
        people = Participant.objects.visible_to(request.user).with_home().defer("nik_encrypted")
        context["residents"] = people.filter(pk__in=living_there.values("participant"))[:SHOWN]
    return render(request, "participants/rusunawa/detail.html", context)
