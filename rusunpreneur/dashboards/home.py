"""The first page: what is mine to do today, by role, below what needs attention."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from products.models import Bazaar, PieceworkOrder
from products.queue import waiting_for
from programs.models import Session, Training
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.dashboards import attention
from rusunpreneur.dashboards.figures import figures_for

SHOWN, READ = 6, 51


@dataclass(frozen=True)
class Waiting:
    """The first few rows of a list, and how many more there are; `50+` is enough to know."""

    rows: list
    more: str = ""

    @classmethod
    def first_of(cls, queryset):
        rows = list(queryset[:READ])
        rest = len(rows) - SHOWN
        return cls(rows[:SHOWN], "" if rest <= 0 else f"{rest}+" if len(rows) == READ else str(rest))


@require_GET
def home(request):
    user = request.user
    now = timezone.localtime()
    context = {"greeting": greeting(now.hour), "today": now.date(), "attention": attention.of(user)}
    if user.access.has(*OFFICE, Role.COORDINATOR):
        return render(request, "home/work.html", context | work_of(user))
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
    """The company's orders under way."""
    running = PieceworkOrder.objects.visible_to(user).under_way().select_related("product").order_by("due_on", "pk")
    return {"orders": Waiting.first_of(running)}


def work_of(user) -> dict:
    """Today's sessions in the trainings of this user."""
    sessions = Session.objects.today().filter(training__in=Training.objects.visible_to(user))
    sessions = sessions.select_related("training__rusunawa", "module").with_progress().in_order()
    return {
        "sessions": list(sessions),
        "may_plan": user.access.has(*OFFICE),
        "may_log": user.access.has(Role.COORDINATOR),
    }


def greeting(hour: int) -> str:
    for until, words in ((10, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore")):
        if hour < until:
            return words
    return "Selamat malam"
