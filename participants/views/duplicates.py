"""Pairs that may be one person, and the word that they are not."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from participants import duplicates
from participants.actions.duplicates import tell_apart
from participants.models import Participant
from rusunpreneur.access import Role, allow


@require_GET
@allow(Role.STAFF)
def duplicate_list(request):
    """`?sebelum=` is the id below which the next people are looked at."""
    before = request.GET.get("sebelum", "")
    before = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    context = {"found": duplicates.pairs(request.user, before=before), "before": before}
    return render(request, "participants/participant/duplicates.html", context)


@require_POST
@allow(Role.STAFF)
def duplicate_tell_apart(request, pk, other_pk):
    seen = Participant.objects.visible_to(request.user)
    one, other = get_object_or_404(seen, pk=pk), get_object_or_404(seen.exclude(pk=pk), pk=other_pk)
    tell_apart(one=one, other=other, by=request.user)
    messages.success(request, f"{one.name} dan {other.name} dicatat sebagai dua orang berbeda.")
    return redirect("duplicate_list")
