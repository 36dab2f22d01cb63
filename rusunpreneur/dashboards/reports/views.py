"""Reports: what stands now, submitted and so frozen, signed off by somebody else, and what was written since."""

from urllib.parse import quote

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from products.actions import reports as actions
from products.bands import FEWEST
from products.forms.payouts import ReasonForm
from products.models import Report
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports
from rusunpreneur.dashboards import scopes
from rusunpreneur.dashboards.asking import asked, of_everybody
from rusunpreneur.dashboards.board import Board
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.reports import paper, workbook
from rusunpreneur.dashboards.reports.later import entries_after
from rusunpreneur.dashboards.reports.numbers import indicators_of, lines_of, numbers_of
from rusunpreneur.dashboards.reports.paper import Paper
from rusunpreneur.dashboards.scopes import Scope

PAGE_SIZE = 50
UNPROCESSABLE = 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNERS = (Role.STAFF, Role.OFFICIAL)


@require_GET
@allow(*scopes.READERS)
def report_list(request):
    rows = Report.objects.visible_to(request.user).select_related("city", "rusunawa", "submitted_by", "signed_by")
    page = Paginator(rows.defer("numbers"), PAGE_SIZE).get_page(request.GET.get("page"))
    reports = [(report, Period(report.first, report.last)) for report in page.object_list]
    return render(request, "dashboards/report/list.html", {"page": page, "reports": reports})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def report_create(request):
    """What would be frozen; sent, it is."""
    scope = scopes.asked(request.user, request.GET)
    question = asked(request.GET, scope)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    if not may_submit(request.user, scope):
        raise PermissionDenied
    plain = of_everybody(scope, question.period)
    numbers, refused = numbers_of(Board(plain)), ""
    if request.method == "POST":
        try:
            return redirect(_submitted(request, scope, plain.period, numbers))
        except ValidationError as error:
            refused = " ".join(error.messages)
    months = {"first": plain.period.first, "last": plain.period.last}
    standing = Report.objects.standing().filter(city=scope.city, rusunawa=scope.rusunawa, **months)
    context = {
        "scope": scope,
        "asked": question,
        "standing": standing.first(),
        "lines": lines_of(numbers, numbers["indicators"]),
        "is_running": plain.period.is_running,
        "few": FEWEST,
        "back": scope.address + plain.query,
        "refused": refused,
        "form": ReasonForm(),
    }
    return render(request, "dashboards/report/form.html", context, status=UNPROCESSABLE if refused else 200)


def may_submit(user, scope: Scope) -> bool:
    city, rusunawa = scope.city and scope.city.pk, scope.rusunawa and scope.rusunawa.pk
    return user.access.covers(*OFFICE, Role.COORDINATOR, city_id=city, rusunawa_id=rusunawa)


def _submitted(request, scope: Scope, period: Period, numbers: dict) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        place = {"city": scope.city, "rusunawa": scope.rusunawa}
        months = {"first": period.first, "last": period.last}
        report = actions.submit(**place, **months, numbers=numbers, by=request.user)
        submission.answered(report.get_absolute_url())
    messages.success(request, "Laporan diajukan. Angkanya sekarang tetap.")
    return report.get_absolute_url()


@require_GET
@allow(*scopes.READERS)
def report_detail(request, pk):
    return _page_of(request, _report(request.user, pk))


def _report(user, pk) -> Report:
    rows = Report.objects.visible_to(user)
    people = ("submitted_by", "signed_by", "withdrawn_by")
    return get_object_or_404(rows.select_related("city", "rusunawa__city", *people), pk=pk)


def _page_of(request, report: Report, *, refused: str = ""):
    board = _now(report)
    lines = lines_of(report.numbers, indicators_of(board))
    context = {
        "report": report,
        "period": board.question.period,
        "lines": [(line, board.opened(line.indicator.opens) if _opens(line.indicator) else "") for line in lines],
        "changed": sum(line.differs for line in lines),
        "entries": entries_after(report),
        "few": FEWEST,
        "may_sign": not report.is_withdrawn and not report.is_signed and _may_sign(request.user, report),
        "may_withdraw": not report.is_withdrawn and not report.is_signed and _may_withdraw(request.user, report),
        "refused": refused,
        "form": ReasonForm(),
    }
    return render(request, "dashboards/report/detail.html", context, status=UNPROCESSABLE if refused else 200)


def _now(report: Report) -> Board:
    """Of its place and months, as they stand."""
    scope, period = Scope(report.city, report.rusunawa), Period(report.first, report.last)
    return Board(of_everybody(scope, period))


def _opens(indicator) -> bool:
    """Not for people: who may see them opens all, where the report leaves small places out."""
    return bool(indicator.opens) and not (indicator.is_named or indicator.counts_once)


def _may_sign(user, report: Report) -> bool:
    place = {"city_id": report.city_id, "rusunawa_id": report.rusunawa_id}
    return user.pk != report.submitted_by_id and user.access.covers(Role.ADMIN, *SIGNERS, **place)


def _may_withdraw(user, report: Report) -> bool:
    place = {"city_id": report.city_id, "rusunawa_id": report.rusunawa_id}
    return user.pk == report.submitted_by_id or user.access.covers(*OFFICE, **place)


@require_POST
@allow(*SIGNERS)
def report_sign(request, pk):
    report = _report(request.user, pk)
    return _act(request, report, lambda: actions.sign(report=report, by=request.user), "Laporan disahkan.")


@require_POST
@allow(Role.STAFF, Role.COORDINATOR)
def report_withdraw(request, pk):
    report = _report(request.user, pk)
    if not _may_withdraw(request.user, report):
        raise PermissionDenied
    reason = request.POST.get("reason", "")[:200]
    said = "Laporan ditarik. Yang baru bisa diajukan."
    return _act(request, report, lambda: actions.withdraw(report=report, reason=reason, by=request.user), said)


def _act(request, report: Report, act, said: str):
    """Do it; what is refused stands on the page of the report."""
    try:
        act()
    except ValidationError as error:
        return _page_of(request, _report(request.user, report.pk), refused=" ".join(error.messages))
    messages.success(request, said)
    return redirect(report)


@require_GET
@allow(*scopes.READERS)
@exports
def report_file(request, pk, kind):
    report = _report(request.user, pk)
    lines = lines_of(report.numbers, indicators_of(_now(report)))
    return _file(Paper.of_report(report, lines, entries_after(report)), kind, request.user)


@require_GET
@allow(*scopes.READERS)
@exports
def dashboard_file(request, kind):
    """The dashboard of this moment on paper or for Excel, asked as the dashboard is."""
    question = asked(request.GET, scopes.asked(request.user, request.GET))
    return _file(Paper.of_now(question, numbers_of(Board(question))), kind, request.user)


def _file(written: Paper, kind: str, user) -> HttpResponse:
    if kind not in ("pdf", "xlsx"):
        raise Http404
    is_paper = kind == "pdf"
    content = paper.render(written) if is_paper else workbook.render(written, by=user)
    answer = HttpResponse(content, content_type="application/pdf" if is_paper else XLSX)
    plain = written.name.encode("ascii", "ignore").decode()
    where = "inline" if is_paper else "attachment"
    named = f"filename=\"{plain}.{kind}\"; filename*=UTF-8''{quote(written.name)}.{kind}"
    answer["Content-Disposition"] = f"{where}; {named}"
    return answer
