"""A concern: whose it is, which rows it counts, how it is said, and where they stand."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db.models import Expression, F, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from rusunpreneur.words import angka


class Urgency(IntEnum):
    """What comes first. `NOW` loses goods, people or trust with every day."""

    NOW = 1
    SOON = 2


@dataclass(frozen=True)
class Item:
    """One line of a page, and the list of its rows."""

    key: str
    number: int
    words: str
    since: date | None
    since_words: str
    urgency: Urgency
    symbol: str
    address: str

    @property
    def sentence(self) -> str:
        return f"{angka(self.number)} {self.words}"

    @property
    def is_urgent(self) -> bool:
        return self.urgency == Urgency.NOW


@dataclass(frozen=True)
class Line:
    """One row of a list that only shows what waits: what it is, where, since when, and the page that settles it."""

    title: str
    note: str
    since: date
    address: str


class Source:
    """A concern whose rows stand in a list that exists anyway: `page` with the filters of `query`.

    Who may know the number but not the rows reads at which rusunawa they are, and whom to ask there.
    """

    key: str
    #: the number stands before them
    words: str
    #: the field or expression with the day it began
    since: str | Expression
    since_words = "paling lama sejak"
    roles: tuple[str, ...]
    urgency = Urgency.SOON
    symbol: str
    #: where the rusunawa of a row is; `home` where that is not one column
    place = home = "rusunawa"
    title: str
    page: str
    query: dict[str, str] = {}

    def rows(self, user) -> QuerySet:
        raise NotImplementedError

    def at(self, rows: QuerySet, rusunawa) -> QuerySet:
        return rows.filter(**{self.place: rusunawa})

    def rows_at(self, user, rusunawa=None) -> QuerySet:
        rows = self.rows(user)
        return rows if rusunawa is None else self.at(rows, rusunawa)

    @property
    def begun(self) -> Expression:
        return F(self.since) if isinstance(self.since, str) else self.since

    def concerns(self, user) -> bool:
        return user.access.has(*self.roles)

    def is_opened_by(self, user) -> bool:
        """Whether this user may open the list."""
        return self.concerns(user)

    def shown_in(self, user) -> tuple[str, dict[str, str]]:
        """The page that lists the rows, and how it is narrowed to them."""
        return reverse(self.page), self.query

    def address(self, user, rusunawa=None) -> str:
        at_places = reverse("attention_list", args=[self.key]), {}
        path, query = self.shown_in(user) if self.is_opened_by(user) else at_places
        here = {} if rusunawa is None else {"rusunawa": str(rusunawa.pk)}
        asked = urlencode(query | here)
        return f"{path}?{asked}" if asked else path


class Listed(Source):
    """A concern whose rows stand nowhere else; `attention_list` shows them."""

    #: what is counted, and what to do
    advice: str
    noun: str
    #: over the columns
    heading: str
    since_heading = "Sejak"

    def shown_in(self, user):
        return reverse("attention_list", args=[self.key]), {}

    def ordered(self, rows: QuerySet) -> QuerySet:
        """With what a line says, the oldest first."""
        raise NotImplementedError

    def line(self, row, user) -> Line:
        raise NotImplementedError
