"""Who works on an order of a company, and how much of each person may be known to whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from participants.models import Consent, Participant
from products.models import WorkShare
from rusunpreneur.access import OFFICE, Role


@dataclass
class Worker:
    """One person's part of an order; `name` as this reader may know it, `href` where more of her may be opened."""

    person: Participant
    name: str
    place: str
    share: int = 0
    made: int = 0
    href: str = ""
    held: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.person.code


def names_for(user, shares: Iterable[WorkShare]) -> dict[int, str]:
    """By person: the whole name in the reader's places; for her company, with consent, the first name.

    Whoever is not in it may not be named to this reader.
    """
    shares = list(shares)
    access = user.access
    named = {
        share.maker_id: share.maker.name
        for share in shares
        if access.covers(*OFFICE, Role.COORDINATOR, city_id=share.rusunawa.city_id, rusunawa_id=share.rusunawa_id)
    }
    if access.has(Role.PARTNER):
        agreed = consenting({share.maker_id for share in shares} - set(named))
        for share in shares:
            if share.maker_id not in named:
                named[share.maker_id] = share.maker.name.split()[0] if share.maker_id in agreed else ""
    return named


def consenting(people: Iterable[int]) -> set[int]:
    """Who lets companies know her first name; the last decision counts."""
    rows = Consent.objects.filter(participant__in=people, purpose=Consent.Purpose.PARTNER).latest_by_purpose()
    return {row.participant_id for row in rows if row.is_given}
