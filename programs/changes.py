"""What was done to a training, its sessions and its list of people, newest first."""

from programs.models import Enrolment, Session, Training, TrainingFacilitator
from rusunpreneur import changelog
from rusunpreneur.words import jam, tanggal

SHOWN = 50


def changes_of(training: Training) -> list[changelog.Entry]:
    """Marks are not among them: who marked whom stands on the sheet, cell by cell."""
    entries = changelog.of_events(
        training.events.all(),
        _events(Session).filter(training=training),
        _events(Enrolment).filter(training=training),
        _events(TrainingFacilitator).filter(training=training),
        limit=SHOWN,
    )
    sessions, people = _rows(entries, Session), _rows(entries, Enrolment)
    names = {
        (Session, session.pk): f"Sesi {tanggal(session.on)} {jam(session.starts_at)}"
        for session in Session.objects.filter(pk__in=sessions)
    }
    for enrolment in Enrolment.objects.filter(pk__in=people).select_related("participant"):
        names[Enrolment, enrolment.pk] = f"Peserta {enrolment.number}, {enrolment.participant.name}"
    for event in _events(TrainingFacilitator).filter(training=training).select_related("facilitator"):
        names[TrainingFacilitator, event.pgh_obj_id] = f"Narasumber {event.facilitator}"
    for entry in entries:
        model = _model(entry)
        entry.subject = names.get((model, entry.row), model._meta.verbose_name.capitalize())
    return entries


def _events(model):
    return model.events.rel.related_model.objects.all()


def _model(entry):
    kinds = (Session, Enrolment, TrainingFacilitator, Training)
    return next(model for model in kinds if model._meta.verbose_name == entry.subject)


def _rows(entries, model) -> list[int]:
    return [entry.row for entry in entries if entry.subject == model._meta.verbose_name]
