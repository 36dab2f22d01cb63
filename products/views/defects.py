"""Which defects are most frequent, and pieces that come back from rework."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from products.actions import stock
from products.forms.inspections import ReworkForm
from products.models import Lot, Share
from products.pareto import Pareto
from products.views.lots import page_of, seen_by
from programs.forms.errors import place
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import angka


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.QC)
def defect_chart(request):
    """Inspectors read the makers' names; who mentors them opens their pages."""
    meets_makers = request.user.access.has(*OFFICE, Role.COORDINATOR)
    context = {"pareto": Pareto(request.GET, request.user), "meets_makers": meets_makers}
    return render(request, "products/defect/chart.html", context)


@require_POST
@allow(Role.STAFF, Role.COORDINATOR)
def rework_finish(request, pk):
    """Pieces of one maker are mended and wait for inspection again."""
    rows = Share.objects.filter(lot__in=Lot.objects.editable_by(request.user))
    share = get_object_or_404(rows.select_related("lot", "maker"), pk=pk)
    form = ReworkForm(request.POST, share=share)
    if form.is_valid():
        try:
            return redirect(_finish_once(request, form))
        except ValidationError as error:
            place(form, error)
    return page_of(request, get_object_or_404(seen_by(request.user), pk=share.lot_id), refused=form)


def _finish_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        share, quantity = form.share, form.cleaned_data["quantity"]
        stock.finish_rework(share=share, quantity=quantity, by=request.user)
        submission.answered(reverse("lot_detail", args=[share.lot_id]))
    messages.success(request, f"{angka(quantity)} barang {share.maker.name} kembali ke antrean QC.")
    return submission.answer
