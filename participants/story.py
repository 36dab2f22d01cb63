"""One person's story in time order. Other apps add their chapters, so that this one need not know them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils.timezone import localdate

from rusunpreneur.words import rupiah


@dataclass(frozen=True)
class Event:
    """Something that happened: on which day, in words, and where its source is."""

    on: date
    title: str
    detail: str = ""
    href: str = ""
    symbol: str = "circle"
    tone: str = "mute"


Chapter = Callable[[Model, Model], Iterable[Event]]
_chapters: list[Chapter] = []


def add_chapter(chapter: Chapter) -> Chapter:
    """Register `chapter(participant, user)`; called from an app's `ready()`."""
    if chapter not in _chapters:
        _chapters.append(chapter)
    return chapter


def of(participant, user, *, homes, consents) -> list[Event]:
    """Everything known about this person that this user may see, oldest first; `homes` and `consents` are
    their residences and every decision, as recorded."""
    events = list(_own(participant, homes, consents))
    for chapter in _chapters:
        events += chapter(participant, user)
    return sorted(events, key=lambda event: event.on)


def _own(participant, homes, consents) -> Iterable[Event]:
    yield Event(
        participant.registered_on,
        "Terdaftar",
        participant.get_origin_display(),
        symbol="person-plus",
        tone="indigo",
    )
    for consent in consents:
        said = "Setuju" if consent.is_given else "Menarik persetujuan"
        purpose = f"{said}: {consent.get_purpose_display()}"
        yield Event(localdate(consent.recorded_at), purpose, f"Dicatat oleh {consent.recorded_by}", "", "patch-check")
    for home in homes:
        where = home.rusunawa.get_absolute_url()
        yield Event(home.moved_in_on, f"Tinggal di {home.rusunawa}", home.flat, where, "house-door", "gold")
        if home.moved_out_on:
            yield Event(home.moved_out_on, f"Pindah dari {home.rusunawa}", home.flat, where, "box-arrow-right")
        for rent in home.rents.all():
            amount = f"{rupiah(rent.monthly_rupiah)} per bulan"
            yield Event(rent.starts_on, f"Sewa {amount}", str(home.rusunawa), "", "wallet2", "gold")
