"""The catalogue: what is made, one product with all that is known of it, adding and changing one."""

from csp.constants import NONE
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods
from django_tables2 import RequestConfig

from participants.pages import CappedPaginator
from products.catalogue import ProductPage
from products.changes import PAGE_SIZE as CHANGES_A_PAGE
from products.changes import ProductChanges
from products.filters import ProductFilter
from products.forms.products import NewProductForm, ProductForm
from products.models import Product
from products.photos import ROW
from products.product_table import ProductTable
from programs.forms.errors import place
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.pictures import reduced

READERS = (Role.STAFF, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
PAGE_SIZE = 50
UNPROCESSABLE = 422
ONE_DAY = 86_400


@require_GET
@allow(*READERS)
def product_list(request):
    narrowed = ProductFilter(request.GET, queryset=Product.objects.visible_to(request.user), user=request.user)
    table = ProductTable(narrowed.qs.with_price().select_related("skill"), user=request.user)
    paginate = {"per_page": PAGE_SIZE, "paginator_class": CappedPaginator, "counted": narrowed.qs}
    RequestConfig(request, paginate=paginate).configure(table)
    context = {
        "filter": narrowed,
        "filter_fields": [narrowed.form[name] for name in ("keahlian", "keadaan")],
        "table": table,
        "is_empty": not request.GET and not table.page.paginator.count,
        "may_change": request.user.access.has(*OFFICE),
    }
    return render(request, "products/product/list.html", context)


@require_GET
@allow(*READERS)
def product_detail(request, pk):
    products = Product.objects.visible_to(request.user).select_related("skill")
    product = get_object_or_404(products, pk=pk)
    context = {
        "product": product,
        "page": ProductPage(product, request.user),
        "may_change": request.user.access.has(*OFFICE),
    }
    return render(request, "products/product/detail.html", context)


@require_GET
@allow(Role.STAFF)
def product_changes(request, pk):
    product = get_object_or_404(Product.objects.visible_to(request.user), pk=pk)
    template = "products/product/_changes.html" if request.htmx else "products/product/changes.html"
    page = Paginator(ProductChanges(product), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    title = "Jejak perubahan" if request.htmx else ""  # else the heading of the page
    return render(request, template, {"product": product, "page": page, "title": title})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def product_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewProductForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_create_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"form": form, "product": None}
    return render(request, "products/product/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _create_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        product = form.save()
        submission.answered(product.get_absolute_url())
    messages.success(request, f"{product.name} masuk katalog. Susun ceklis QC-nya di bawah.")
    return product.get_absolute_url()


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def product_edit(request, pk):
    mine = Product.objects.editable_by(request.user)
    product = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = ProductForm(request.POST or None, request.FILES or None, instance=product)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Perubahan tersimpan.")
        return redirect(product)
    context = {"form": form, "product": product}
    return render(request, "products/product/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(*READERS, Role.CASHIER)
@csp_replace({"default-src": [NONE], "sandbox": True})
@cache_control(private=True, max_age=ONE_DAY)
def product_photo(request, pk):
    """With `?kecil` as small as a row of the list shows it."""
    product = get_object_or_404(Product.objects.visible_to(request.user).exclude(photo=""), pk=pk)
    try:
        photo = product.photo.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    if "kecil" in request.GET:
        with photo:
            return HttpResponse(reduced(photo, ROW), content_type="image/jpeg")
    return FileResponse(photo, content_type="image/jpeg", filename=f"produk-{pk}.jpg")
