"""What was done to a lot and to its makers' shares, or to a product and all that belongs to it, newest first.

Inspections and moves stand in the story of the lot.
"""

from django.db.models import OuterRef, Subquery

from participants.models import Participant
from products.models import (
    Criterion,
    GuidePrice,
    Lot,
    MaterialUse,
    OrderMaterial,
    PieceRate,
    PieceworkOrder,
    Product,
    Readiness,
    Share,
    WorkShare,
)
from rusunpreneur import changelog
from rusunpreneur.words import tanggal

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


class ProductChanges(changelog.Log):
    """Facts, guide prices, checklist, materials and readiness in one list."""

    def __init__(self, product: Product):
        parts = (GuidePrice, Criterion, MaterialUse, Readiness)
        events = (part.events.rel.related_model.objects.filter(product=product) for part in parts)
        super().__init__(product.events.all(), *events)

    def __getitem__(self, page: slice) -> list[changelog.Entry]:
        entries = super().__getitem__(page)
        for entry in entries:
            entry.subject = _part(entry.event)
        return entries


def _part(event) -> str:
    """`Butir pemeriksaan: Anyaman rapat`."""
    model = event.pgh_tracked_model
    named = {
        GuidePrice: lambda: f"sejak {tanggal(event.begins_on)}",
        Criterion: lambda: event.text,
        MaterialUse: lambda: event.material,
        Readiness: lambda: Readiness.Aspect(event.aspect).label.lower(),
    }
    title = str(model._meta.verbose_name)
    return f"{title}: {named[model]()}" if model in named else title


class PieceworkChanges(changelog.Log):
    """The terms of an order of a company, its states, and who was given how much."""

    def __init__(self, order: PieceworkOrder):
        who = Participant.objects.filter(pk=OuterRef("maker")).values("name")
        shares = WorkShare.events.rel.related_model.objects.filter(order=order).annotate(who=Subquery(who))
        parts = (part.events.rel.related_model.objects.filter(order=order) for part in (PieceRate, OrderMaterial))
        super().__init__(order.events.all(), shares, *parts)

    def __getitem__(self, page: slice) -> list[changelog.Entry]:
        entries = super().__getitem__(page)
        for entry in entries:
            entry.subject = _term(entry.event)
        return entries


def _term(event) -> str:
    named = {
        PieceworkOrder: lambda: "Pesanan",
        PieceRate: lambda: f"Tarif mutu {event.grade} sejak {tanggal(event.begins_on)}",
        OrderMaterial: lambda: f"Bahan {event.material}",
        WorkShare: lambda: f"Bagian {event.who}",
    }
    return named[event.pgh_tracked_model]()
