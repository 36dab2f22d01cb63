"""What a list behind a number is: its heads, its rows, and what they add up to by the kept sums."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from participants.pages import CappedPaginator
from products.models import Product, SalesMonth
from rusunpreneur.dashboards import traits
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.sums import Row, Sums
from rusunpreneur.dashboards.today import Today
from rusunpreneur.dashboards.traits import Trait
from rusunpreneur.words import angka, rupiah

CHANNELS = dict(SalesMonth.Channel.choices)
MOST_DIGITS = 10
IN_RUPIAH = "rupiah"


@dataclass(frozen=True)
class Line:
    """One row: where it leads, its words, its numbers."""

    href: str
    title: str
    note: str
    place: str
    numbers: list[str]


@dataclass(frozen=True)
class Narrowed:
    """To one product, to one channel, or to people who are something, of the question."""

    product: Product | None = None
    channel: str = ""
    traits: tuple[tuple[Trait, object], ...] = ()

    def goods(self, product: str) -> Q:
        """Of that product; the lookup leads to it."""
        return Q(**{product: self.product}) if self.product else Q()

    @property
    def people(self) -> Q:
        return Q(**{trait.column: kept for trait, kept in self.traits})

    def fits(self, row: Row) -> bool:
        """Whether kept rows belong to it."""
        if self.product and row.product_id != self.product.pk:
            return False
        return self.channel in ("", row.channel) and all(trait.of(row) == kept for trait, kept in self.traits)

    @property
    def said(self) -> dict[str, str]:
        """As the address of a list has it."""
        people = {trait.said: trait.named(kept)[0] for trait, kept in self.traits}
        said = {"produk": str(self.product.pk) if self.product else "", "saluran": self.channel} | people
        return {key: value for key, value in said.items() if value}

    @property
    def words(self) -> list[str]:
        people = [trait.named(kept)[1] for trait, kept in self.traits]
        return [word for word in (str(self.product or ""), CHANNELS.get(self.channel, ""), *people) if word]


@dataclass(frozen=True)
class Listing:
    """`head` stands above what a row is, `figures` are what it has under `heads`, as `Sums` names them.

    `kept` is where they are summed; `rows` are all that belong to a question, `shown` adds what a page of them says,
    `line` puts one into words.
    """

    title: str
    noun: str
    head: str
    heads: tuple[str, ...]
    figures: tuple[str, ...]
    kept: str
    rows: Callable[[Question, Narrowed], QuerySet]
    order: tuple[str, ...]
    shown: Callable[[QuerySet], QuerySet]
    line: Callable[..., Line]
    is_of_goods: bool = True
    is_by_channel: bool = False
    is_of_people: bool = False
    is_of_today: bool = False
    is_named: bool = False  # its rows are people: for who may see them

    @property
    def nothing(self) -> str:
        return "Tidak ada apa-apa hari ini" if self.is_of_today else "Tidak ada baris di masa ini"

    def sums(self, question: Question, narrowed: Narrowed) -> list[tuple[str, str]]:
        """(head, what the rows add up to), from the kept sums."""
        if self.is_of_today:
            found = Today(question.scope).totals(self.figures)
            totals = [found[name] for name in self.figures]
        else:
            rows = [
                row
                for row in getattr(Sums(question, is_exact=self.is_named), self.kept)
                if row.is_now and narrowed.fits(row)
            ]
            totals = [sum(row.numbers.get(name, 0) for row in rows) for name in self.figures]
        pairs = zip(self.figures, totals, strict=True)
        said = [rupiah(total) if name.endswith(IN_RUPIAH) else angka(total) for name, total in pairs]
        return list(zip(self.heads, said, strict=True))

    def page(self, rows: QuerySet, asked: str | None, per_page: int, most: int) -> Page:
        """Keys of a page; what a row says is read for those alone."""
        keys = rows.order_by(*self.order).values_list("pk", flat=True)
        return CappedPaginator(keys, per_page, counted=rows, most=most).get_page(asked)

    def lines(self, rows: QuerySet, keys: list[int]) -> list[Line]:
        """Each row in words, in the order of the keys."""
        found = {row.pk: row for row in self.shown(rows.filter(pk__in=keys)).order_by()}
        return [self.line(found[key]) for key in keys]

    def narrowed(self, query) -> Narrowed:
        """What an address says of a product, a channel or of people; 404 for what there is none of."""
        if self.is_of_people:
            return Narrowed(traits=traits.narrowed(query))
        key, channel = query.get("produk", ""), query.get("saluran", "")
        if channel and not (self.is_by_channel and channel in CHANNELS):
            raise Http404
        if not key:
            return Narrowed(None, channel)
        if not (self.is_of_goods and key.isdecimal() and len(key) < MOST_DIGITS):
            raise Http404
        return Narrowed(get_object_or_404(Product, pk=key), channel)
