"""Official figures: the page, one figure with its history, its correction, and a sheet of them that comes in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from programs.actions import statistics
from programs.forms.errors import place
from programs.forms.statistics import SheetForm, StatisticFileForm, StatisticForm
from programs.forms.trainings import ReasonForm
from programs.importing import cells
from programs.models import Statistic
from programs.statistics.overview import Overview
from programs.statistics.plan import Plan
from programs.statistics.template import rules, template
from rusunpreneur import changelog
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.history import because

READERS = (Role.STAFF, Role.OFFICIAL, Role.COORDINATOR)
UNPROCESSABLE = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def keeps_figures(user) -> bool:
    """Figures of all Jakarta are kept by the office of all Jakarta."""
    return user.access.is_everywhere(*OFFICE)


def _only_keepers(request):
    if not keeps_figures(request.user):
        raise PermissionDenied


@require_GET
@allow(*READERS)
def statistic_list(request):
    overview = Overview(request.user, request.GET.get("tahun", ""))
    context = {"overview": overview, "may_change": keeps_figures(request.user)}
    return render(request, "programs/statistic/list.html", context)


@require_GET
@allow(*READERS)
def statistic_detail(request, pk):
    seen = Statistic.objects.visible_to(request.user).select_related("city", "source")
    statistic = get_object_or_404(seen, pk=pk)
    context = {
        "statistic": statistic,
        "entries": changelog.of(statistic),
        "may_change": keeps_figures(request.user),
    }
    return render(request, "programs/statistic/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def statistic_correct(request, pk):
    _only_keepers(request)
    mine = Statistic.objects.editable_by(request.user).select_related("city", "source")
    statistic = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = StatisticForm(request.POST or None, instance=statistic)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Koreksi tersimpan. Angka lamanya ada di riwayat di bawah.")
            return redirect(statistic)
    context = {"form": form, "statistic": Statistic.objects.select_related("city", "source").get(pk=pk)}
    return render(request, "programs/statistic/correct.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def statistic_remove(request, pk):
    """A figure that should never have stood here; its history stays."""
    _only_keepers(request)
    statistic = get_object_or_404(Statistic.objects.editable_by(request.user).select_related("city"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), because(form.cleaned_data["reason"]):
            statistic.delete()
        messages.success(request, f"Angka {statistic.part} {statistic.period} dihapus.")
        return redirect("statistic_list")
    context = {"form": form, "statistic": statistic}
    return render(request, "programs/statistic/remove.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def statistic_import(request):
    _only_keepers(request)
    form = StatisticFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        plan = Plan.of(form.sheet)
        return _preview(request, plan, SheetForm.about(plan, cells.text(form.cleaned_data["file"].name)[:160]))
    context = {"form": form, "rules": rules()}
    return render(request, "programs/statistic/import.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow(Role.STAFF)
def statistic_load(request):
    """Write the sheet that was looked at."""
    _only_keepers(request)
    form = SheetForm(request.POST)
    if not form.is_valid():
        for sentence in form.errors.get("sheet", ["Kirim berkasnya sekali lagi."])[:1]:
            messages.error(request, sentence)
        return redirect("statistic_import")
    sheet, address = form.cleaned_data["sheet"], reverse("statistic_list")
    try:
        with submissions.once(request) as submission:
            if submission.is_repeat:
                return redirect(submission.answer)
            said = {name: form.cleaned_data[name] for name in ("seen", "reason")}
            plan = statistics.load(sheet=sheet, filename=form.filename, **said)
            submission.answered(address)
    except ValidationError as error:
        return _refused(request, form, error)
    messages.success(request, outcome(plan))
    return redirect(address)


def outcome(plan: Plan) -> str:
    """`14 angka baru, 1 dikoreksi. 2 sudah tercatat sama.`"""
    if not plan.is_writable:
        return statistics.NOTHING_NEW
    said = [f"{len(plan.new)} angka baru"] * bool(plan.new) + [f"{len(plan.changed)} dikoreksi"] * bool(plan.changed)
    same = f" {len(plan.same)} sudah tercatat sama." if plan.same else ""
    return f"{', '.join(said)}.{same}"


def _preview(request, plan, form):
    context = {"plan": plan, "form": form, "nothing_new": statistics.NOTHING_NEW}
    return render(request, "programs/statistic/preview.html", context, status=UNPROCESSABLE if form.errors else 200)


def _refused(request, form, error):
    """The page once more, as things stand now; what was typed stays."""
    plan = Plan.of(form.cleaned_data["sheet"])
    place(form, error)
    form.beside(plan)
    form.data = form.data.copy()
    form.data["seen"] = plan.fingerprint
    return _preview(request, plan, form)


@require_GET
@allow(Role.STAFF)
def statistic_template(request):
    _only_keepers(request)
    headers = {"Content-Disposition": 'attachment; filename="contoh-statistik.xlsx"'}
    return HttpResponse(template(), content_type=XLSX, headers=headers)
