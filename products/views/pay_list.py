"""Who is owed how much and since when; for officials what a month brought each rusunawa."""

from django.db.models import Count, F, Min, Q, Sum
from django.shortcuts import render
from django.views.decorators.http import require_GET

from participants.models import Rusunawa
from participants.pages import CappedPaginator
from products.actions import looks
from products.bands import FEWEST
from products.models import Account, Earning, IncomeLook, IncomeMonth, Payout, PayoutRun
from products.pay_totals import totals_in
from products.payable import month_asked, months_with
from rusunpreneur.access import OFFICE, Role, allow

PAGE_SIZE = 50
SHOWN_RUNS = 10
MOST_RUNS = 100  # that are looked at


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
def pay_list(request):
    if request.user.access.has(*OFFICE, Role.COORDINATOR):
        return _people(request)
    month, problem = month_asked(request.GET.get("bulan", ""))
    context = {"months": months_with(month), "month": f"{month:%Y-%m}", "problem": problem, "fewest": FEWEST}
    return render(request, "products/payout/totals.html", context | {"totals": totals_in(month, request.user)})


def _people(request):
    owed = Account.objects.visible_to(request.user).owed()
    if wanted := request.GET.get("q", "").replace("\0", "").strip()[:100]:
        owed = owed.filter(participant__name__icontains=wanted)
    places = Rusunawa.objects.visible_to(request.user).order_by("name")
    place = next((one for one in places if one.slug == request.GET.get("rusunawa")), None)
    if place:
        owed = owed.filter(participant__in=IncomeMonth.objects.filter(rusunawa=place).values("participant"))
    may_order = place or len(places) == 1
    if is_oldest := bool(may_order and request.GET.get("urut") == "lama"):
        owed = owed.longest_unpaid_first()
    rows = owed.select_related("participant").only("due_rupiah", "waiting_rupiah", "paid_rupiah", "participant__name")
    page = CappedPaginator(rows, PAGE_SIZE, counted=owed).get_page(request.GET.get("page"))
    _add_since(page)
    looks.note(people=[account.pk for account in page], where=IncomeLook.Where.OWED, by=request.user)
    context = {
        "page": page,
        "wanted": wanted,
        "places": places if len(places) > 1 else [],
        "place": place,
        "may_order": may_order,
        "is_oldest": is_oldest,
        "runs": _last_runs(request.user),
        "owed": owed.order_by().aggregate(people=Count("pk"), rupiah=Sum(F("due_rupiah") - F("paid_rupiah"))),
        "may_propose": request.user.access.has(*OFFICE),
    }
    return render(request, "products/payout/list.html", context)


def _add_since(page):
    """The day of the oldest line that is due to each and in no payout."""
    unpaid = Earning.objects.payable().filter(participant__in=[account.pk for account in page])
    since = dict(unpaid.order_by().values_list("participant").annotate(since=Min("earned_on")))
    for account in page:
        account.since = since.get(account.pk)


def _last_runs(user) -> list[PayoutRun]:
    """Those that are not settled first, then the latest."""
    standing = Q(payouts__reversed_at=None)
    runs = PayoutRun.objects.visible_to(user).select_related("rusunawa", "bazaar", "claim", "created_by")
    unpaid = standing & Q(payouts__paid_at=None)
    sums = {
        "total": Sum("payouts__amount_rupiah", filter=standing),
        "people": Count("payouts", filter=standing),
        "unpaid": Count("payouts", filter=unpaid),
    }
    unsettled = Payout.objects.filter(paid_at=None, reversed_at=None, run__cancelled_at=None).values("run")
    latest = runs.order_by("-pk").values("pk")[:SHOWN_RUNS]
    shown = runs.filter(Q(pk__in=unsettled) | Q(pk__in=latest)).annotate(**sums).order_by("-pk")[:MOST_RUNS]
    rows = sorted(shown, key=lambda run: not run.unpaid or run.cancelled_at is not None)[:SHOWN_RUNS]
    for run in rows:
        run.standing_state = run.state_with(unpaid=run.unpaid, paid=run.people - run.unpaid)
    return rows
