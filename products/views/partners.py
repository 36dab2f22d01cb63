"""Companies: the list, one with its people, contracts and orders."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from products.forms.partners import Contacts, Contracts, NewPartnerForm, PartnerForm, Users
from products.models import Partner, PieceworkOrder
from products.scorecard import scorecard
from products.views.rows import UNPROCESSABLE, edit_rows
from programs.views.once import acted_once
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

SHOWN = 10


@require_GET
@allow(Role.STAFF, Role.OFFICIAL)
def partner_list(request):
    running = Q(contracts__orders__accepted_at__isnull=False, contracts__orders__closed_at=None)
    running &= Q(contracts__orders__cancelled_at=None)
    rows = Partner.objects.visible_to(request.user).order_by("-is_active", "name")
    partners = rows.annotate(
        order_count=Count("contracts__orders", distinct=True),
        running_count=Count("contracts__orders", filter=running, distinct=True),
    )
    context = {"partners": partners, "may_change": request.user.access.has(*OFFICE)}
    return render(request, "products/partner/list.html", context)


@require_GET
@allow(Role.STAFF, Role.OFFICIAL, Role.PARTNER)
def partner_detail(request, pk):
    partner = get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)
    orders = PieceworkOrder.objects.visible_to(request.user).filter(contract__partner=partner)
    may_change = request.user.access.has(*OFFICE)
    context = {
        "partner": partner,
        "contracts": partner.contracts.all(),
        "orders": orders.select_related("product")[:SHOWN],
        "may_change": may_change,
        "may_list": request.user.access.has(*OFFICE, Role.OFFICIAL),
        "knows_people": may_change or request.user.access.has(Role.PARTNER),
    }
    if context["may_list"]:
        context["marks"] = scorecard(partner)
    if context["knows_people"]:
        context |= {"contacts": partner.contacts.all(), "users": partner.users.select_related("user")}
    return render(request, "products/partner/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewPartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = f"{form.instance.name} tercatat. Isi kontrak dan kontaknya di bawah."
        if answer := acted_once(request, form, lambda: form.save().get_absolute_url(), said=said):
            return redirect(answer)
    context = {"form": form, "partner": None}
    return render(request, "products/partner/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def partner_edit(request, pk):
    mine = Partner.objects.editable_by(request.user)
    partner = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = PartnerForm(request.POST or None, instance=partner)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Perubahan tersimpan.")
        return redirect(partner)
    context = {"form": form, "partner": partner}
    return render(request, "products/partner/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_contacts(request, pk):
    return edit_rows(request, Partner.objects.editable_by(request.user), pk, Contacts)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_contracts(request, pk):
    return edit_rows(request, Partner.objects.editable_by(request.user), pk, Contracts)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_users(request, pk):
    return edit_rows(request, Partner.objects.editable_by(request.user), pk, Users)
