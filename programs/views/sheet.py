"""The attendance sheet: a grid that saves itself, and one day as a plain form."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.views.decorators.http import require_http_methods

from programs.actions import attendance
from programs.forms.marks import MarkForm, parse_changes
from programs.models import Attendance, Training
from programs.sheet import Sheet
from rusunpreneur.access import Role, allow

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def training_sheet(request, pk):
    if request.method == "POST":
        return _save(request, pk)
    training = get_object_or_404(
        Training.objects.visible_to(request.user).select_related("program", "skill", "rusunawa", "city"), pk=pk
    )
    sheet = Sheet(training)
    column = sheet.column(request.GET.get("sesi")) or sheet.current_column
    may_attach = training.is_markable_by(request.user)
    context = {
        "training": training,
        "sheet": sheet,
        "current": column,
        "may_mark": may_attach and not training.is_closed,
        "may_attach": may_attach,
        "may_edit": training.is_editable_by(request.user),
        "statuses": Attendance.Status,
    }
    if request.GET.get("cara") == "formulir" and column:
        context["forms"] = _forms(sheet, column)
        return render(request, "programs/sheet/day.html", context)
    return render(request, "programs/sheet/grid.html", context)


@transaction.atomic
def _save(request, pk):
    """Both ways in lock the training, so that nothing is saved while it is being finished."""
    training = get_object_or_404(Training.objects.visible_to(request.user).select_for_update(of=("self",)), pk=pk)
    if not training.is_markable_by(request.user):
        raise PermissionDenied
    return (
        _save_changes(request, training) if request.content_type == "application/json" else _save_day(request, training)
    )


def _save_changes(request, training):
    try:
        outcome = attendance.mark(training=training, changes=parse_changes(request.body), by=request.user)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=UNPROCESSABLE)
    return JsonResponse(
        {
            "saved": [change.cell for change in outcome.saved],
            "conflicts": [_conflict(conflict) for conflict in outcome.conflicts],
            "refused": [
                {"e": no.change.enrolment_id, "s": no.change.session_id, "why": no.sentence} for no in outcome.refused
            ],
            "percents": _percents(training),
            "at": time_format(timezone.localtime(), "H.i"),
        }
    )


def _conflict(conflict) -> dict:
    mark = conflict.mark
    return {
        "e": conflict.change.enrolment_id,
        "s": conflict.change.session_id,
        "now": mark.status if mark else attendance.NO_MARK,
        "by": str(mark.marked_by) if mark else "",
        "at": time_format(timezone.localtime(mark.received_at), "H.i") if mark else "",
    }


def _percents(training) -> dict[int, int | None]:
    """The rate of everybody on the sheet: the first mark of a day counts the day for all."""
    rows = training.enrolments.taking_part().with_attendance_hours()
    for enrolment in rows:
        enrolment.training = training
    return {enrolment.pk: enrolment.attendance_percent for enrolment in rows}


def _forms(sheet, column, data=None) -> list[MarkForm]:
    return [MarkForm(data, row=row, cell=cell) for row, cell in sheet.cells_of(column.session.pk) if cell.is_open]


def _save_day(request, training):
    sheet = Sheet(training)
    column = sheet.column(request.POST.get("sesi")) or sheet.current_column
    forms = _forms(sheet, column, request.POST) if column else []
    valid = [form.is_valid() for form in forms]  # every form is checked, not only up to the first error
    if all(valid):
        fill = request.POST.get("isi") == "hadir"
        changes = [change for form in forms if (change := form.change(fill=fill))]
        outcome = _mark_or_say(request, training, changes)
        if outcome and not outcome.conflicts and not outcome.refused:
            messages.success(request, outcome.in_words)
            address = reverse("training_sheet", args=[training.pk])
            return redirect(f"{address}?sesi={column.session.pk}&cara=formulir")
        forms = _explain(outcome, sheet, column, request.POST) if outcome else forms
    context = {"training": training, "sheet": sheet, "current": column, "forms": forms, "may_mark": True}
    context["is_wrong"] = any(form.is_wrong for form in forms)
    return render(request, "programs/sheet/day.html", context, status=UNPROCESSABLE)


def _mark_or_say(request, training, changes):
    try:
        return attendance.mark(training=training, changes=changes, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return None


def _explain(outcome, sheet, column, data) -> list[MarkForm]:
    """The same forms, each conflict beside its person; sending again then overwrites knowingly."""
    data, problems = data.copy(), {}
    for conflict in outcome.conflicts:
        now = conflict.mark.get_status_display() if conflict.mark else "dikosongkan"
        by = f" oleh {conflict.mark.marked_by}" if conflict.mark else ""
        problems[conflict.change.enrolment_id] = (
            f"Baru saja dicatat {now.lower()}{by}. Simpan lagi bila pilihan Anda yang benar."
        )
        data[f"e{conflict.change.enrolment_id}-was"] = conflict.mark.status if conflict.mark else attendance.NO_MARK
    problems |= {refusal.change.enrolment_id: refusal.sentence for refusal in outcome.refused}
    for change in outcome.saved:
        data[f"e{change.enrolment_id}-was"] = change.status
    forms = _forms(sheet, column, data)
    for form in forms:
        form.conflict = problems.get(form.row.enrolment.pk, "")
    return forms
