"""What one person earned, for those who may read it; every look is noted. And putting it right by hand."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import looks
from products.forms.adjustments import AdjustmentForm
from products.models import Account, IncomeLook
from products.statement import lines_of, looks_at, months_of
from products.views.once import acted_once
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def statement(request, pk):
    account = _account(request.user, pk)
    looks.note(people=[account.pk], where=IncomeLook.Where.STATEMENT, by=request.user)
    context = {
        "account": account,
        "person": account.participant,
        "months": months_of(account.participant),
        "page": Paginator(lines_of(account.participant), PAGE_SIZE).get_page(request.GET.get("page")),
        "looks": looks_at(account.participant),
        "may_adjust": request.user.access.has(*OFFICE),
    }
    return render(request, "products/statement/detail.html", context)


def _account(user, pk) -> Account:
    return get_object_or_404(Account.objects.visible_to(user).select_related("participant"), pk=pk)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def statement_adjust(request, pk):
    account = _account(request.user, pk)
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
