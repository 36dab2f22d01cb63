"""What belongs to a product or a skill: pages of rows, and what curators ask for."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products.forms.catalogue import Checklist, Defects, Materials, Prices
from products.forms.readiness import ReadinessForm
from products.models import Product
from products.views.rows import edit_rows
from programs.models import Skill
from rusunpreneur.access import Role, allow

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def product_checklist(request, pk):
    return edit_rows(request, Product.objects.editable_by(request.user), pk, Checklist)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def product_prices(request, pk):
    return edit_rows(request, Product.objects.editable_by(request.user), pk, Prices)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def product_materials(request, pk):
    return edit_rows(request, Product.objects.editable_by(request.user), pk, Materials)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def defect_edit(request, pk):
    return edit_rows(request, Skill.objects.all(), pk, Defects, back=reverse("defect_list"))


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def product_readiness(request, pk):
    mine = Product.objects.editable_by(request.user)
    product = get_object_or_404(mine.select_for_update() if request.method == "POST" else mine, pk=pk)
    form = ReadinessForm(request.POST if request.method == "POST" else None, instance=product)
    if request.method == "POST" and form.is_valid():
        form.confirm(by=request.user)
        messages.success(request, "Kesiapan kurasi tersimpan.")
        return redirect(product)
    context = {"form": form, "product": product}
    return render(request, "products/product/readiness.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
def defect_list(request):
    skills = Skill.objects.filter(is_active=True).prefetch_related("defects")
    context = {"skills": skills, "may_change": request.user.access.has(Role.ADMIN, Role.STAFF)}
    return render(request, "products/product/defects.html", context)
