"""Writing down people: new ones, changes, moves, the look at a full NIK, pairs that are not one person."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants import duplicates
from participants.actions import participants, residences
from participants.forms.participants import HomeForm, NewParticipantForm, ParticipantForm, ReasonForm, repeats
from participants.models import Participant
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

WRITERS = (Role.STAFF, Role.COORDINATOR)
UNPROCESSABLE = 422
FORM = "participants/participant/form.html"


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def participant_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    data = request.POST or None
    form = ParticipantForm(data, user=request.user)
    must_live_here = not request.user.access.has(*OFFICE)
    home, asked = HomeForm(data, user=request.user, is_required=must_live_here), NewParticipantForm(data)
    alike = []
    if request.method == "POST" and all([form.is_valid(), home.is_valid(), asked.is_valid()]):
        alike = [] if asked.cleaned_data["is_new"] else repeats(form, home)
        if not alike:
            try:
                return redirect(_register_once(request, form, home))
            except ValidationError as error:
                place(form, error)
    seen = Participant.objects.visible_to(request.user).filter(pk__in=[person.pk for person in alike])
    context = {
        "form": form,
        "home": home,
        "asked": asked,
        "alike": alike,
        "seen": set(seen.values_list("pk", flat=True)),
    }
    has_errors = bool(form.errors or home.errors or alike)
    return render(request, FORM, context, status=UNPROCESSABLE if has_errors else 200)


def _register_once(request, form, home) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        person = participants.register(
            participant=form.save(commit=False),
            number=form.cleaned_data["nik"],
            home=home.home(),
            rent=home.cleaned_data["monthly_rupiah"],
            consents=form.cleaned_data["consents"],
            by=request.user,
        )
        submission.answered(person.get_absolute_url())
    messages.success(request, f"{person.name} terdaftar dengan kode {person.code}.")
    return submission.answer


def place(form, error: ValidationError):
    """Put the sentences of an action beside their fields, those of others on top."""
    for field, sentences in getattr(error, "message_dict", {None: error.messages}).items():
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
@transaction.atomic
def participant_edit(request, pk):
    people = Participant.objects.visible_to(request.user).select_for_update(of=("self",))
    person = get_object_or_404(people, pk=pk)
    form = ParticipantForm(request.POST or None, instance=person, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                changed = form.save(commit=False)
                participants.update(
                    participant=changed, number=form.number, consents=form.cleaned_data["consents"], by=request.user
                )
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Perubahan tersimpan.")
            return redirect(person)
    context = {"form": form, "person": person}
    return render(request, FORM, context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def residence_create(request, pk):
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    form = HomeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            residences.settle(participant=person, home=form.home(), rent=form.cleaned_data["monthly_rupiah"])
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"Hunian {person.name} diperbarui.")
            return redirect(person)
    context = {"form": form, "person": person}
    return render(request, "participants/residence/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def participant_nik(request, pk):
    person = get_object_or_404(Participant.objects.visible_to(request.user).exclude(nik_digest=None), pk=pk)
    form, number = ReasonForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        number = participants.disclose_nik(participant=person, reason=form.cleaned_data["reason"], by=request.user)
    looks = person.disclosures.select_related("disclosed_by")[:20]
    context = {"person": person, "form": form, "number": number, "looks": looks}
    return render(request, "participants/participant/nik.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(Role.STAFF)
def duplicate_list(request):
    return render(request, "participants/participant/duplicates.html", {"pairs": duplicates.pairs(request.user)})


@require_POST
@allow(Role.STAFF)
def duplicate_tell_apart(request, pk, other_pk):
    seen = Participant.objects.visible_to(request.user)
    one, other = get_object_or_404(seen, pk=pk), get_object_or_404(seen.exclude(pk=pk), pk=other_pk)
    participants.tell_apart(one=one, other=other, by=request.user)
    messages.success(request, f"{one.name} dan {other.name} dicatat sebagai dua orang berbeda.")
    return redirect("duplicate_list")
