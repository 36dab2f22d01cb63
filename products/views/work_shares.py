"""Sharing an order out over the makers of chosen rusunawa."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from participants.models import Rusunawa
from products.entry import places_of
from products.forms.work_shares import WorkShareForm
from products.models import PieceworkOrder
from products.views.rows import UNPROCESSABLE
from programs.views.once import acted_once
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def work_shares(request, pk):
    orders = (
        PieceworkOrder.objects.editable_by(request.user)
        .under_way()
        .select_related("product")
        .prefetch_related("work_shares")
    )
    order = get_object_or_404(orders, pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    places = places_of(request.user)
    chosen = _chosen(request, order, places)
    form = WorkShareForm(request.POST or None, order=order, rusunawa=chosen)
    if request.method == "POST" and form.is_valid():

        def act():
            return form.share_out(by=request.user).get_absolute_url()

        if answer := acted_once(request, form, act, said=form.said()):
            return redirect(answer)
    context = {
        "form": form,
        "order": order,
        "places": [(place, place in chosen) for place in places],
        "shared": sum(share.quantity for share in order.work_shares.all()),
    }
    return render(request, "products/piecework/shares.html", context, status=UNPROCESSABLE if form.errors else 200)


def _chosen(request, order, places) -> list[Rusunawa]:
    """Those of the address; else where there are shares already."""
    keys = [int(key) for key in request.GET.getlist("rusunawa") if key.isdecimal() and len(key) < 10]
    if not keys:
        keys = [share.rusunawa_id for share in order.work_shares.all()]
    return [place for place in places if place.pk in keys]
