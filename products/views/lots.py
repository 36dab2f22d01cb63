"""Lots: the list, one of them with its story, writing one down, putting it right."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from django_tables2 import RequestConfig

from participants.pages import CappedPaginator
from products import entry, makers, story
from products.changes import PAGE_SIZE as CHANGES_A_PAGE
from products.changes import Changes
from products.filters import LotFilter
from products.forms.lots import LotEditForm, LotForm, explain
from products.models import Lot
from products.tables import LotTable
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.choices import boxes
from rusunpreneur.words import angka

WRITERS = (Role.STAFF, Role.COORDINATOR)
READERS = (*WRITERS, Role.QC, Role.OFFICIAL)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(*READERS)
def lot_list(request):
    narrowed = LotFilter(request.GET, queryset=Lot.objects.visible_to(request.user), user=request.user)
    table = LotTable(narrowed.qs.for_lists(), user=request.user)
    paginate = {"per_page": PAGE_SIZE, "paginator_class": CappedPaginator, "counted": narrowed.qs}
    RequestConfig(request, paginate=paginate).configure(table)
    context = {
        "filter": narrowed,
        "filter_fields": boxes(narrowed, "keadaan", "produk", "rusunawa"),
        "search_hint": "Cari kode, produk, atau pembuat" if makers.may_name(request.user) else "Cari kode atau produk",
        "table": table,
        "is_empty": not request.GET and not table.page.paginator.count,
        "may_export": request.user.access.has(Role.ADMIN, *WRITERS, Role.OFFICIAL),
        "may_log": request.user.access.has(Role.ADMIN, *WRITERS),
    }
    return render(request, "products/lot/list.html", context)


@require_GET
@allow(*READERS)
def lot_detail(request, pk):
    return page_of(request, get_object_or_404(seen_by(request.user), pk=pk))


@require_GET
@allow(*READERS)
def lot_by_code(request, code):
    """What the QR of a label opens."""
    return page_of(request, get_object_or_404(seen_by(request.user), code=code.upper()))


def seen_by(user):
    return Lot.objects.visible_to(user).select_related("product__skill", "rusunawa", "logged_by")


def page_of(request, lot, *, refused=None):
    """The page of a lot; `refused` is the form of mended pieces that was sent from it and comes back."""
    told = story.Story(lot, request.user)
    context = {
        "lot": lot,
        "state": told.state,
        "makers": told.whereabouts,
        "story": told.steps,
        "reworks": told.in_rework,
        "may_change": lot.is_logged_by_role(request.user),
        "refused": refused,
    }
    return render(request, "products/lot/detail.html", context, status=UNPROCESSABLE if refused else 200)


@require_GET
@allow(*WRITERS)
def lot_changes(request, pk):
    lot = get_object_or_404(Lot.objects.visible_to(request.user), pk=pk)
    template = "products/lot/_changes.html" if request.htmx else "products/lot/changes.html"
    page = Paginator(Changes(lot), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    title = "Jejak perubahan" if request.htmx else ""  # else the heading of the page
    return render(request, template, {"lot": lot, "page": page, "title": title})


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def lot_create(request):
    earlier = entry.to_repeat(request.user, request.GET.get("ulang"))
    rusunawa = earlier.rusunawa if earlier else entry.rusunawa_of(request.user, request.GET.get("rusunawa"))
    if rusunawa is None:
        return render(request, "products/lot/where.html", {"places": entry.places_of(request.user)})
    form = LotForm(request.POST or None, request.FILES or None, rusunawa=rusunawa, earlier=earlier)
    if request.method == "POST" and not form.is_only_adding and (answer := _answer(request, form)):
        return redirect(answer)
    context = {"form": form, "rusunawa": rusunawa, "recent": [] if earlier else form.lately.repeatable}
    context["today"] = timezone.localdate()
    has_errors = form.is_bound and not form.is_only_adding and form.errors
    return render(request, "products/lot/form.html", context, status=UNPROCESSABLE if has_errors else 200)


def _answer(request, form) -> str:
    """Where the lot is; nothing when something has to be put right first."""
    if not form.is_valid():
        return submissions.answer_to(request)
    try:
        return _log_once(request, form)
    except ValidationError as error:
        form.explain(error)
        return ""


def _log_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        lot = form.log(by=request.user)
        submission.answered(lot.get_absolute_url())
    said = f"Tercatat sebagai {lot.code}: {angka(lot.quantity)} {lot.product}. Sekarang menunggu QC."
    messages.success(request, said)
    most = max(form.cleaned_data["makers"].values())
    if not lot.product.fits_in_a_week(most):
        doubt = f"{angka(most)} {lot.product.get_unit_display()} dari satu orang? Kalau salah ketik, pilih Ubah."
        messages.warning(request, doubt)
    return lot.get_absolute_url()


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def lot_edit(request, pk):
    with transaction.atomic():
        mine = Lot.objects.editable_by(request.user).select_related("product", "rusunawa")
        if request.method == "POST":
            mine = mine.select_for_update(of=("self",), no_key=True)
        lot = get_object_or_404(mine, pk=pk)
        form = LotEditForm(request.POST or None, request.FILES or None, instance=lot)
        if request.method == "POST" and not form.is_only_adding and form.is_valid():
            try:
                form.correct(by=request.user)
            except ValidationError as error:
                explain(form, error)
            else:
                messages.success(request, "Koreksi tersimpan.")
                return redirect(lot)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/lot/edit.html", {"form": form, "lot": lot}, status=status)


@require_GET
@allow(*READERS)
@csp_replace({"default-src": [NONE], "sandbox": True})
def lot_photo(request, pk):
    lot = get_object_or_404(Lot.objects.visible_to(request.user).exclude(photo=""), pk=pk)
    try:
        return FileResponse(lot.photo.open("rb"), content_type="image/jpeg", filename=f"{lot.code}.jpg")
    except FileNotFoundError:
        raise Http404 from None
