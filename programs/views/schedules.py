"""The wizard of a schedule: a rhythm gives rows, the rows are looked at and saved together."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from programs.actions import sessions
from programs.forms.schedules import RhythmForm, Rows
from programs.models import Facilitator, Session, Training
from programs.views.sessions import lesson_context, say_stretched
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import period

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def schedule_create(request, pk):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    if request.method == "POST":
        answer = submissions.answer_to(request)
        return redirect(answer) if answer else _save(request, training)
    form = RhythmForm(request.GET if "rhythm" in request.GET else None, initial=_first_guess(training))
    if not form.is_valid() or "ubah" in request.GET:
        return render(request, "programs/session/rhythm.html", {"training": training, "form": form})
    rows = Rows(initial=form.rows(), training=training, form_kwargs=_choices())
    planned = [Session(on=row["on"], **_hours(row)) for row in form.rows()]
    return _preview(request, training, rows, rhythm=form, taken=sessions.conflicts_of(planned))


def _first_guess(training) -> dict:
    topics = "\n".join(training.modules.values_list("title", flat=True))
    facilitators = list(training.facilitators.all()[:2])
    return {
        "first": training.starts_on,
        "last": training.ends_on,
        "topics": topics,
        "facilitator": facilitators[0].pk if len(facilitators) == 1 else None,
    }


def _choices() -> dict:
    return {"facilitators": [(row.pk, row.name) for row in Facilitator.objects.filter(is_active=True)]}


def _hours(row) -> dict:
    return {
        "starts_at": row["starts_at"],
        "ends_at": row["ends_at"],
        "facilitator_id": row["facilitator"] or None,
    }


def _save(request, training):
    rows = Rows(request.POST, training=training, form_kwargs=_choices())
    if rows.is_valid():
        try:
            return redirect(_plan_once(request, training, rows.sessions))
        except ValidationError as error:
            rows.non_form_errors().extend(error.messages)
    return _preview(request, training, rows, status=UNPROCESSABLE)


def _plan_once(request, training, wanted) -> str:
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return submission.answer
        planned = sessions.plan(training=training, sessions=wanted, by=request.user)
        submission.answered(training.get_absolute_url())
    messages.success(request, f"{len(planned)} sesi masuk jadwal.")
    say_stretched(request, training)
    return training.get_absolute_url()


def _preview(request, training, rows, *, rhythm=None, taken=None, status=200):
    taken = {slot: sessions.in_words(other) for slot, other in (taken or {}).items()}
    for row in rows:
        slot = (row.initial.get("on"), row.initial.get("starts_at"), row.initial.get("facilitator") or None)
        row.warning = taken.get(slot, "")
    first, last = sessions.span(training, [row["on"] for row in rhythm.rows()] if rhythm else [])
    context = {
        **lesson_context(training),
        "rows": rows,
        "stretched": period(first, last) if (first, last) != (training.starts_on, training.ends_on) else "",
        "rhythm": rhythm,
        "submission_key": request.POST.get(submissions.FIELD) or submissions.new_key(),
        "change_query": f"{request.GET.urlencode()}&ubah=1",
    }
    return render(request, "programs/session/preview.html", context, status=status)
