"""The signed sheet: attached to its session, shown beside the marks, never public."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from programs.actions import attendance
from programs.actions import evidence as evidence_actions
from programs.forms.evidence import EvidenceForm, ExceptionsForm, RemovalForm
from programs.models import Evidence, Session, Training
from programs.sheet import Sheet
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
    context = {
        "training": training,
        "session": session,
        "cells": cells,
        "files": session.evidence.select_related("uploaded_by"),
        "form": form or EvidenceForm(),
        "exceptions": exceptions or ExceptionsForm(cells=cells),
        "may_mark": may_mark and not training.is_closed and session.is_markable,
        "may_attach": may_mark,
        "may_remove": training.is_editable_by(request.user),
    }
    has_errors = any(bound.errors for bound in (context["form"], context["exceptions"]))
    return render(request, "programs/evidence/page.html", context, status=UNPROCESSABLE if has_errors else 200)


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
    if form.is_valid():
        try:
            outcome = attendance.mark(training=training, changes=form.changes(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{len(outcome.saved)} kehadiran tersimpan.")
            return redirect("session_evidence", pk=pk, session_pk=session_pk)
    return _page(request, session, exceptions=form)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def evidence_file(request, pk):
    evidence = get_object_or_404(Evidence, pk=pk, session__training__in=Training.objects.visible_to(request.user))
    answer = FileResponse(
        evidence.file.open("rb"),
        content_type=TYPES[evidence.kind],
        as_attachment=evidence.kind == Evidence.Kind.PDF,
        filename=f"Daftar hadir {evidence.session.on:%Y-%m-%d}.{evidence.kind}",
    )
    answer._csp_replace = {"default-src": ["'none'"], "sandbox": ""}
    return answer


@require_POST
@allow(Role.STAFF)
def evidence_remove(request, pk):
    trainings = Training.objects.editable_by(request.user)
    evidence = get_object_or_404(Evidence.objects.select_related("session"), pk=pk, session__training__in=trainings)
    form = RemovalForm(request.POST)
    if form.is_valid():
        evidence_actions.remove(evidence=evidence, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Bukti dihapus. Riwayatnya tetap ada.")
    else:
        messages.error(request, "Bukti tidak dihapus: tulis dulu alasannya.")
    return redirect("session_evidence", pk=evidence.session.training_id, session_pk=evidence.session_id)
