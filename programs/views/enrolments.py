"""Putting one person on the list of a training, and taking one off it."""

from django.contrib import messages
from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from participants.models import Participant
from participants.search import find
from programs.actions import enrolments
from programs.forms.enrolments import EnrolmentForm, WithdrawForm
from programs.forms.errors import place
from programs.models import Enrolment, Training
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422
OFFERED = 12


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def enrolment_create(request, pk):
    training = get_object_or_404(
        Training.objects.editable_by(request.user).select_related("rusunawa").with_seats(), pk=pk
    )
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = EnrolmentForm(request.POST or None, user=request.user, training=training)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_enrol_once(request, form, training))
        except ValidationError as error:
            place(form, error)
    wanted = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {
        "training": training,
        "form": form,
        "wanted": wanted,
        "found": _found(request.user, training, wanted) if wanted else [],
    }
    return render(request, "programs/enrolment/create.html", context, status=UNPROCESSABLE if form.errors else 200)


def _enrol_once(request, form, training) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        person = form.cleaned_data["participant"]
        on = form.cleaned_data["on"]
        enrolment = enrolments.enrol(training=training, participant=person, on=on, by=request.user)
        submission.answered(training.get_absolute_url())
    if enrolment.status == Enrolment.Status.WAITING:
        messages.warning(request, f"Kuota sudah penuh. {person.name} masuk daftar tunggu, nomor {enrolment.number}.")
    else:
        messages.success(request, f"{person.name} masuk daftar, nomor {enrolment.number}.")
    return training.get_absolute_url()


def _found(user, training, text: str) -> list[Participant]:
    """The most alike first; each says whether they are on the list already."""
    people = find(Participant.objects.visible_to(user), text).with_home()
    rows = list(people.annotate(likeness=TrigramWordSimilarity(text, "name")).order_by("-likeness", "name")[:OFFERED])
    here = training.enrolments.exclude(status=Enrolment.Status.WITHDRAWN).filter(participant__in=rows)
    numbers = dict(here.values_list("participant", "number"))
    for person in rows:
        person.number_here = numbers.get(person.pk)
    return rows


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def enrolment_withdraw(request, pk, enrolment_pk):
    enrolment = get_object_or_404(
        Enrolment.objects.select_related("training__rusunawa", "participant"),
        pk=enrolment_pk,
        training=pk,
        training__in=Training.objects.editable_by(request.user),
    )
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            promoted = enrolments.withdraw(enrolment=enrolment, **form.cleaned_data, by=request.user)
        except ValidationError as error:
            place(form, error, {"withdrawn_on": "on", "withdrawn_reason": "reason"})
        else:
            messages.success(request, f"{enrolment.participant.name} dicatat keluar.")
            say_promoted(request, promoted)
            return redirect(enrolment.training)
    context = {"training": enrolment.training, "enrolment": enrolment, "form": form}
    return render(request, "programs/enrolment/withdraw.html", context, status=UNPROCESSABLE if form.errors else 200)


def say_promoted(request, promoted):
    """Who moved up from the waiting list is said by name: somebody has to call them."""
    if promoted:
        names = ", ".join(enrolment.participant.name for enrolment in promoted)
        messages.info(request, f"Naik dari daftar tunggu: {names}. Kabari mereka.")
