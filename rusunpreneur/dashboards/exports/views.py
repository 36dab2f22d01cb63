"""Files of long lists: a short one at once, a long one when it is written; each only for who asked for it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from rusunpreneur.access import allow
from rusunpreneur.accounts.limits import exports
from rusunpreneur.accounts.models import Export
from rusunpreneur.dashboards import scopes
from rusunpreneur.dashboards.exports import queue, registry, workbook
from rusunpreneur.dashboards.exports.lists import LongList

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNPROCESSABLE = 422
MOST_AT_ONCE = 5_000
LOOKS_AGAIN = 2  # seconds


@require_http_methods(["GET", "POST"])
@allow(*scopes.READERS)
def export_list(request, name):
    """How far the file of this list is; sending the form asks for it."""
    listing = registry.asked(request.user, name, request.GET)
    if request.method == "POST":
        return _ask(request, listing)
    export = queue.found(request.user, listing)
    if export is None and not listing.is_longer_than(MOST_AT_ONCE):
        return _at_once(request, listing)
    if export:
        queue.revive(export)
    return _page(request, listing, export)


def _ask(request, listing: LongList):
    try:
        queue.ask(user=request.user, listing=listing)
    except ValidationError as error:
        return _page(request, listing, queue.found(request.user, listing), refused=error.messages[0])
    return redirect(_address(listing))


def _address(listing: LongList) -> str:
    return f"{reverse('export_list', args=[listing.name])}?{listing.query}"


@exports
def _at_once(request, listing: LongList):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "daftar.xlsx"
        workbook.write(listing, path, by=request.user, total=listing.rows.count())
        answer = HttpResponse(path.read_bytes(), content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"{listing.filename}.xlsx")
    return answer


def _page(request, listing: LongList, export, refused: str = ""):
    context = {
        "listing": listing,
        "export": export,
        "address": _address(listing),
        "ahead": queue.ahead(export) if export and export.is_waiting else 0,
        "looks_again": LOOKS_AGAIN if export and export.is_under_way else 0,
        "refused": refused,
        "most_at_once": MOST_AT_ONCE,
    }
    whole, fetched = "dashboards/export/detail.html", "dashboards/export/_state.html"
    status = UNPROCESSABLE if refused else 200
    return render(request, fetched if request.htmx else whole, context, status=status)


@require_GET
@allow(*scopes.READERS)
@exports
def export_file(request, export_key):
    """404 for anybody else, and for her once she may see more or less than when it was written."""
    export = get_object_or_404(Export.objects.of(request.user), public_id=export_key)
    listing = registry.asked(request.user, export.name, QueryDict(export.query))
    if not export.is_ready:
        raise Http404
    try:
        file = export.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(file, as_attachment=True, filename=f"{listing.filename}.xlsx", content_type=XLSX)
