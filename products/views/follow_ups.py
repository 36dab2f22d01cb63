"""Giving somebody a person who is stuck, and closing it with what came of it."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from participants.models import Participant
from products.forms.follow_ups import FollowUpForm, ResultForm
from products.models import FollowUp, Journey
from products.models.journey import Stage
from programs.views.once import acted_once
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def follow_up_create(request, pk):
    people = Participant.objects.visible_to(request.user).defer("nik_encrypted")
    seen = Journey.objects.named_to(request.user).filter(participant__in=people)
    journey = get_object_or_404(seen.select_related("participant", "rusunawa"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = FollowUpForm(request.POST or None, journey=journey, user=request.user)
    if request.method == "POST" and form.is_valid():
        address = journey.participant.get_absolute_url()
        done = acted_once(
            request, form, lambda: form.assign(by=request.user) and address, said="Tindak lanjut dicatat."
        )
        if done:
            return redirect(done)
    context = {"form": form, "journey": journey, "person": journey.participant, "stage": Stage(journey.stage)}
    return render(request, "products/journey/follow_up.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def follow_up_finish(request, pk):
    seen = FollowUp.objects.visible_to(request.user).select_related("participant", "assigned_to", "assigned_by")
    follow_up = get_object_or_404(seen.select_related("done_by"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ResultForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = follow_up.participant.get_absolute_url()
        done = acted_once(
            request,
            form,
            lambda: form.finish(follow_up=follow_up, by=request.user) and address,
            said="Tindak lanjut selesai.",
        )
        if done:
            return redirect(done)
    context = {"form": form, "follow_up": follow_up, "person": follow_up.participant}
    return render(request, "products/journey/result.html", context, status=UNPROCESSABLE if form.errors else 200)
