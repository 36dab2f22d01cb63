"""The signed sheet: attached to its session, shown beside the marks, never public."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from programs.actions import attendance
from programs.actions import evidence as evidence_actions
from programs.forms.evidence import EvidenceForm, ExceptionsForm, RemovalForm
from programs.models import Evidence, Session, Training
from programs.sheet import Sheet
from rusunpreneur import changelog
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422
TYPES = {"jpg": "image/jpeg", "pdf": "application/pdf"}


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def session_evidence(request, pk, session_pk):
    session = _session(request, pk, session_pk)
    if request.method == "POST" and not session.training.is_markable_by(request.user):
        raise PermissionDenied
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_attach_once(request, session, form))
        except ValidationError as error:
            form.add_error("file", error.messages)
    return _page(request, session, form=form)


def _session(request, pk, session_pk) -> Session:
    trainings = Training.objects.visible_to(request.user)
    rows = Session.objects.select_related("training__rusunawa", "training__program", "module")
    return get_object_or_404(rows, pk=session_pk, training=pk, training__in=trainings)


def _attach_once(request, session, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        evidence_actions.attach(
            session=session, file=form.cleaned_data["file"], note=form.cleaned_data["note"], by=request.user
        )
        submission.answered(reverse("session_evidence", args=[session.training_id, session.pk]))
    messages.success(request, "Bukti daftar hadir tersimpan.")
    return submission.answer


def _page(request, session, *, form=None, exceptions=None):
    training = session.training
    cells = Sheet(training).cells_of(session.pk)
    may_mark = training.is_markable_by(request.user)
    if exceptions:
        exceptions.show_marks_of(cells)
    context = {
        "training": training,
        "session": session,
        "people": [(row, cell) for row, cell in cells if row.enrolment.is_enrolled_on(session.on)],
        "day_url": reverse("training_sheet", args=[training.pk]) + f"?sesi={session.pk}",
        "files": session.evidence.select_related("uploaded_by"),
        "removals": _removals(session),
        "form": form or EvidenceForm(),
        "exceptions": exceptions or ExceptionsForm(cells=cells),
        "objection": evidence_actions.objection(session),
        "may_mark": may_mark and not training.is_closed and session.is_markable,
        "may_attach": may_mark,
        "may_remove": training.is_editable_by(request.user) and not training.is_closed,
    }
    has_errors = any(bound.errors for bound in (context["form"], context["exceptions"]))
    return render(request, "programs/evidence/page.html", context, status=UNPROCESSABLE if has_errors else 200)


def _removals(session) -> list[changelog.Entry]:
    """What was taken away from this session, by whom and why, newest first."""
    events = Evidence.events.rel.related_model.objects.filter(session=session, pgh_label="delete")
    return changelog.of_events(events)


@require_POST
@allow(Role.STAFF, Role.COORDINATOR)
@transaction.atomic
def session_exceptions(request, pk, session_pk):
    """Exceptions typed from the paper, by row number."""
    session = _session(request, pk, session_pk)
    if not session.training.is_markable_by(request.user):
        raise PermissionDenied
    training = Training.objects.select_for_update(of=("self",)).get(pk=session.training_id)
    form = ExceptionsForm(request.POST, cells=Sheet(session.training).cells_of(session.pk))
    if form.is_valid() and _mark(request, training, form):
        return redirect("session_evidence", pk=pk, session_pk=session_pk)
    return _page(request, session, exceptions=form)


def _mark(request, training, form) -> bool:
    """Whether everything typed is saved; what is not stands in the form's errors."""
    try:
        outcome = attendance.mark(training=training, changes=form.changes(), by=request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    form.explain(outcome)
    messages.success(request, outcome.in_words)
    return not form.errors


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@csp_replace({"default-src": [NONE], "sandbox": True})
def evidence_file(request, pk):
    rows = Evidence.objects.visible_to(request.user).select_related("session")
    evidence = get_object_or_404(rows, pk=pk)
    try:
        content = evidence.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(
        content,
        content_type=TYPES[evidence.kind],
        as_attachment=evidence.kind == Evidence.Kind.PDF,
        filename=f"Daftar hadir {evidence.session.on:%Y-%m-%d}.{evidence.kind}",
    )


@require_POST
@allow(Role.STAFF)
def evidence_remove(request, pk):
    rows = Evidence.objects.editable_by(request.user).select_related("session__training")
    evidence = get_object_or_404(rows, pk=pk)
    form = RemovalForm(request.POST)
    if form.is_valid():
        try:
            evidence_actions.remove(evidence=evidence, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
    if form.errors:
        messages.error(request, "Bukti tidak dihapus. " + " ".join(form.errors["reason"]))
    else:
        messages.success(request, "Bukti dihapus. Alasannya tersimpan di riwayat.")
    return redirect("session_evidence", pk=evidence.session.training_id, session_pk=evidence.session_id)
