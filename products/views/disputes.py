"""What residents object to: read, replied to by the office and the coordinator, closed by the office."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from participants.models import Rusunawa
from participants.pages import CappedPaginator
from products.actions import looks
from products.forms.statements import ClosingForm, ReplyForm
from products.models import Dispute, IncomeLook
from products.statement_reading import lines_of_payout
from products.views.statements import READERS
from programs.views.once import acted_once
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions

PAGE_SIZE = 50
UNPROCESSABLE = 422
REPLYING, CLOSING = "jawab_%s", "selesai_%s"  # two forms on one page


@require_GET
@allow(*READERS)
def dispute_list(request):
    is_closed = request.GET.get("keadaan") == "selesai"
    rows = Dispute.objects.visible_to(request.user).filter(closed_at__isnull=not is_closed)
    if place := Rusunawa.objects.visible_to(request.user).asked_in(request.GET):
        rows = rows.earned_at(place)
    read = rows.select_related("participant", "answer__payout__run", "closed_by").order_by("-pk" if is_closed else "pk")
    page = CappedPaginator(read, PAGE_SIZE, counted=rows).get_page(request.GET.get("page"))
    return render(request, "products/dispute/list.html", {"page": page, "is_closed": is_closed, "place": place})


@require_GET
@allow(*READERS)
def dispute_detail(request, pk):
    dispute = _dispute(request.user, pk)
    looks.note(people=[dispute.participant_id], where=IncomeLook.Where.DISPUTE, by=request.user)
    return _page(request, dispute)


def _dispute(user, pk) -> Dispute:
    rows = Dispute.objects.visible_to(user).select_related("participant", "answer__link__created_by", "closed_by")
    return get_object_or_404(rows.select_related("answer__payout__run__bazaar", "answer__payout__run__claim"), pk=pk)


def _page(request, dispute, *, replying=None, closing=None):
    payout = dispute.answer.payout
    may_close = dispute.is_open and Dispute.objects.closable_by(request.user).filter(pk=dispute.pk).exists()
    context = {
        "dispute": dispute,
        "person": dispute.participant,
        "answer": dispute.answer,
        "payout": payout,
        "lines": lines_of_payout(payout.pk, reader=request.user) if payout else [],
        "replies": list(dispute.replies.select_related("replied_by")),
        "replying": replying or ReplyForm(auto_id=REPLYING),
        "closing": (closing or ClosingForm(auto_id=CLOSING)) if may_close else None,
    }
    is_refused = any(form and form.errors for form in (replying, closing))
    return render(request, "products/dispute/detail.html", context, status=UNPROCESSABLE if is_refused else 200)


@require_POST
@allow(*READERS)
def dispute_reply(request, pk):
    dispute = _dispute(request.user, pk)
    if answer := submissions.answer_to(request):
        return redirect(answer)
    form = ReplyForm(request.POST, auto_id=REPLYING)
    return _done(request, form, dispute, form.reply, "Jawaban tersimpan.") or _page(request, dispute, replying=form)


@require_POST
@allow(Role.STAFF)
def dispute_close(request, pk):
    dispute = _dispute(request.user, pk)
    if not Dispute.objects.closable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    if answer := submissions.answer_to(request):
        return redirect(answer)
    form = ClosingForm(request.POST, auto_id=CLOSING)
    return _done(request, form, dispute, form.close, "Keberatan selesai.") or _page(request, dispute, closing=form)


def _done(request, form, dispute, act, said):
    """Where to go once it was carried out; nothing while something has to be put right."""
    if not form.is_valid():
        return None
    address = dispute.get_absolute_url()
    answer = acted_once(request, form, lambda: act(dispute=dispute, by=request.user) and address, said=said)
    return redirect(answer) if answer else None
