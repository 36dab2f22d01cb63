"""People: the list, one person's whole story, writing somebody down, putting right what is known."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django_tables2 import RequestConfig

from participants import duplicates, story
from participants.actions import participants
from participants.filters import ParticipantFilter
from participants.forms.participants import NewParticipantForm, ParticipantForm
from participants.forms.residences import HomeForm
from participants.history import PAGE_SIZE as CHANGES_A_PAGE
from participants.history import Changes
from participants.models import Consent, Participant
from participants.pages import CappedPaginator
from participants.people import sections_of
from participants.tables import COLUMNS, PHONE, ParticipantTable
from participants.views.errors import UNPROCESSABLE, place
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

READERS = WRITERS = (Role.STAFF, Role.COORDINATOR)
PAGE_SIZE = 50


@require_GET
@allow(*READERS)
def participant_list(request):
    seen = Participant.objects.visible_to(request.user)
    narrowed = ParticipantFilter(request.GET, queryset=seen, user=request.user)
    found = narrowed.qs
    counted = found if narrowed.count is None else narrowed.count
    people = found.with_home_words().select_related("district").only(*COLUMNS).annotate(**PHONE)
    table = ParticipantTable(people, is_search="q" in request.GET)
    paginate = {"per_page": PAGE_SIZE, "paginator_class": CappedPaginator, "counted": counted}
    RequestConfig(request, paginate=paginate).configure(table)
    context = {
        "filter": narrowed,
        "table": table,
        "is_empty": not request.GET and not table.page.paginator.count,
        "is_office": request.user.access.has(*OFFICE),
    }
    return render(request, "participants/participant/list.html", context)


@require_GET
@allow(*READERS)
def participant_detail(request, pk):
    seen = Participant.objects.visible_to(request.user).select_related("city", "district", "registered_by")
    person = get_object_or_404(seen, pk=pk)
    homes = list(person.residences.select_related("rusunawa").prefetch_related("rents"))
    consents = list(Consent.objects.filter(participant=person).select_related("recorded_by").in_order())
    context = {
        "person": person,
        "homes": homes,
        "lives_somewhere": any(home.is_current for home in homes),
        "consents": {consent.purpose: consent for consent in consents}.values(),
        "story": story.of(person, request.user, homes=homes, consents=consents),
        "sections": sections_of(person, request.user),
        "may_reveal": request.user.access.has(*OFFICE),
    }
    return render(request, "participants/participant/detail.html", context)


@require_GET
@allow(*READERS)
def participant_changes(request, pk):
    """The change log: a part of the person's page when htmx asks, a page of its own for everybody else."""
    person = get_object_or_404(Participant.objects.visible_to(request.user), pk=pk)
    template = "participants/participant/_changes.html" if request.htmx else "participants/participant/changes.html"
    page = Paginator(Changes(person), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"person": person, "page": page})


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def participant_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    data = request.POST or None
    form, asked = ParticipantForm(data, user=request.user), NewParticipantForm(data)
    home = HomeForm(data, user=request.user, is_required=not request.user.access.has(*OFFICE))
    alike = []
    if request.method == "POST" and all([form.is_valid(), home.is_valid(), asked.is_valid()]):
        alike = [] if asked.cleaned_data["is_new"] else _alike(form, home)
        if not alike:
            try:
                return redirect(_register_once(request, form, home))
            except ValidationError as error:
                place(error, form, home)
    context = {"form": form, "home": home, "person": None, "asked": asked}
    context |= {"alike": alike, "seen": _seen(request.user, alike)}
    has_errors = bool(form.errors or home.errors or alike)
    return render(request, "participants/participant/form.html", context, status=UNPROCESSABLE if has_errors else 200)


def _alike(form, home) -> list[Participant]:
    """Known people whom this entry may repeat."""
    said = form.cleaned_data
    phone = str(said["phone"] or "")
    return duplicates.of(name=said["name"], birth_date=said["birth_date"], phone=phone, home=home.cleaned_data)


def _seen(user, people) -> set[int]:
    """Whose names this user may read."""
    seen = Participant.objects.visible_to(user).filter(pk__in=[person.pk for person in people])
    return set(seen.values_list("pk", flat=True))


def _register_once(request, form, home) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        person = participants.register(
            participant=form.save(commit=False),
            number=form.cleaned_data["nik"],
            home=home.home(),
            rent=home.cleaned_data["monthly_rupiah"],
            consents=form.decisions,
            by=request.user,
        )
        submission.answered(person.get_absolute_url())
    messages.success(request, f"{person.name} terdaftar dengan kode {person.code}.")
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
@transaction.atomic
def participant_edit(request, pk):
    people = Participant.objects.visible_to(request.user)
    people = people.select_for_update(of=("self",)) if request.method == "POST" else people
    person = get_object_or_404(people, pk=pk)
    name = person.name
    form = ParticipantForm(request.POST or None, instance=person, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            _save_changes(form, by=request.user)
        except ValidationError as error:
            place(error, form)
        else:
            messages.success(request, "Perubahan tersimpan.")
            return redirect(person)
    context = {"form": form, "home": None, "person": person, "name": name}
    return render(request, "participants/participant/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@transaction.atomic
def _save_changes(form, *, by):
    person = form.save(commit=False)
    participants.update(participant=person, number=form.number, consents=form.decisions, by=by)
