"""The first page: what is mine to do today, by role. Every list is a QuerySet of the app that knows it."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.models import Participant
from programs.models import Enrolment, ImportBatch, Session, Training
from rusunpreneur.access import OFFICE, Role

SHOWN, READ = 6, 51
COMING = {
    Role.QC: "Barang yang menunggu diperiksa akan tampil di sini, lengkap dengan daftar periksanya.",
    Role.CASHIER: "Bazar yang Anda jaga dan kasirnya akan tampil di sini.",
    Role.PARTNER: "Pesanan Anda, bahan yang dikirim, dan hasil yang diterima akan tampil di sini.",
}


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
    context = {"greeting": greeting(now.hour), "today": now.date()}
    if user.access.has(*OFFICE, Role.COORDINATOR):
        return render(request, "home/work.html", context | work_of(user))
    if user.access.has(Role.OFFICIAL):
        return render(request, "home/figures.html", context | figures_for(user, now.year))
    return render(request, "home/coming.html", context | {"coming": coming_for(user)})


def work_of(user) -> dict:
    """Today's sessions, and what was left undone in the trainings of this user."""
    sessions = Session.objects.select_related("training__rusunawa", "module").with_progress().in_order()
    seen = Training.objects.visible_to(user)
    absent = Enrolment.objects.filter(training__in=seen).absent_twice_in_a_row()
    incomplete = Enrolment.objects.filter(
        training__in=seen.ongoing(), participant__in=Participant.objects.visible_to(user).incomplete()
    )
    people = ("participant", "training__rusunawa")
    work = {
        "unmarked": Waiting.first_of(sessions.past_unmarked().filter(training__in=Training.objects.markable_by(user))),
        "absent": Waiting.first_of(absent.select_related(*people).order_by("training", "number")),
        "incomplete": Waiting.first_of(incomplete.seated().select_related(*people).order_by("-training", "number")),
        "imports": Waiting([]),
    }
    if user.access.has(*OFFICE):
        imports = ImportBatch.objects.visible_to(user).awaiting_decision().select_related("training__rusunawa")
        work["imports"] = Waiting.first_of(imports.defer("rows"))
    return {
        "sessions": list(sessions.today().filter(training__in=seen)),
        "is_clear": not any(waiting.rows for waiting in work.values()),
        "may_plan": user.access.has(*OFFICE),
        **work,
    }


def figures_for(user, year: int) -> dict:
    """Three numbers that are never one, of the trainings that began this year."""
    trainings = Training.objects.visible_to(user)
    people = Enrolment.objects.filter(training__in=trainings.filter(starts_on__year=year)).headcount()
    return {"year": year, "running_count": trainings.filter(status=Training.Status.RUNNING).count(), "people": people}


def coming_for(user) -> list[str]:
    return [words for role, words in COMING.items() if user.access.has(role)]


def greeting(hour: int) -> str:
    for until, words in ((10, "Selamat pagi"), (15, "Selamat siang"), (18, "Selamat sore")):
        if hour < until:
            return words
    return "Selamat malam"
