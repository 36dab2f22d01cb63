"""What one person earned, for those who may read it; every look is noted. And putting it right by hand."""

from io import BytesIO

from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import looks
from products.documents import statement_pdf
from products.forms.adjustments import AdjustmentForm
from products.models import Account, IncomeLook
from products.statement import Period, Statement
from programs.views.once import acted_once
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports

UNPROCESSABLE = 422
READERS = (Role.STAFF, Role.COORDINATOR)


@require_GET
@allow(*READERS)
def statement(request, pk):
    account = account_of(request.user, pk)
    looks.note(people=[account.pk], where=IncomeLook.Where.STATEMENT, by=request.user)
    found = Statement(account, Period.of(request.GET), reader=request.user)
    context = {
        "account": account,
        "person": account.participant,
        "statement": found,
        "page": found.page(request.GET.get("page")),
        "payouts": found.opened_by_reader(),
        "may_adjust": request.user.access.has(*OFFICE),
    }
    return render(request, "products/statement/detail.html", context)


@require_GET
@allow(*READERS)
@exports
def statement_print(request, pk):
    account = account_of(request.user, pk)
    looks.note(people=[account.pk], where=IncomeLook.Where.PDF, by=request.user)
    found = Statement(account, Period.of(request.GET))
    content = BytesIO(statement_pdf.render(found))
    return FileResponse(content, content_type="application/pdf", filename=statement_pdf.filename(found))


def account_of(user, pk) -> Account:
    unread = [f"participant__{name}" for name in ("nik_encrypted", "phone", "ktp_address")]
    rows = Account.objects.visible_to(user).select_related("participant").defer(*unread)
    return get_object_or_404(rows, pk=pk)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def statement_adjust(request, pk):
    account = account_of(request.user, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = AdjustmentForm(request.POST or None, participant=account.participant, user=request.user)
    is_sent = request.method == "POST" and form.is_valid()
    is_sure = is_sent and request.POST.get("pasti") == f"{account.pk}:{form.change}"  # of this very amount
    said = "Penyesuaian dicatat."
    if is_sure and (answer := acted_once(request, form, lambda: _adjusted(request, form, pk), said=said)):
        return redirect(answer)
    is_asked_again = is_sent and form.is_valid() and not is_sure
    context = {"account": account, "person": account.participant, "form": form, "is_asked_again": is_asked_again}
    return render(request, "products/statement/adjust.html", context, status=UNPROCESSABLE if form.errors else 200)


def _adjusted(request, form, pk) -> str:
    form.adjust(by=request.user)
    return reverse("statement", args=[pk])
