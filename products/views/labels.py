"""Labels for lots: choosing them, and the sheet to print."""

from io import BytesIO

from django.db.models import Prefetch
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from products.documents import labels_pdf
from products.forms.labels import LabelsForm
from products.models import Lot, Share
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts.limits import exports

WRITERS = (Role.STAFF, Role.COORDINATOR)
OFFERED = 30
#: no more of a maker than the name
NAMED = Share.objects.select_related("maker").only("lot", "quantity", "maker__name").order_by("pk")
UNPROCESSABLE = 422


@require_GET
@allow(*WRITERS)
def label_form(request):
    """Opened with `?lot=` these are chosen; those written down last are offered beside them."""
    chosen = _asked(request)
    return _page(request, LabelsForm(initial={"mulai": 1}, lots=_lots(request)), chosen)


@require_GET
@allow(*WRITERS)
@exports
def lot_labels(request):
    if not request.GET:
        return label_form(request)
    form = LabelsForm(request.GET, lots=_lots(request).prefetch_related(Prefetch("shares", NAMED)))
    chosen = _asked(request)
    if not form.is_valid():
        return _page(request, form, chosen, status=UNPROCESSABLE)
    wanted = form.wanted()
    return FileResponse(
        BytesIO(labels_pdf.render(wanted)), content_type="application/pdf", filename=labels_pdf.filename(wanted)
    )


def _lots(request):
    return Lot.objects.editable_by(request.user).select_related("product", "rusunawa")


def _asked(request) -> list[Lot]:
    """The lots of the address; one that is not this user's is not there."""
    keys = request.GET.getlist("lot")
    if not all(key.isdecimal() and len(key) < 10 for key in keys):
        raise Http404
    found = list(_lots(request).filter(pk__in=keys))
    if len(found) < len({int(key) for key in keys}):
        raise Http404
    return found


def _page(request, form, chosen, status=200):
    lots = {lot.pk: lot for lot in (*chosen, *_lots(request).order_by("-logged_at")[:OFFERED])}
    keys = {lot.pk for lot in chosen}
    context = {"form": form, "lots": [(lot, lot.pk in keys) for lot in lots.values()]}
    return render(request, "products/lot/labels.html", context, status=status)
