"""The rows behind a number, as an address asks for them: one answer for the page of them and for their file."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.http import urlencode

from rusunpreneur.dashboards import scopes, traits
from rusunpreneur.dashboards.asking import Asked, asked
from rusunpreneur.dashboards.earners import may_see_people
from rusunpreneur.dashboards.listing import Listing, Narrowed
from rusunpreneur.dashboards.rows import LISTINGS
from rusunpreneur.dashboards.scopes import Scope


@dataclass(frozen=True)
class RowsAsked:
    name: str
    listing: Listing
    scope: Scope
    asked: Asked
    narrow: Narrowed

    @property
    def rows(self) -> QuerySet:
        return self.listing.rows(self.asked.question, self.narrow)

    @property
    def sums(self) -> list[tuple[str, str]]:
        return self.listing.sums(self.asked.question, self.narrow)

    @property
    def said(self) -> dict[str, str]:
        """As an address has it: the same for all who ask the same."""
        return self.asked.said | self.scope.said | self.narrow.said

    @property
    def query(self) -> str:
        return f"?{urlencode(self.said)}"

    @property
    def words(self) -> list[str]:
        when = ["Hari ini"] if self.listing.is_of_today else self.asked.words
        return [str(self.scope), *when, *self.narrow.words]


def asked_of(user, name: str, query) -> RowsAsked:
    """Raises Http404 for what is not theirs to see."""
    listing = LISTINGS.get(name)
    if listing is None:
        raise Http404
    scope = scopes.asked(user, query)
    if (listing.is_of_people or listing.is_named) and not may_see_people(user, scope):
        raise Http404
    people = traits.narrowed(query) if listing.is_named else ()
    return RowsAsked(name, listing, scope, asked(query, scope, people=people), listing.narrowed(query))
