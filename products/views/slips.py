"""What goes back to the makers: the slip of a judgement, and the photographs of what was found."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from products.limits import outside_limits, with_missed
from products.models import Finding, Inspection, Reading
from products.slips import slips_of
from products.views.inspections import READERS
from rusunpreneur.access import allow


@require_GET
@allow(*READERS)
def inspection_slip(request, pk):
    rows = Inspection.objects.visible_to(request.user).select_related("lot__product", "lot__rusunawa")
    inspection = get_object_or_404(with_missed(rows), pk=pk)
    lot = inspection.lot
    context = {
        "inspection": inspection,
        "lot": lot,
        "slips": slips_of(inspection),
        "outside_limits": outside_limits(inspection),
        "may_reverse": lot.is_inspected_by(request.user) and not inspection.is_reversed,
    }
    return render(request, "products/inspection/slip.html", context)


@require_GET
@allow(*READERS)
@csp_replace({"default-src": [NONE], "sandbox": True})
def finding_photo(request, pk):
    seen = Inspection.objects.visible_to(request.user)
    return _photo(get_object_or_404(Finding.objects.exclude(photo=""), pk=pk, verdict__inspection__in=seen))


@require_GET
@allow(*READERS)
@csp_replace({"default-src": [NONE], "sandbox": True})
def reading_photo(request, pk):
    seen = Inspection.objects.visible_to(request.user)
    return _photo(get_object_or_404(Reading.objects.exclude(photo=""), pk=pk, inspection__in=seen))


def _photo(row) -> FileResponse:
    try:
        content = row.photo.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, content_type="image/jpeg", filename=f"Foto QC {row.pk}.jpg")
