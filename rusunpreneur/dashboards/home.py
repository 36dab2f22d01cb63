"""The first page: what is mine to do today, by role. Every list is a QuerySet of the app that knows it."""

from dataclasses import dataclass
from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.models import Participant
from products.models import Bazaar, Dispute, Invitation, Lot, PartnerDelivery, PieceworkOrder
from products.queue import SOON_DAYS, waiting_for
from programs.models import Enrolment, ImportBatch, Session, Training
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards.figures import figures_for

SHOWN, READ = 6, 51


@dataclass(frozen=True)
class Waiting:
    """The first few rows of a list, and how many more there are; `50+` is enough to know."""

    rows: list
    more: str = ""

    @classmethod
    def first_of(cls, queryset, *, shown=SHOWN):
        rows = list(queryset[:READ])
        rest = len(rows) - shown
        return cls(rows[:shown], "" if rest <= 0 else f"{rest}+" if len(rows) == READ else str(rest))


@require_GET
def home(request):
    user = request.user
    now = timezone.localtime()
    context = {"greeting": greeting(now.hour), "today": now.date()}
    if user.access.has(*OFFICE, Role.COORDINATOR):
        return render(request, "home/work.html", context | work_of(user, opened=request.GET.get("semua", "")))
    if user.access.has(Role.OFFICIAL):
        return render(request, "home/figures.html", context | figures_for(user, now.date()))
    if user.access.has(Role.QC):
        waiting = waiting_for(user).exclude(logged_by=user).for_lists()
        return render(request, "home/inspect.html", context | {"lots": Waiting.first_of(waiting)})
    if user.access.has(Role.CASHIER):
        bazaars = Bazaar.objects.sold_at_by(user).open().order_by("starts_on", "pk")
        return render(request, "home/sell.html", context | {"bazaars": Waiting.first_of(bazaars)})
    if user.access.has(Role.PARTNER):
        return render(request, "home/partner.html", context | partner_work(user))
    return render(request, "home/nobody.html", context)


def partner_work(user) -> dict:
    """Deliveries that wait for the company's word, and its orders under way."""
    orders = PieceworkOrder.objects.visible_to(user).under_way()
    undecided = PartnerDelivery.objects.filter(order__in=orders).undecided().select_related("order__product")
    running = orders.select_related("product").order_by("due_on", "pk")
    return {"undecided": Waiting.first_of(undecided.order_by("pk")), "orders": Waiting.first_of(running)}


def work_of(user, *, opened: str = "") -> dict:
    """Today's sessions, and what was left undone in the trainings of this user; `opened` names a list to show whole."""
    sessions = Session.objects.select_related("training__rusunawa", "module").with_progress().in_order()
    seen = Training.objects.visible_to(user)
    waiting = lists_of(user, seen, sessions)
    work = {name: Waiting.first_of(rows, shown=READ - 1 if name == opened else SHOWN) for name, rows in waiting.items()}
    return {
        "imports": Waiting([]),
        "overdue": Waiting([]),
        "invited": Waiting([]),
        "sessions": list(sessions.today().filter(training__in=seen)),
        "is_clear": not any(waiting.rows for waiting in work.values()),
        "may_plan": user.access.has(*OFFICE),
        "may_log": user.access.has(Role.COORDINATOR),
        **work,
    }


def lists_of(user, seen, sessions) -> dict:
    """What waits for this user, by the name of its card."""
    absent = Enrolment.objects.filter(training__in=seen).absent_twice_in_a_row()
    incomplete = Enrolment.objects.filter(
        training__in=seen.ongoing(), participant__in=Participant.objects.visible_to(user).incomplete()
    )
    people = ("participant", "training__rusunawa")
    lots = Lot.objects.editable_by(user).for_lists()
    disputes = Dispute.objects.visible_to(user).open().select_related("participant", "answer__payout")
    lists = {
        "disputes": disputes.order_by("pk"),
        "unmarked": sessions.past_unmarked().filter(training__in=Training.objects.markable_by(user)),
        "absent": absent.select_related(*people).order_by("training", "number"),
        "incomplete": incomplete.seated().select_related(*people).order_by("-training", "number"),
        "rework": lots.in_rework().oldest_first(),
        "expiring": lots.expiring_in_store(timezone.localdate() + timedelta(days=SOON_DAYS)).expiring_first(),
    }
    if user.access.has(*OFFICE):
        imports = ImportBatch.objects.visible_to(user).awaiting_decision().select_related("training__rusunawa")
        lists["imports"] = imports.defer("rows")
        lists["overdue"] = Bazaar.objects.editable_by(user).overdue().order_by("ends_on", "pk")
    else:
        lists["invited"] = Invitation.objects.unanswered_by(user).select_related("bazaar", "rusunawa")
    return lists


def greeting(hour: int) -> str:
    for until, words in ((10, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore")):
        if hour < until:
            return words
    return "Selamat malam"
