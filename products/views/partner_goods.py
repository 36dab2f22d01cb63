"""Working on an order of a company: material, pieces handed in, deliveries, what is accepted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from participants.models import Rusunawa
from products.actions import deliveries, materials, piecework
from products.forms.partner_goods import CloseForm, DecisionForm, DeliveryForm, HandInForm, MaterialMoveForm, workers_of
from products.forms.piecework import ReasonForm
from products.models import MaterialMove, PartnerDelivery, PartnerInspection, PieceworkOrder
from products.views.rows import UNPROCESSABLE
from products.workers import names_for
from programs.views.once import acted_once
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions

SHOWN = 30


def answered(request, form, act, *, said=""):
    """Where to go once the form was carried out; nothing while something has to be put right."""
    return acted_once(request, form, act, said=said) if request.method == "POST" and form.is_valid() else ""


def shown(request, template, form, context):
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def worked_on(user, pk) -> PieceworkOrder:
    orders = PieceworkOrder.objects.visible_to(user) & PieceworkOrder.objects.worked_by(user)
    return get_object_or_404(orders.under_way().select_related("contract__partner", "product"), pk=pk)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def material_moves(request, pk):
    order = worked_on(request.user, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = MaterialMoveForm(request.POST or None, order=order, user=request.user)

    def act():
        form.move(by=request.user)
        return request.path

    if answer := answered(request, form, act, said="Bahan tercatat."):
        return redirect(answer)
    moves = MaterialMove.objects.filter(material__order=order).select_related("material", "holder", "booked_by")
    if not request.user.access.has(*OFFICE):
        moves = moves.filter(holder__in=[maker.pk for maker in form.holders.values()])
    moves = moves.select_related("reversal")[:SHOWN]
    return shown(request, "products/piecework/material.html", form, {"order": order, "moves": moves})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def material_take_back(request, pk):
    moves = MaterialMove.objects.filter(reverses=None).select_related("material__order", "holder")
    move = get_object_or_404(moves, pk=pk)
    order = worked_on(request.user, move.material.order_id)
    mine = {share.maker_id for share in workers_of(order, request.user)}
    if not request.user.access.has(*OFFICE) and move.holder_id not in mine:
        raise PermissionDenied
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReasonForm(request.POST or None)

    def act():
        materials.take_back(move=move, reason=form.cleaned_data["reason"], by=request.user)
        return order.get_absolute_url()

    if answer := answered(request, form, act, said="Catatan bahan dibatalkan."):
        return redirect(answer)
    explained = f"{move}. Catatan ini dijawab dengan kebalikannya; keduanya tetap tersimpan."
    context = {"order": order, "title": "Batalkan catatan bahan", "explained": explained, "button": "Batalkan catatan"}
    return shown(request, "products/piecework/reason.html", form, context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.COORDINATOR)
def hand_in_create(request, pk):
    order = worked_on(request.user, pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    mine = {share.rusunawa_id for share in workers_of(order, request.user)}
    places = list(Rusunawa.objects.filter(pk__in=mine))
    wanted = request.GET.get("rusunawa", "")
    chosen = places[0] if len(places) == 1 else next((one for one in places if str(one.pk) == wanted), None)
    if chosen is None:
        return render(request, "products/piecework/hand_in_where.html", {"order": order, "places": places})
    form = HandInForm(request.POST or None, order=order, rusunawa=chosen, user=request.user)
    said = "Hasil tercatat dan menunggu QC."
    if answer := answered(request, form, lambda: form.hand_in(by=request.user).lot.get_absolute_url(), said=said):
        return redirect(answer)
    return shown(request, "products/piecework/hand_in.html", form, {"order": order, "rusunawa": chosen})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def partner_deliver(request, pk):
    orders = PieceworkOrder.objects.editable_by(request.user).under_way().select_related("contract__partner", "product")
    order = get_object_or_404(orders, pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = DeliveryForm(request.POST or None, order=order)
    said = "Penyerahan tercatat."
    if answer := answered(request, form, lambda: form.deliver(by=request.user).get_absolute_url(), said=said):
        return redirect(answer)
    return shown(request, "products/piecework/deliver.html", form, {"order": order})


def delivery_of(user, pk) -> PartnerDelivery:
    seen = PartnerDelivery.objects.filter(order__in=PieceworkOrder.objects.visible_to(user))
    return get_object_or_404(seen.select_related("order__contract__partner", "order__product", "claim"), pk=pk)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF, Role.PARTNER)
def partner_decide(request, pk):
    delivery = delivery_of(request.user, pk)
    order = delivery.order
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    if order.inspected_by_whom == PieceworkOrder.Inspector.US and not request.user.access.has(*OFFICE):
        raise PermissionDenied
    if request.method == "GET" and delivery.inspections.filter(reversed_at=None).exists():
        messages.info(request, f"{delivery} sudah diputuskan. Inilah hasilnya.")
        return redirect(delivery.get_absolute_url())
    form = DecisionForm(request.POST or None, delivery=delivery)

    def act():
        form.decide(by=request.user)
        return delivery.get_absolute_url()

    if answer := answered(request, form, act, said=f"Keputusan untuk {delivery} tersimpan."):
        return redirect(answer)
    names = names_for(request.user, order.work_shares.select_related("maker", "rusunawa"))
    rows = [(line, names.get(line.share.maker_id, ""), numbers, reason) for line, numbers, reason in form.rows]
    return shown(request, "products/piecework/decide.html", form, {"order": order, "delivery": delivery, "rows": rows})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def decision_take_back(request, pk):
    inspection = get_object_or_404(PartnerInspection.objects.select_related("delivery__order"), pk=pk)
    order = get_object_or_404(PieceworkOrder.objects.editable_by(request.user), pk=inspection.delivery.order_id)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = ReasonForm(request.POST or None)

    def act():
        deliveries.take_back(inspection=inspection, reason=form.cleaned_data["reason"], by=request.user)
        return order.get_absolute_url()

    if answer := answered(request, form, act, said="Keputusan dibatalkan. Penyerahannya bisa diputuskan lagi."):
        return redirect(answer)
    explained = "Kompensasi yang sudah dicatat dibatalkan persis, lalu penyerahan ini menunggu keputusan lagi."
    context = {"order": order, "title": f"Batalkan keputusan {inspection}", "explained": explained}
    return shown(request, "products/piecework/reason.html", form, {**context, "button": "Batalkan keputusan"})


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def piecework_close(request, pk):
    order = get_object_or_404(PieceworkOrder.objects.editable_by(request.user).under_way(), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = CloseForm(request.POST or None)

    def act():
        return piecework.close(order=order, note=form.cleaned_data["reason"], by=request.user).get_absolute_url()

    if answer := answered(request, form, act, said=f"{order} ditutup."):
        return redirect(answer)
    explained = (
        "Sesudah ditutup tidak ada lagi bahan, barang, atau keputusan yang dicatat. Pembayaran mitra masih bisa."
    )
    context = {"order": order, "title": f"Tutup {order}", "explained": explained, "button": "Tutup pesanan"}
    return shown(request, "products/piecework/reason.html", form, context)
