"""What was done to a lot and to its makers' shares, newest first. Inspections and moves stand in its story."""

from django.db.models import OuterRef, Subquery

from participants.models import Participant
from products.models import Lot, Share
from rusunpreneur import changelog

PAGE_SIZE = 50
NAMED = {Lot: lambda event: "Lot", Share: lambda event: f"Bagian {event.who}"}


class Changes(changelog.Log):
    """The same queries for any number of changes."""

    def __init__(self, lot: Lot):
        shares = Share.events.rel.related_model.objects.filter(lot=lot)
        who = Participant.objects.filter(pk=OuterRef("maker")).values("name")  # no join: history outlives its rows
        super().__init__(lot.events.all(), shares.annotate(who=Subquery(who)))

    def __getitem__(self, page: slice) -> list[changelog.Entry]:
        entries = super().__getitem__(page)
        for entry in entries:
            entry.subject = NAMED[entry.event.pgh_tracked_model](entry.event)
        return entries
