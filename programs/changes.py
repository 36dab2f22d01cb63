"""What was done to a training, its topics, sessions and people, newest first.

Marks are not among them: who marked whom stands on the sheet, cell by cell.
"""

from django.db.models import OuterRef, Subquery

from participants.models import Participant
from programs.models import Enrolment, Facilitator, Module, Session, Training, TrainingFacilitator
from rusunpreneur import changelog
from rusunpreneur.words import jam, tanggal

PAGE_SIZE = 50
NAMED = {
    Training: lambda event: "Bimtek",
    Session: lambda event: f"Sesi {tanggal(event.on)} {jam(event.starts_at)}",
    Enrolment: lambda event: f"Peserta {event.number}, {event.who}",
    Module: lambda event: f"Materi {event.title}",
    TrainingFacilitator: lambda event: f"Narasumber {event.who}",
}


class Changes(changelog.Log):
    """The same queries for any number of changes."""

    def __init__(self, training: Training):
        events = {model: _events(model).filter(training=training) for model in NAMED if model is not Training}
        events[Enrolment] = events[Enrolment].annotate(who=_name(Participant, "participant"))
        events[TrainingFacilitator] = events[TrainingFacilitator].annotate(who=_name(Facilitator, "facilitator"))
        super().__init__(training.events.all(), *events.values())

    def __getitem__(self, page: slice) -> list[changelog.Entry]:
        entries = super().__getitem__(page)
        for entry in entries:
            entry.subject = NAMED[entry.event.pgh_tracked_model](entry.event)
        return entries


def _events(model):
    return model.events.rel.related_model.objects.all()


def _name(model, column: str) -> Subquery:
    """No join: the history outlives the rows it names."""
    return Subquery(model.objects.filter(pk=OuterRef(column)).values("name"))
