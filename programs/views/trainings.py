"""Trainings: the list, one of them with its schedule and people, its form, and what becomes of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_tables2 import RequestConfig

from programs.actions import trainings
from programs.changes import PAGE_SIZE as CHANGES_A_PAGE
from programs.changes import Changes
from programs.filters import RARER, TrainingFilter
from programs.forms.errors import place
from programs.forms.trainings import FinishForm, NewTrainingForm, ReasonForm, TrainingForm
from programs.models import Enrolment, Training
from programs.overview import Overview, Summary
from programs.tables import TrainingTable
from programs.views.enrolments import say_promoted
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

WORKERS = (Role.STAFF, Role.COORDINATOR)
READERS = (*WORKERS, Role.OFFICIAL)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def training_list(request):
    seen = Training.objects.visible_to(request.user).select_related("rusunawa", "skill").with_seats()
    narrowed = TrainingFilter(request.GET, queryset=seen, user=request.user)
    table = TrainingTable(narrowed.qs)
    RequestConfig(request, paginate={"per_page": PAGE_SIZE}).configure(table)
    context = {
        "filter": narrowed,
        "usual_fields": [narrowed.form[name] for name in ("status", "keahlian", "rusunawa")],
        "rarer_fields": [narrowed.form[name] for name in RARER],
        "table": table,
        "is_empty": not request.GET and not table.page.paginator.count,
        "may_create": request.user.access.has(*OFFICE),
    }
    return render(request, "programs/training/list.html", context)


@require_GET
@allow(*READERS)
def training_detail(request, pk):
    training = get_object_or_404(
        Training.objects.visible_to(request.user)
        .select_related("program", "skill", "rusunawa", "city", "finished_by")
        .prefetch_related("facilitators"),
        pk=pk,
    )
    context = {"training": training, "overview": Overview(training, request.user)}
    return render(request, "programs/training/detail.html", context)


@require_GET
@allow(*WORKERS)
def training_changes(request, pk):
    training = get_object_or_404(Training.objects.visible_to(request.user).select_related("rusunawa"), pk=pk)
    template = "programs/training/_changes.html" if request.htmx else "programs/training/changes.html"
    page = Paginator(Changes(training), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    title = "Jejak perubahan" if request.htmx else ""  # else the heading of the page
    return render(request, template, {"training": training, "page": page, "title": title})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def training_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewTrainingForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_create_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"form": form, "training": None}
    return render(request, "programs/training/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _create_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        training = form.save()
        submission.answered(training.get_absolute_url())
    messages.success(request, f"{training.name} dibuat sebagai draf. Susun jadwalnya, lalu masukkan pesertanya.")
    return training.get_absolute_url()


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def training_edit(request, pk):
    mine = Training.objects.editable_by(request.user).select_related("rusunawa", "city")
    training = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = TrainingForm(request.POST or None, instance=training, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Perubahan tersimpan.")
        say_promoted(request, form.promoted)
        return redirect(training)
    context = {"form": form, "training": training}
    return render(request, "programs/training/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow(Role.STAFF)
def training_open(request, pk):
    """From a draft on; `?kembali=draft` is what the undo of its message sends."""
    before = get_object_or_404(Training.objects.editable_by(request.user), pk=pk)
    back = request.GET.get("kembali")
    try:
        if back:
            training = trainings.take_back(training=before, to=back, by=request.user)
        else:
            training = trainings.open_up(training=before, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        undo = "" if back else f"undo={reverse('training_open', args=[pk])}?kembali={before.status}"
        messages.success(request, f"Status bimtek sekarang: {training.get_status_display().lower()}.", extra_tags=undo)
    return redirect(before)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def training_finish(request, pk):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    summary = Summary(training)
    form = FinishForm(request.POST if request.method == "POST" else None, summary=summary)
    if request.method == "POST" and form.is_valid():
        try:
            finished = trainings.finish(training=training, by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            completed = finished.enrolments.filter(status=Enrolment.Status.COMPLETED).count()
            messages.success(request, f"Bimtek selesai. {completed} orang tuntas, kehadirannya terkunci.")
            return redirect(training)
    context = {"training": training, "summary": summary, "form": form}
    return render(request, "programs/training/finish.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def training_reopen(request, pk):
    return _with_reason(request, pk, trainings.reopen, "programs/training/reopen.html", "Bimtek dibuka lagi.")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def training_cancel(request, pk):
    return _with_reason(request, pk, trainings.cancel, "programs/training/cancel.html", "Bimtek dibatalkan.")


def _with_reason(request, pk, act, template, done):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(training=training, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, done)
            return redirect(training)
    return render(request, template, {"training": training, "form": form}, status=UNPROCESSABLE if form.errors else 200)
