"""Paying people: who is owed, proposing a run, approving it, handing the money over."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from products import payable
from products.actions import payouts as actions
from products.documents import payout_pdf
from products.forms.payouts import PayForm, ProposalForm, ReasonForm
from products.models import Payout, PayoutRun
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports
from rusunpreneur.words import rupiah

READERS = (Role.STAFF, Role.COORDINATOR)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def payout_create(request):
    source = payable.source_from(request.GET, request.user)
    if source is None:
        context = {
            "places": payable.places_owed(request.GET, request.user),
            "months": payable.recent_months(),
            "month": request.GET.get("bulan", ""),
        }
        return render(request, "products/payout/where.html", context)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    preview = payable.Payable(source)
    form = ProposalForm(request.POST or None, payable=preview)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_once(request, lambda: form.propose(by=request.user).get_absolute_url()))
        except ValidationError as error:
            form.explain(error)
    context = {"form": form, "payable": preview, "source": source}
    return render(request, "products/payout/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _once(request, act) -> str:
    with submissions.once(request) as submission:
        if not submission.is_repeat:
            submission.answered(act())
        return submission.answer


@require_GET
@allow(*READERS)
def payout_run(request, pk):
    return _page_of(request, _run(request.user, pk))


def _run(user, pk) -> PayoutRun:
    seen = PayoutRun.objects.visible_to(user)
    return get_object_or_404(seen.select_related("rusunawa", "bazaar", "claim", "created_by", "approved_by"), pk=pk)


def _page_of(request, run, *, refused=""):
    unread = [f"participant__{name}" for name in ("nik_encrypted", "phone", "ktp_address")]
    rows = run.payouts.select_related("participant", "paid_by").defer(*unread)
    rows = list(rows.order_by("participant__name", "pk"))
    standing = [row for row in rows if not row.reversed_at]
    is_office = run_is_for_office(request.user, run)
    paid = [row for row in standing if row.paid_at]
    context = {
        "run": run,
        "state": run.state_with(unpaid=len(standing) - len(paid), paid=len(paid)),
        "rows": rows,
        "total": sum(row.amount_rupiah for row in standing),
        "paid": sum(row.amount_rupiah for row in paid),
        "waiting_cash": [row for row in standing if not row.paid_at and row.method == Payout.Method.CASH],
        "is_open": run.approved_at and not run.cancelled_at,
        "may_approve": is_office and run.created_by_id != request.user.pk,
        "may_cancel": is_office and not run.cancelled_at and not paid,
        "may_reverse": is_office,
        "changed": actions.changed(row for row in standing if not row.paid_at),
        "refused": refused,
        "form": ReasonForm(),
    }
    return render(request, "products/payout/run.html", context, status=UNPROCESSABLE if refused else 200)


def run_is_for_office(user, run) -> bool:
    return user.access.covers(*OFFICE, city_id=run.rusunawa.city_id, rusunawa_id=run.rusunawa_id)


@require_POST
@allow(Role.STAFF)
def payout_approve(request, pk):
    run = get_object_or_404(PayoutRun.objects.editable_by(request.user), pk=pk)
    said = "Daftar bayar disetujui. Sekarang bisa dibayarkan."
    return _act(request, run, lambda: actions.approve(run=run, by=request.user), said)


@require_POST
@allow(*READERS)
def payout_pay_all(request, pk):
    run = _run(request.user, pk)
    said = "Semua yang tunai dicatat sudah dibayar."
    return _act(request, run, lambda: actions.pay_all(run=run, by=request.user), said)


@require_POST
@allow(Role.STAFF)
def payout_cancel(request, pk):
    run = get_object_or_404(PayoutRun.objects.editable_by(request.user), pk=pk)
    reason = request.POST.get("reason", "")[:200]
    return _act(
        request, run, lambda: actions.cancel(run=run, reason=reason, by=request.user), "Daftar bayar dibatalkan."
    )


def _act(request, run, act, said: str):
    """Do it once; what is refused stands on the page of the run."""
    if answer := submissions.answer_to(request):
        return redirect(answer)
    try:
        _once(request, lambda: (act(), run.get_absolute_url())[1])
    except ValidationError as error:
        return _page_of(request, _run(request.user, run.pk), refused=" ".join(error.messages))
    messages.success(request, said)
    return redirect(run)


@require_http_methods(["GET", "POST"])
@allow(*READERS)
def payout_pay(request, pk):
    payout = _payout(request.user, pk)
    form = PayForm(request.POST or None, request.FILES or None, payout=payout)
    said = f"{rupiah(payout.amount_rupiah)} untuk {payout.participant.name} dicatat sudah dibayar."
    return _ask(request, payout, form, lambda: form.pay(by=request.user), said, "products/payout/pay.html")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def payout_reverse(request, pk):
    payout = _payout(request.user, pk)
    if not run_is_for_office(request.user, payout.run):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)

    def act():
        return actions.reverse(payout=payout, reason=form.cleaned_data["reason"], by=request.user)

    said = "Pembayaran dibatalkan. Uangnya menjadi hak lagi."
    return _ask(request, payout, form, act, said, "products/payout/reverse.html")


@require_POST
@allow(Role.STAFF)
def payout_reckon(request, pk):
    payout = _payout(request.user, pk)
    if not run_is_for_office(request.user, payout.run):
        raise PermissionDenied
    said = f"Bagian {payout.participant.name} dihitung ulang."
    return _act(request, payout.run, lambda: actions.reckon_anew(payout=payout, by=request.user), said)


def _payout(user, pk) -> Payout:
    seen = Payout.objects.filter(run__in=PayoutRun.objects.visible_to(user))
    return get_object_or_404(seen.select_related("participant", "run__rusunawa", "run__bazaar", "run__claim"), pk=pk)


def _ask(request, payout, form, act, said, template):
    """One form about one payment: what is wrong stands beside its field."""
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    if request.method == "POST" and form.is_valid():
        try:
            answer = _once(request, lambda: (act(), payout.run.get_absolute_url())[1])
        except ValidationError as error:
            form.explain(error)
        else:
            messages.success(request, said)
            return redirect(answer)
    context = {"form": form, "payout": payout, "run": payout.run}
    return render(request, template, context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(*READERS)
@exports
def payout_receipts(request, pk):
    """Kuitansi: one for everybody in the run who is to sign."""
    run = _run(request.user, pk)
    return _unapproved(request, run) or _pdf(payout_pdf.receipts(run), f"{run} kuitansi.pdf")


@require_GET
@allow(*READERS)
@exports
def payout_minutes(request, pk):
    run = _run(request.user, pk)
    return _unapproved(request, run) or _pdf(payout_pdf.minutes(run), f"{run} BAP.pdf")


def _unapproved(request, run):
    """Nobody signs for money that nobody has approved yet."""
    if run.approved_at and not run.cancelled_at:
        return None
    messages.info(request, "Belum disetujui, jadi kuitansi dan berita acaranya belum bisa dicetak.")
    return redirect(run)


def _pdf(content: bytes, name: str) -> FileResponse:
    return FileResponse(BytesIO(content), content_type="application/pdf", filename=name)
