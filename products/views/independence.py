"""Who keeps the rule of independence: confirmed by an officer, and seen when it is kept no more."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from participants.pages import CappedPaginator
from products.actions import reviews
from products.models import IndependenceReview, IndependenceRule
from rusunpreneur.access import Role, allow

PAGE_SIZE = 50
#: the word in the address, what is said of them, and which reviews they are
LISTS = {
    "usulan": ("Menunggu ditetapkan", IndependenceReview.objects.proposed),
    "gugur": ("Tidak lagi memenuhi", IndependenceReview.objects.lapsed),
}


@require_GET
@allow(Role.STAFF)
def independence_list(request):
    shown = request.GET.get("daftar") if request.GET.get("daftar") in LISTS else "usulan"
    of_this_list = LISTS[shown][1]().order_by().values("pk")
    rows = IndependenceReview.objects.visible_to(request.user).filter(pk__in=of_this_list)
    read = rows.select_related("participant__journey__rusunawa", "rule").defer("participant__nik_encrypted")
    page = CappedPaginator(read.order_by("-month", "participant__name", "pk"), PAGE_SIZE, counted=rows)
    context = {
        "rule": IndependenceRule.objects.in_force().first(),
        "lists": [(key, said) for key, (said, _) in LISTS.items()],
        "shown": shown,
        "page": page.get_page(request.GET.get("page")),
        "may_change_rule": request.user.access.has(Role.ADMIN),
    }
    return render(request, "products/journey/independence.html", context)


@require_POST
@allow(Role.STAFF)
def independence_confirm(request, pk):
    review = get_object_or_404(IndependenceReview.objects.visible_to(request.user).select_related("participant"), pk=pk)
    try:
        reviews.confirm(review=review, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, f"{review.participant.name} ditetapkan mandiri.")
    return redirect("independence_list")
