"""Walk-ins: added from the sheet by name alone, matched to a known person later."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from programs import candidates
from programs.actions import walk_ins
from programs.forms.walk_ins import MatchForm, WalkInForm
from programs.models import Enrolment, Training
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def walk_in_create(request, pk):
    training = get_object_or_404(Training.objects.visible_to(request.user).select_related("rusunawa", "city"), pk=pk)
    if not training.is_markable_by(request.user):
        raise PermissionDenied
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    session = _session(training, request.GET.get("sesi", ""))
    asked = _of_card(request, training) if request.method == "GET" else []
    initial = {"name": asked[0].person.name} if asked else {}
    form = WalkInForm(request.POST or None, initial=initial, user=request.user, training=training)
    if request.method == "POST" and form.is_valid():
        asked = candidates.of(name=form.cleaned_data["name"], user=request.user, training=training)
        if form.has_decided or not asked:
            try:
                return redirect(_take_in(request, form, session))
            except ValidationError as error:
                form.add_error(None, error)
    card = request.GET.get("kode", "")[:20]
    context = {"training": training, "session": session, "form": form, "candidates": asked, "card": card}
    return render(request, "programs/sheet/walk_in.html", context, status=UNPROCESSABLE if form.errors else 200)


def _of_card(request, training) -> list[candidates.Candidate]:
    return candidates.of_card(code=request.GET.get("kode", ""), user=request.user, training=training)


def _session(training, raw: str):
    """The one that was asked for, else that of today."""
    if raw.isdecimal() and len(raw) < 19:
        return training.sessions.filter(pk=int(raw)).first()
    return training.sessions.today().in_order().first()


def _take_in(request, form, session) -> str:
    """The address of the sheet, once somebody of the list is marked or somebody new stands on it."""
    address = reverse("training_sheet", args=[form.training.pk]) + (f"?sesi={session.pk}" if session else "")
    if enrolment := form.cleaned_data["listed"]:
        is_new = walk_ins.mark_present(enrolment=enrolment, session=session, by=request.user)
        said = "ditandai hadir" if is_new else "sudah tercatat pada sesi ini"
        messages.success(request, f"Nomor {enrolment.number}, {enrolment.participant.name}, {said}.")
        return address
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        enrolment = _added(form.cleaned_data, form.training, session, by=request.user)
        submission.answered(address)
    messages.success(request, f"{enrolment.participant.name} masuk daftar, nomor {enrolment.number}.")
    return address


def _added(said, training, session, *, by) -> Enrolment:
    if said["known"]:
        return walk_ins.add_known(training=training, participant=said["known"], session=session, by=by)
    is_resident = said.get("is_resident", False)
    return walk_ins.add(training=training, name=said["name"], session=session, is_resident=is_resident, by=by)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def walk_in_match(request, pk, enrolment_pk):
    trainings = Training.objects.editable_by(request.user)
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("training", "participant"),
        pk=enrolment_pk,
        training=pk,
        training__in=trainings,
    )
    form = MatchForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            walk_ins.match(enrolment=enrolment, participant=form.cleaned_data["participant"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Dicocokkan dengan {form.cleaned_data['participant'].name}.")
            return redirect(enrolment.training)
    wanted = request.GET.get("nama", enrolment.participant.name)
    found = candidates.of(name=wanted, user=request.user, training=enrolment.training)
    found = [candidate for candidate in found if candidate.person.pk != enrolment.participant_id]
    context = {"training": enrolment.training, "enrolment": enrolment, "form": form, "candidates": found}
    context["wanted"] = wanted
    return render(request, "programs/sheet/match.html", context, status=UNPROCESSABLE if form.errors else 200)
