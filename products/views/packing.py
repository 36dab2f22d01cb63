"""Goods on their way to a bazaar: packing, sending, the paper that goes with them, receiving."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.actions import packing
from products.documents import packing_pdf as paper
from products.forms.packing import PackingForm, ReceiveForm
from products.models import Bazaar, Invitation, PackingList
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports
from rusunpreneur.words import angka

WORKERS = (Role.STAFF, Role.COORDINATOR)
UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(*WORKERS)
def packing_edit(request, pk, invitation_pk):
    mine = Invitation.objects.editable_by(request.user).coming().select_related("bazaar", "rusunawa")
    invitation = get_object_or_404(mine, pk=invitation_pk, bazaar=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:100]
    shows_all = request.GET.get("semua") == "1"
    form = PackingForm(
        request.POST if request.method == "POST" else None, invitation=invitation, named=wanted, shows_all=shows_all
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_write_once(request, form))
        except ValidationError as error:
            form.explain(error)
    context = {"bazaar": invitation.bazaar, "invitation": invitation, "form": form, "products": form.shown_rows}
    context["wanted"] = wanted
    status = UNPROCESSABLE if form.all_problems else 200
    return render(request, "products/packing/form.html", context, status=status)


def _write_once(request, form) -> str:
    leaves = request.POST.get("langkah") == "berangkat"
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        packing_list = form.write(by=request.user)
        if leaves:
            packing.send(packing_list=packing_list, by=request.user)
        bazaar = form.invitation.bazaar
        submission.answered(bazaar.get_absolute_url() if leaves else request.path)
    said = "Barang berangkat. Stok gudang sudah berkurang." if leaves else "Daftar barang tersimpan."
    messages.success(request, said)
    return submission.answer


@require_GET
@allow(*WORKERS, Role.CASHIER)
@exports
def packing_pdf(request, pk, list_pk):
    packing_list = _seen(request, pk, list_pk)
    content = paper.render(packing_list)
    return FileResponse(BytesIO(content), content_type="application/pdf", filename=paper.filename(packing_list))


def _seen(request, pk, list_pk) -> PackingList:
    seen = PackingList.objects.visible_to(request.user).select_related("invitation__bazaar", "invitation__rusunawa")
    return get_object_or_404(seen, pk=list_pk, invitation__bazaar=pk)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.CASHIER)
def packing_receive(request, pk, list_pk):
    bazaar = get_object_or_404(Bazaar.objects.sold_at_by(request.user), pk=pk)
    rows = PackingList.objects.sent().select_related("invitation__rusunawa")
    packing_list = get_object_or_404(rows, pk=list_pk, invitation__bazaar=bazaar)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReceiveForm(request.POST if request.method == "POST" else None, packing_list=packing_list)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_receive_once(request, form, bazaar))
        except ValidationError as error:
            form.explain(error)
    context = {"bazaar": bazaar, "packing_list": packing_list, "form": form}
    status = UNPROCESSABLE if form.all_problems else 200
    return render(request, "products/packing/receive.html", context, status=status)


def _receive_once(request, form, bazaar) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        form.receive(by=request.user)
        submission.answered(bazaar.get_absolute_url())
    arrived = sum(one.arrived for one in form.arrivals)
    messages.success(request, f"{angka(arrived)} barang tiba dan bisa dijual.")
    return submission.answer
