"""The stock summed up: by product or by rusunawa, a column for each place, each row a link to its lots."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Sum

from products.models import Place
from products.stock import PAGE_SIZE, Stock

Kind = Place.Kind
#: what the address says -> the noun, the key and the name of a row
GROUPS = {
    "produk": ("Produk", "lot__product", "lot__product__name"),
    "rusunawa": ("Rusunawa", "lot__rusunawa", "lot__rusunawa__name"),
}


@dataclass
class Row:
    name: str
    address: str
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.numbers.values())


class StockSums(Stock):
    """The same filters and places as the list of lots, added up."""

    def __init__(self, query, user, *, by: str):
        super().__init__(query, user)
        self.by = by
        self.noun, self.key, self.name = GROUPS[by]

    @cached_property
    def rows(self) -> list[Row]:
        found: dict[int, Row] = {}
        columns = (self.key, self.name, "place__kind", "grade")
        sums = self.pieces.filter(lot__in=self.filter.qs.order_by()).order_by().values_list(*columns)
        for key, name, kind, grade, pieces in sums.annotate(pieces=Sum("quantity")):
            found.setdefault(key, Row(name, self._address(key))).numbers[kind, grade] = pieces
        return sorted(found.values(), key=lambda row: row.name)

    def _address(self, key: int) -> str:
        query = self.query.copy()
        for name in ("kelompok", "page"):
            query.pop(name, None)
        query[self.by] = key
        return f"?{query.urlencode()}"

    @cached_property
    def columns(self) -> list[tuple[str, str]]:
        """Places and grades that hold anything, in the order of their way."""
        held = {column for row in self.rows for column in row.numbers}
        return sorted(held, key=lambda column: (Kind.values.index(column[0]), column[1]))

    @property
    def heads(self) -> list[str]:
        return [f"{Kind(kind).label} {grade}".strip() for kind, grade in self.columns]

    @cached_property
    def page(self) -> Page:
        return Paginator(self.rows, PAGE_SIZE).get_page(self.query.get("page"))

    @property
    def table(self) -> list[tuple[Row, list[tuple[str, int]]]]:
        """Each row of this page with its numbers under the heads."""
        return [
            (row, [(head, row.numbers.get(column, 0)) for head, column in zip(self.heads, self.columns, strict=True)])
            for row in self.page.object_list
        ]

    @property
    def sums(self) -> list[int]:
        """Under the table: all rows, on every page."""
        return [sum(row.numbers.get(column, 0) for row in self.rows) for column in self.columns]

    @property
    def total(self) -> int:
        return sum(self.sums)
