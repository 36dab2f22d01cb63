"""Inviting rusunawa to a bazaar, answering, the rota, and whether turns are fair."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.models import Rusunawa
from products import fairness, makers
from products.actions import invitations, turns
from products.forms.invitations import AnswerForm, InviteForm, TurnForm, said
from products.models import Bazaar, Invitation, Turn
from programs.forms.errors import place
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import DAYS

WORKERS = (Role.STAFF, Role.COORDINATOR)
UNPROCESSABLE = 422
MOST_PEOPLE = 60
SUGGESTED = 3


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def invitation_create(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.editable_by(request.user), pk=pk)
    form = InviteForm(request.POST if request.method == "POST" else None, bazaar=bazaar, user=request.user)
    if request.method == "POST" and (answer := _invite_once(request, form)):
        return redirect(answer)
    rows = fairness.places(form.fields["rusunawa"].queryset, bazaar.starts_on)
    listed = [(row, form.is_chosen(row.rusunawa.pk), form.typed_stands(row.rusunawa.pk)) for row in rows]
    given = sum(one.stands for one in bazaar.invitations.all() if one.answer != Invitation.Answer.DECLINED)
    context = {"bazaar": bazaar, "form": form, "rows": listed, "free": bazaar.stands - given}
    return render(request, "products/bazaar/invite.html", context, status=UNPROCESSABLE if form.errors else 200)


def _invite_once(request, form) -> str:
    if answer := submissions.answer_to(request):
        return answer
    if not form.is_valid():
        return ""
    try:
        with submissions.once(request) as submission:
            if not submission.is_repeat:
                invited = form.invite()
                submission.answered(form.bazaar.get_absolute_url())
                messages.success(request, f"{len(invited)} rusunawa diundang.")
        return submission.answer
    except ValidationError as error:
        place(form, error)
        return ""


@require_http_methods(["GET", "POST"])
@allow(*WORKERS)
def invitation_answer(request, pk, invitation_pk):
    invitation = _mine(request, pk, invitation_pk)
    form = AnswerForm(request.POST or None, initial={"answer": invitation.answer, "reason": invitation.reason})
    if request.method == "POST" and form.is_valid():
        try:
            invitations.answer(invitation=invitation, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Jawaban tersimpan.")
            return redirect(invitation.bazaar)
    context = {"bazaar": invitation.bazaar, "invitation": invitation, "form": form}
    return render(request, "products/bazaar/answer.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow(Role.STAFF)
def invitation_withdraw(request, pk, invitation_pk):
    bazaar = get_object_or_404(Bazaar.objects.editable_by(request.user), pk=pk)
    invitation = get_object_or_404(bazaar.invitations, pk=invitation_pk)
    try:
        invitations.withdraw(invitation=invitation)
    except ValidationError as error:
        messages.error(request, said(error))
    else:
        messages.success(request, "Undangan ditarik.")
    return redirect(bazaar)


@require_http_methods(["GET", "POST"])
@allow(*WORKERS)
def turn_list(request, pk, invitation_pk):
    invitation = _mine(request, pk, invitation_pk)
    form = TurnForm(request.POST if request.method == "POST" else None, invitation=invitation)
    if request.method == "POST" and (answer := _put_once(request, form)):
        return redirect(answer)
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:100]
    people = fairness.residents(invitation.rusunawa_id, invitation.bazaar.starts_on, named=wanted)
    context = {
        "bazaar": invitation.bazaar,
        "invitation": invitation,
        "form": form,
        "turns": invitation.turns.select_related("participant"),
        "wanted": wanted,
        "people": [
            (row, form.is_chosen(row.person.pk), number < SUGGESTED and not wanted)
            for number, row in enumerate(people[:MOST_PEOPLE])
        ],
        "hidden": max(len(people) - MOST_PEOPLE, 0),
    }
    return render(request, "products/bazaar/turns.html", context, status=UNPROCESSABLE if form.errors else 200)


def _put_once(request, form) -> str:
    if answer := submissions.answer_to(request):
        return answer
    if not form.is_valid():
        return ""
    try:
        with submissions.once(request) as submission:
            if not submission.is_repeat:
                put = form.put()
                submission.answered(reverse("turn_list", args=[form.invitation.bazaar_id, form.invitation.pk]))
                messages.success(request, f"{len(put)} orang masuk giliran jaga.")
        return submission.answer
    except ValidationError as error:
        place(form, error)
        return ""


@require_POST
@allow(*WORKERS)
def turn_remove(request, pk, invitation_pk, turn_pk):
    invitation = _mine(request, pk, invitation_pk)
    turn = get_object_or_404(Turn.objects.select_related("invitation__bazaar"), pk=turn_pk, invitation=invitation)
    try:
        turns.remove(turn=turn)
    except ValidationError as error:
        messages.error(request, said(error))
    else:
        messages.success(request, f"{turn.participant} tidak lagi berjaga.")
    return redirect("turn_list", pk, invitation_pk)


def _mine(request, pk, invitation_pk) -> Invitation:
    mine = Invitation.objects.editable_by(request.user).select_related("bazaar", "rusunawa")
    return get_object_or_404(mine, pk=invitation_pk, bazaar=pk)


@require_GET
@allow(*WORKERS, Role.OFFICIAL)
def bazaar_fairness(request):
    seen = Bazaar.objects.visible_to(request.user)
    mine = Rusunawa.objects.visible_to(request.user).filter(is_active=True)
    days = fairness.weekdays(seen)
    most = max((rupiah // number for _, number, rupiah in days), default=0)
    context = {
        "places": fairness.places(mine),
        "venues": fairness.venues(seen),
        "days": [(DAYS[day], number, rupiah // number, rupiah * 100 // number // most) for day, number, rupiah in days],
        "year": fairness.year_of()[0].year,
        "may_name": makers.may_name(request.user),
    }
    return render(request, "products/bazaar/fairness.html", context)
