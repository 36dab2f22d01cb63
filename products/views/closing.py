"""The end of a bazaar: the count that closes it, what it brought, and opening it again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import closing
from products.bazaar_result import BazaarResult
from products.forms.closing import CloseForm
from products.models import Bazaar
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.CASHIER)
def bazaar_close(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.sold_at_by(request.user), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = CloseForm(request.POST if request.method == "POST" else None, bazaar=bazaar)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_close_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"bazaar": bazaar, "form": form, "unfinished": _unfinished(bazaar)}
    status = UNPROCESSABLE if form.all_problems else 200
    return render(request, "products/bazaar/close.html", context, status=status)


def _unfinished(bazaar) -> list[str]:
    try:
        closing.refuse_unfinished(bazaar)
    except ValidationError as error:
        return error.messages
    return []


def _close_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        form.close(by=request.user)
        submission.answered(form.bazaar.get_absolute_url())
    messages.success(request, "Bazar ditutup. Sisa barang sudah kembali ke gudang asalnya.")
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def bazaar_reopen(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.editable_by(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            closing.reopen(bazaar=bazaar, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Bazar dibuka lagi.")
            return redirect(bazaar)
    context = {"bazaar": bazaar, "form": form}
    return render(request, "products/bazaar/reopen.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
def bazaar_result(request, pk):
    bazaar = get_object_or_404(Bazaar.objects.visible_to(request.user), pk=pk)
    result = BazaarResult(bazaar, request.user)
    may_pay = result.is_whole and request.user.access.has(*OFFICE) and bool(bazaar.closed_at)
    context = {"bazaar": bazaar, "result": result, "may_pay": may_pay}
    return render(request, "products/bazaar/result.html", context)
