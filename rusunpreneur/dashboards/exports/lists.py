"""What a list is that may be written to a file: whose rows, which columns, what its words mean."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression
from django.http import QueryDict

Definitions = list[tuple[str, object]]


class Kind(Enum):
    """How Excel shows it."""

    TEXT = ""
    NUMBER = "#,##0"
    DAY = "dd/mm/yyyy"


@dataclass(frozen=True)
class Column:
    """`of` is what the database answers for it, `said` puts that into words where it is not meant for people."""

    title: str
    of: str | BaseExpression
    kind: Kind = Kind.TEXT
    width: int = 14
    said: Callable | None = None

    def named(self, title: str) -> "Column":
        return replace(self, title=title)


@dataclass(frozen=True)
class LongList:
    """One list as somebody asked for it, with the rows that are hers to see.

    `query` says what was asked for, always in the same words: two that ask the same have the same. `words` is what
    it says to people; `back` leads to the page that it is a file of.
    """

    name: str
    query: str
    title: str
    words: list[str]
    back: str
    rows: QuerySet
    columns: tuple[Column, ...]
    definitions: Callable[[], Definitions]

    @property
    def filename(self) -> str:
        said = f"{self.title} {' '.join(self.words)}"
        return "".join(sign for sign in said if sign.isalnum() or sign in " -.,")[:120]

    def is_longer_than(self, most: int) -> bool:
        return self.rows.order_by().values("pk")[: most + 1].count() > most

    def lines(self, at_once: int):
        """Its rows from the database, not more than `at_once` in memory."""
        named = {f"column_{at}": column.of for at, column in enumerate(self.columns)}
        expressions = {name: of for name, of in named.items() if not isinstance(of, str)}
        asked = [name if name in expressions else of for name, of in named.items()]
        return self.rows.annotate(**expressions).values_list(*asked).iterator(chunk_size=at_once)


def query_of(said: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update(dict(sorted(said.items())))
    return query.urlencode()
