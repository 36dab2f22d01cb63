"""Walk-ins: added from the sheet by name alone, matched to a known person later."""

from django.contrib import messages
from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from participants.models import Participant
from programs.actions import walk_ins
from programs.forms.walk_ins import MatchForm, WalkInForm
from programs.models import Enrolment, Training
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422
OFFERED = 6


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def walk_in_create(request, pk):
    training = get_object_or_404(Training.objects.visible_to(request.user).select_related("rusunawa", "city"), pk=pk)
    if not training.is_markable_by(request.user):
        raise PermissionDenied
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    session = _session(training, request.GET.get("sesi", ""))
    form = WalkInForm(request.POST or None, user=request.user)
    alike = _alike(request.user, form.data.get("name")) if request.method == "POST" else []
    has_chosen = "known" in request.POST or not alike
    if request.method == "POST" and form.is_valid() and has_chosen:
        try:
            return redirect(_add_once(request, form, training, session))
        except ValidationError as error:
            form.add_error(None, error)
    context = {"training": training, "session": session, "form": form, "alike": alike}
    return render(request, "programs/sheet/walk_in.html", context, status=UNPROCESSABLE if form.errors else 200)


def _session(training, raw: str):
    return training.sessions.filter(pk=int(raw)).first() if raw.isdecimal() and len(raw) < 19 else None


def _add_once(request, form, training, session) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        known = form.cleaned_data["known"]
        if known:
            enrolment = walk_ins.add_known(training=training, participant=known, session=session, by=request.user)
        else:
            name = form.cleaned_data["name"]
            enrolment = walk_ins.add(training=training, name=name, session=session, by=request.user)
        address = reverse("training_sheet", args=[training.pk]) + (f"?sesi={session.pk}" if session else "")
        submission.answered(address)
    messages.success(request, f"{enrolment.participant.name} masuk daftar, nomor {enrolment.number}.")
    return address


def _alike(user, name: str | None) -> list[Participant]:
    """Known people whose name is close to this one, most alike first."""
    name = (name or "").strip()
    if len(name) < 3 or "\x00" in name:
        return []
    people = Participant.objects.visible_to(user).with_home().filter(name__trigram_word_similar=name)
    return list(people.annotate(likeness=TrigramWordSimilarity(name, "name")).order_by("-likeness", "name")[:OFFERED])


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
    alike = [person for person in _alike(request.user, wanted) if person.pk != enrolment.participant_id]
    context = {"training": enrolment.training, "enrolment": enrolment, "form": form, "alike": alike, "wanted": wanted}
    return render(request, "programs/sheet/match.html", context, status=UNPROCESSABLE if form.errors else 200)
