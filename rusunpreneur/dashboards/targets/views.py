"""Targets of programmes: the list, one, a new one, and one that is set anew."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from programs.forms.errors import place
from programs.forms.targets import NewTargetForm, TargetForm
from programs.forms.trainings import ReasonForm
from programs.models import Target
from rusunpreneur import changelog
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.dashboards.earners import may_see_people
from rusunpreneur.dashboards.scopes import Scope
from rusunpreneur.dashboards.targets.aims import Aim, with_sums
from rusunpreneur.history import because

READERS = (Role.STAFF, Role.OFFICIAL, Role.COORDINATOR)
PER_PAGE = 50
UNPROCESSABLE = 422


def _targets():
    return Target.objects.select_related("program", "city", "rusunawa")


def _seen(user):
    """What this person may see, each with what its indicator is reckoned from."""
    return with_sums(_targets().visible_to(user))


def _aim(target: Target, user) -> Aim:
    return Aim(target, is_exact=may_see_people(user, Scope(target.city, target.rusunawa)))


@require_GET
@allow(*READERS)
def target_list(request):
    page = Paginator(_seen(request.user), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = [_aim(target, request.user) for target in page.object_list]
    context = {"page": page, "may_create": request.user.access.has(*OFFICE)}
    return render(request, "dashboards/target/list.html", context)


@require_GET
@allow(*READERS)
def target_detail(request, pk):
    target = get_object_or_404(_seen(request.user), pk=pk)
    context = {
        "target": target,
        "aim": _aim(target, request.user),
        "entries": changelog.of(target),
        "may_change": Target.objects.editable_by(request.user).filter(pk=pk).exists(),
    }
    return render(request, "dashboards/target/detail.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def target_create(request):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewTargetForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_create_once(request, form))
        except ValidationError as error:
            place(form, error)
    context = {"form": form, "target": None}
    return render(request, "dashboards/target/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _create_once(request, form) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        target = form.save()
        submission.answered(target.get_absolute_url())
    messages.success(request, "Target tersimpan.")
    return target.get_absolute_url()


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def target_edit(request, pk):
    mine = _targets().editable_by(request.user)
    target = get_object_or_404(mine.select_for_update(of=("self",)) if request.method == "POST" else mine, pk=pk)
    form = TargetForm(request.POST or None, instance=target, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Perubahan tersimpan.")
            return redirect(target)
    context = {"form": form, "target": _targets().get(pk=pk)}
    return render(request, "dashboards/target/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def target_remove(request, pk):
    """One that should never have been set; its history stays."""
    target = get_object_or_404(_targets().editable_by(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), because(form.cleaned_data["reason"]):
            target.delete()
        messages.success(request, "Target dihapus.")
        return redirect("target_list")
    context = {"form": form, "target": target}
    return render(request, "dashboards/target/remove.html", context, status=UNPROCESSABLE if form.errors else 200)
