"""Where a person lives and what it costs: another flat, moving out, another rent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from participants.actions import residences
from participants.forms.residences import MoveForm, MoveOutForm, RentForm
from participants.models import Participant
from participants.views.errors import UNPROCESSABLE, place
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

WRITERS = (Role.STAFF, Role.COORDINATOR)


def _person(request, pk) -> Participant:
    return get_object_or_404(Participant.objects.visible_to(request.user).with_home(), pk=pk)


def _answer(request, person, form, page):
    context = {"person": person, "form": form, "home": person.residence}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, page, context, status=status)


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def residence_create(request, pk):
    person = _person(request, pk)
    if request.method == "POST" and submissions.answer_to(request):
        return redirect(person)
    form = MoveForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        rent = form.cleaned_data["monthly_rupiah"]
        try:
            with submissions.once(request) as submission:
                if not submission.is_repeat:
                    residences.settle(participant=person, home=form.home(), rent=rent)
                    submission.answered(person.get_absolute_url())
            messages.success(request, f"Hunian {person.name} diperbarui.")
            return redirect(person)
        except ValidationError as error:
            place(error, form)
    return _answer(request, person, form, "participants/residence/create.html")


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def residence_end(request, pk):
    person = _person(request, pk)
    form = MoveOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            home = residences.end(participant=person, on=form.cleaned_data["on"])
            messages.success(request, f"{person.name} tercatat pindah dari {home.rusunawa}.")
            return redirect(person)
        except ValidationError as error:
            place(error, form)
    return _answer(request, person, form, "participants/residence/end.html")


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def rent_change(request, pk):
    person = _person(request, pk)
    if request.method == "POST" and submissions.answer_to(request):
        return redirect(person)
    form = RentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("monthly_rupiah", "starts_on")}
        try:
            with submissions.once(request) as submission:
                if not submission.is_repeat:
                    residences.change_rent(participant=person, **said)
                    submission.answered(person.get_absolute_url())
            messages.success(request, f"Sewa {person.name} diperbarui.")
            return redirect(person)
        except ValidationError as error:
            place(error, form)
    return _answer(request, person, form, "participants/residence/rent.html")
