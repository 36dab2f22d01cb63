"""The meetings of a training: added one by one, moved, held, called off."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from programs.actions import sessions
from programs.forms.errors import place
from programs.forms.sessions import NewSessionForm, SessionForm
from programs.forms.trainings import ReasonForm
from programs.models import Session, Training
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import period, tanggal

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def session_create(request, pk):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = NewSessionForm(request.POST or None, training=training, initial=_after_the_last(training))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_create_once(request, form, training))
        except ValidationError as error:
            place(form, error)
    context = {**lesson_context(training), "session": None, "form": form, "modules": training.modules.all()}
    return render(request, "programs/session/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _after_the_last(training) -> dict:
    """The hours of the last session; its day is left to the user."""
    last = training.sessions.countable().in_order().last()
    if last is None:
        return {"on": training.starts_on}
    kept = ("starts_at", "ends_at", "break_minutes", "facilitator")
    return {name: getattr(last, name) for name in kept}


def _create_once(request, form, training) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        (session,) = sessions.plan(training=training, sessions=[form.save(commit=False)], by=request.user)
        submission.answered(training.get_absolute_url())
    messages.success(request, f"Sesi {tanggal(session.on)} masuk jadwal.")
    say_stretched(request, training)
    return training.get_absolute_url()


def say_stretched(request, training):
    """A session outside the dates of its training moves them; `training` is as it was before."""
    now = Training.objects.get(pk=training.pk)
    if now.period != training.period:
        messages.info(request, f"Tanggal bimtek menyesuaikan jadwal: {now.period}.")


def say_days_without_session(request, session):
    """Calling off the first or the last leaves the dates as they are: somebody may have promised them."""
    training = session.training
    days = training.sessions.countable().aggregate(first=Min("on"), last=Max("on"))
    if days["first"] and not days["first"] <= session.on <= days["last"]:
        messages.warning(
            request,
            f"Tanggal bimtek tetap {training.period}, sedangkan sesinya {period(days['first'], days['last'])}. "
            "Perbaiki lewat Ubah bila perlu.",
        )


def lesson_context(training) -> dict:
    """What the page needs to count lesson hours and dates while they are typed."""
    return {"training": training, "lesson_minutes": settings.LESSON_HOUR_MINUTES}


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
@transaction.atomic
def session_edit(request, pk, session_pk):
    session = _session(request, pk, session_pk, for_update=request.method == "POST")
    training = session.training
    form = SessionForm(request.POST or None, instance=session, training=training)
    if request.method == "POST" and form.is_valid():
        try:
            sessions.move(session=form.instance, by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, "Sesi tersimpan.")
            say_stretched(request, training)
            return redirect(training)
    context = {
        **lesson_context(training),
        "session": session,
        "form": form,
        "modules": training.modules.all(),
        "has_marks": session.attendances.exists(),
    }
    return render(request, "programs/session/form.html", context, status=UNPROCESSABLE if form.errors else 200)


def _session(request, pk, session_pk, *, for_update=False) -> Session:
    """Under a lock the training comes first, as in every action: two who lock in another order wait for ever."""
    trainings = Training.objects.editable_by(request.user)
    mine = Session.objects.select_related("training__rusunawa", "module")
    if for_update:
        get_object_or_404(trainings.select_for_update(), pk=pk)
        mine = mine.select_for_update(of=("self",))
    return get_object_or_404(mine, pk=session_pk, training=pk, training__in=trainings)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def session_cancel(request, pk, session_pk):
    session = _session(request, pk, session_pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sessions.cancel(session=session, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            messages.success(request, f"Sesi {tanggal(session.on)} dibatalkan.")
            say_days_without_session(request, session)
            return redirect(session.training)
    context = {"training": session.training, "session": session, "form": form}
    return render(request, "programs/session/cancel.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_POST
@allow(Role.STAFF)
def session_hold(request, pk, session_pk):
    return _act(request, _session(request, pk, session_pk), sessions.hold, "dicatat terlaksana")


@require_POST
@allow(Role.STAFF)
def session_revive(request, pk, session_pk):
    return _act(request, _session(request, pk, session_pk), sessions.revive, "masuk jadwal lagi")


def _act(request, session, act, done):
    try:
        act(session=session, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Sesi {tanggal(session.on)} {done}.")
    return redirect(session.training)
