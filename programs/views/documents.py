"""A training on paper and in Excel: its sheet, its cards, and the papers that account for it."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from programs.activity_report import ActivityReport
from programs.documents import cards_pdf, report_pdf, report_xlsx, sheet_pdf, sheet_xlsx, spj_pdf
from programs.dossier import Dossier
from programs.models import Session, Training
from programs.sheet import Sheet
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts.limits import exports

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_sheet_pdf(request, pk):
    sheet = Sheet(_training(request, pk))
    sessions = _sessions(sheet, request.GET.get("sesi"))
    if not sessions:
        messages.info(request, "Belum ada sesi untuk dicetak. Buat jadwalnya dulu.")
        return redirect("training_sheet", pk=pk)
    content = sheet_pdf.render(sheet, sessions)
    return _file(content, "application/pdf", sheet_pdf.filename(sheet.training, sessions), disposition="inline")


def _sessions(sheet: Sheet, wanted: str | None) -> list[Session]:
    """The one that is asked for, or all that are not cancelled."""
    if not wanted:
        return [column.session for column in sheet.columns if not column.session.is_cancelled]
    column = sheet.column(wanted)
    if column is None:
        raise Http404
    return [column.session]


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_sheet_xlsx(request, pk):
    sheet = Sheet(_training(request, pk))
    content = sheet_xlsx.render(sheet, by=request.user)
    return _file(content, XLSX, f"Kehadiran {sheet.training.name}.xlsx", disposition="attachment")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_cards_pdf(request, pk):
    training = _training(request, pk)
    holders = cards_pdf.holders(training)
    if not holders:
        messages.info(request, "Belum ada peserta, jadi belum ada kartu untuk dicetak.")
        return redirect(training)
    content = cards_pdf.render(training, holders)
    return _file(content, "application/pdf", cards_pdf.filename(training), disposition="inline")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def training_papers(request, pk):
    """What is missing in the papers of a training, before they are printed."""
    training = _training(request, pk)
    dossier, may_mark = Dossier(training), training.is_markable_by(request.user)
    may_edit = training.is_editable_by(request.user)
    context = {
        "training": training,
        "dossier": dossier,
        "may_edit": may_edit and not training.is_closed,
        "may_record": may_mark and not training.is_closed,
        "may_mark": may_mark,  # photographs may come late
        "must_reopen": may_edit and training.status == Training.Status.FINISHED and dossier.lacks_words,
    }
    return render(request, "programs/dossier/papers.html", context)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_spj_pdf(request, pk):
    dossier = Dossier(_training(request, pk))
    if not dossier.held:
        return _nothing_held(request, pk)
    return _file(spj_pdf.render(dossier), "application/pdf", spj_pdf.filename(dossier), disposition="inline")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_report_pdf(request, pk):
    report = ActivityReport(Dossier(_training(request, pk)))
    if not report.dossier.held:
        return _nothing_held(request, pk)
    name = report_pdf.filename(report, "pdf")
    return _file(report_pdf.render(report), "application/pdf", name, disposition="inline")


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
@exports
def training_report_xlsx(request, pk):
    report = ActivityReport(Dossier(_training(request, pk)))
    if not report.dossier.held:
        return _nothing_held(request, pk)
    content = report_xlsx.render(report, by=request.user)
    return _file(content, XLSX, report_pdf.filename(report, "xlsx"), disposition="attachment")


def _nothing_held(request, pk):
    messages.info(request, "Belum ada sesi yang terlaksana. Catat kehadirannya dulu, baru berkasnya bisa dicetak.")
    return redirect("training_papers", pk=pk)


def _training(request, pk) -> Training:
    rows = Training.objects.visible_to(request.user).select_related("program", "skill", "rusunawa", "city")
    return get_object_or_404(rows, pk=pk)


def _file(content: bytes, content_type: str, name: str, *, disposition: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    plain = "".join(sign for sign in name if sign.isascii() and sign.isprintable() and sign not in '"\\')
    answer["Content-Disposition"] = f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return answer
