"""Counting a store: the sheet to print, the page for what was counted, what earlier counts found."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products import counting, makers
from products.count_rows import rows
from products.documents import count_pdf
from products.forms.counts import USUAL_REASONS, CountForm
from products.models import StockCount
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports
from rusunpreneur.words import angka

WRITERS = (Role.STAFF, Role.COORDINATOR)
PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(*WRITERS, Role.OFFICIAL)
def count_list(request):
    earlier = StockCount.objects.visible_to(request.user).select_related("place__rusunawa", "counted_by")
    page = Paginator(earlier, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "stores": counting.stores_of(request.user),
        "page": page,
        "counts": counting.with_differences(page.object_list),
    }
    return render(request, "products/count/list.html", context)


@require_GET
@allow(*WRITERS, Role.OFFICIAL)
def count_detail(request, pk):
    seen = StockCount.objects.visible_to(request.user).select_related("place__rusunawa", "counted_by")
    [count] = counting.with_differences([get_object_or_404(seen, pk=pk)])
    page = Paginator(counting.differences_first(count), counting.PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"count": count, "page": page, "may_name": makers.may_name(request.user)}
    return render(request, "products/count/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(*WRITERS)
def count_create(request, pk):
    store = get_object_or_404(counting.stores_of(request.user), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:100]
    page = Paginator(counting.rows_of(store, wanted), counting.PAGE_SIZE).get_page(request.GET.get("page"))
    form = CountForm(request.POST or None, store=store, lines=counting.lines(page.object_list))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_book_once(request, form))
        except ValidationError as error:
            form.explain(error)
    context = {
        "store": store,
        "page": page,
        "form": form,
        "wanted": wanted,
        "rows": rows(form.entries.values()),
        "reasons": USUAL_REASONS,
    }
    status = UNPROCESSABLE if form.all_problems else 200
    return render(request, "products/count/form.html", context, status=status)


def _book_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        count = form.book(by=request.user)
        submission.answered(reverse("count_detail", args=[count.pk]))
    differing = sum(line.counted != line.expected for line in count.lines.all())
    said = f"{angka(differing)} baris berbeda dan sudah dibukukan." if differing else "Semuanya sesuai catatan."
    messages.success(request, f"Hitungan tersimpan. {said}")
    return submission.answer


@require_GET
@allow(*WRITERS)
@exports
def count_sheet_pdf(request, pk):
    store = get_object_or_404(counting.stores_of(request.user), pk=pk)
    lines = counting.lines(counting.rows_of(store))
    if not lines:
        messages.info(request, "Gudang ini kosong, jadi tidak ada yang dihitung.")
        return redirect("count_list")
    content = count_pdf.render(store, lines, with_expected=request.GET.get("jumlah") == "1")
    return FileResponse(BytesIO(content), content_type="application/pdf", filename=count_pdf.filename(store))
