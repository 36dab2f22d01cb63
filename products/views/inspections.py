"""QC: the queue, judging a lot, what was judged, taking a judgement back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from participants.models import Assignment
from products import judged
from products.actions import inspections
from products.forms.examination import Examination
from products.forms.inspections import ReversalForm
from products.limits import outside_limits, with_missed
from products.models import Finding, Inspection, Lot, Verdict
from products.queue import Queue
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

READERS = (Role.QC, Role.STAFF, Role.COORDINATOR)
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def qc_queue(request):
    return render(request, "products/inspection/queue.html", {"queue": Queue(request.GET, request.user)})


@require_GET
@allow(*READERS)
def inspection_list(request):
    return render(
        request, "products/inspection/list.html", {"page": judged.page_of(request.user, request.GET.get("page"))}
    )


@require_http_methods(["GET", "POST"])
@allow(*READERS)
def qc_inspect(request, lot_pk):
    if request.method == "POST":
        return _judge(request, lot_pk)
    lot = _lot(request, lot_pk)
    return _page(request, lot, Examination(lot))


@allow(Role.QC)
def _judge(request, lot_pk):
    lot = _lot(request, lot_pk)
    examination = Examination(lot, request.POST, request.FILES)
    if examination.is_valid():
        try:
            return redirect(_carry_out_once(request, examination))
        except ValidationError as error:
            examination.refuse(error)
    elif answer := submissions.answer_to(request):
        return redirect(answer)
    examination.show_what_waits_now()
    return _page(request, lot, examination)


def _lot(request, pk) -> Lot:
    rows = Lot.objects.visible_to(request.user).select_related("product__skill", "rusunawa", "logged_by")
    return get_object_or_404(rows, pk=pk)


def _carry_out_once(request, examination) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        inspection = examination.carry_out(by=request.user)
        submission.answered(reverse("inspection_slip", args=[inspection.pk]))
    messages.success(request, f"Hasil {examination.lot.code} tersimpan. Ini slip untuk pembuatnya.")
    return submission.answer


def _page(request, lot, examination):
    may_inspect = lot.is_inspected_by(request.user)
    others = [] if may_inspect else Assignment.objects.inspectors_of(lot.rusunawa)
    context = {
        "lot": lot,
        "examination": examination,
        "may_inspect": may_inspect,
        "inspectors": ", ".join(name for name in others if name != request.user.name),
        "may_mend": lot.is_logged_by_role(request.user),
        "is_own": lot.logged_by_id == request.user.pk,
        "inspections": history_of(lot),
    }
    status = UNPROCESSABLE if examination.is_wrong else 200
    return render(request, "products/inspection/page.html", context, status=status)


def history_of(lot) -> list[Inspection]:
    """Every judgement of a lot with what was found of whom and measured outside its limits, the newest first."""
    found = Finding.objects.select_related("defect")
    verdicts = Verdict.objects.select_related("share__maker").prefetch_related(Prefetch("findings", found))
    rows = lot.inspections.select_related("inspected_by", "reversed_by").order_by("-pk")
    history = list(with_missed(rows).prefetch_related(Prefetch("verdicts", verdicts)))
    for inspection in history:
        inspection.outside_limits = outside_limits(inspection)
    return history


@require_http_methods(["GET", "POST"])
@allow(Role.QC)
def inspection_reverse(request, lot_pk, pk):
    rows = Inspection.objects.filter(lot__in=Lot.objects.visible_to(request.user))
    inspection = get_object_or_404(rows.select_related("lot__rusunawa", "lot__product"), pk=pk, lot=lot_pk)
    if not inspection.lot.is_inspected_by(request.user):
        raise PermissionDenied
    form = ReversalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            inspections.reverse(inspection=inspection, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, "Pemeriksaan dibatalkan. Barangnya menunggu diperiksa lagi.")
            return redirect("qc_inspect", lot_pk=lot_pk)
    context = {"inspection": inspection, "lot": inspection.lot, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/inspection/reverse.html", context, status=status)
