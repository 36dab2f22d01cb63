"""Dashboards that somebody keeps under a name, each with its place, period and filters; seen by nobody else."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from products.forms.payouts import Explained
from programs.views.once import acted_once
from rusunpreneur.access import allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.models import SavedView, User
from rusunpreneur.dashboards import periods, scopes
from rusunpreneur.dashboards.asking import Asked, asked

MOST = 30
UNPROCESSABLE = 422
TAKEN = "Nama ini sudah dipakai tampilan lain."
FIXED = "tetap"


class NameForm(Explained):
    name = forms.CharField(label="Nama tampilan", max_length=60, help_text="Misalnya: Nagrak bulan ini.")


class SaveForm(NameForm):
    period = forms.ChoiceField(label="Masa yang dibuka", widget=forms.RadioSelect, initial=FIXED)

    def __init__(self, data=None, *, question: Asked):
        super().__init__(data, initial={"name": f"{question.question.scope}, {question.period}"[:60]})
        running = [(key, f"Selalu {words}") for key, words in periods.running(question.period)]
        self.fields["period"].choices = [(FIXED, f"Tetap {question.period}"), *running]


def _address(question: Asked, period: str) -> str:
    said = question.said | ({} if period == FIXED else {"masa": period})
    return f"{question.question.scope.address}?{urlencode(said)}"


def keep(*, user, name: str, address: str) -> SavedView:
    """Raises ValidationError when there are too many, or the name is taken."""
    with transaction.atomic():
        User.objects.select_for_update(of=["self"], no_key=True).get(pk=user.pk)
        if user.saved_views.count() >= MOST:
            raise ValidationError(f"Paling banyak {MOST} tampilan. Hapus yang tidak dipakai lagi.", code="full")
        return _named(SavedView(user=user, address=address), name)


def _named(view: SavedView, name: str) -> SavedView:
    view.name = name
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise ValidationError({"name": TAKEN}, code="taken") from error
    return view


@require_http_methods(["GET", "POST"])
@allow(*scopes.READERS)
def saved_view_create(request):
    """The page that is asked for by the same address as the dashboard, under a name."""
    question = asked(request.GET, scopes.asked(request.user, request.GET))
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = SaveForm(request.POST or None, question=question)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        address = _address(question, given["period"])
        done = acted_once(
            request,
            form,
            lambda: keep(user=request.user, name=given["name"], address=address) and address,
            said=f"“{given['name']}” disimpan.",
        )
        if done:
            return redirect(done)
    back = question.question.scope.address + question.query
    context = {"form": form, "asked": question, "scope": question.question.scope, "back": back}
    return render(request, "dashboards/saved/form.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_GET
@allow(*scopes.READERS)
def saved_view_list(request):
    return render(request, "dashboards/saved/list.html", {"views": list(request.user.saved_views.all()), "most": MOST})


@require_http_methods(["GET", "POST"])
@allow(*scopes.READERS)
def saved_view_edit(request, pk):
    view = get_object_or_404(request.user.saved_views, pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NameForm(request.POST or None, initial={"name": view.name})
    if request.method == "POST" and form.is_valid():
        name, back = form.cleaned_data["name"], reverse("saved_view_list")
        if done := acted_once(request, form, lambda: _named(view, name) and back, said=f"Namanya sekarang “{name}”."):
            return redirect(done)
        view.refresh_from_db()
    context = {"form": form, "view": view}
    return render(request, "dashboards/saved/rename.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow(*scopes.READERS)
def saved_view_delete(request, pk):
    view = get_object_or_404(request.user.saved_views, pk=pk)
    view.delete()
    messages.success(request, f"“{view.name}” dihapus.")
    return redirect("saved_view_list")
