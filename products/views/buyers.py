"""Who orders: the list, adding and changing one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from products.forms.buyers import BuyerForm, NewBuyerForm
from products.models import Buyer
from programs.forms.errors import place
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

PAGE_SIZE = 50
UNPROCESSABLE = 422


@require_GET
@allow(Role.STAFF)
def buyer_list(request):
    asked = request.GET.get("q", "").strip()[:100]
    buyers = Buyer.objects.visible_to(request.user).annotate(order_count=Count("orders")).order_by("name", "unit")
    for word in asked.split()[:8]:
        buyers = buyers.filter(name__icontains=word) | buyers.filter(unit__icontains=word)
    page = Paginator(buyers, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "products/buyer/list.html", {"page": page, "asked": asked})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def buyer_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewBuyerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            return redirect(_create_once(request, form))
        except ValidationError as error:
            place(form, error)
    return _page(request, form, None)


def _create_once(request, form) -> str:
    """Most buyers are written down because they order."""
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        buyer = form.save()
        submission.answered(f"{reverse('order_create')}?pembeli={buyer.pk}")
    messages.success(request, f"{buyer} tersimpan. Sekarang tulis pesanannya.")
    return submission.answer


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def buyer_edit(request, pk):
    mine = Buyer.objects.editable_by(request.user)
    buyer = get_object_or_404(mine.select_for_update() if request.method == "POST" else mine, pk=pk)
    form = BuyerForm(request.POST or None, instance=buyer)
    if form.is_bound and form.is_valid():
        form.save()
        messages.success(request, "Perubahan tersimpan.")
        return redirect("buyer_list")
    return _page(request, form, buyer)


def _page(request, form, buyer):
    context = {"form": form, "buyer": buyer}
    return render(request, "products/buyer/form.html", context, status=UNPROCESSABLE if form.errors else 200)
