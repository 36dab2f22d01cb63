"""A store as it is counted: a line for every maker's pieces of a lot in a grade."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from products.models import Balance, CountLine, Place, StockCount
from rusunpreneur.access import OFFICE, Role

PAGE_SIZE = 200
Key = tuple[int, str]
COLUMNS = ("share", "grade", "expected", "missing", "lot__code", "lot__product__name", "share__maker__name")

ORDER = ("lot__product__name", "lot__code", "share__maker__name", "share", "grade")


@dataclass(frozen=True)
class Line:
    """`expected` are there by the ledger, `missing` were lost in earlier counts and may turn up again."""

    share: int
    grade: str
    expected: int
    missing: int
    code: str
    product: str
    maker: str

    @property
    def key(self) -> Key:
        return self.share, self.grade


def stores_of(user) -> QuerySet[Place]:
    """Where this user counts."""
    scope = user.access.within(*OFFICE, Role.COORDINATOR, city="rusunawa__city", rusunawa="rusunawa")
    return Place.objects.filter(scope, kind=Place.Kind.STORE).select_related("rusunawa").order_by("rusunawa__name")


def rows_of(store: Place, text: str = "") -> QuerySet:
    """What is there or was lost there, in the order of the shelves: product, lot, maker. Each row makes a `Line`.

    Those that hold every word of `text` in the product, the code of the lot or the name of the maker.
    """
    return _rows(store).filter(*(_holding(word) for word in text.split()[:8]), quantity__gt=0)


def _holding(word: str) -> Q:
    return Q(lot__product__name__icontains=word) | Q(lot__code__icontains=word) | Q(share__maker__name__icontains=word)


def lines(rows: Iterable[tuple]) -> list[Line]:
    return [Line(*row) for row in rows]


def lines_for(store: Place, shares: Iterable[int]) -> dict[Key, Line]:
    """The lines of these shares, those that have run empty too."""
    return {line.key: line for line in lines(_rows(store).filter(share__in=shares))}


def _rows(store: Place) -> QuerySet:
    counted = Q(place=store)
    lost = Q(place__kind=Place.Kind.MISSING, place__rusunawa=store.rusunawa_id)
    rows = Balance.objects.filter(counted | lost).values("share", "grade")
    rows = rows.annotate(
        expected=Coalesce(Sum("quantity", filter=counted), 0), missing=Coalesce(Sum("quantity", filter=lost), 0)
    )
    return rows.order_by("lot__product__name", "lot__code", "share__maker__name", "share", "grade").values_list(
        *COLUMNS
    )


def with_differences(counts: Iterable[StockCount]) -> list[StockCount]:
    """The same counts; each knows its lines, how many of them differed, and the pieces short and over."""
    counts = list(counts)
    short, over = F("expected") - F("counted"), F("counted") - F("expected")
    sums = (
        CountLine.objects.filter(count__in=counts)
        .order_by()
        .values("count")
        .annotate(
            lines=Count("pk"),
            differing=Count("pk", filter=~Q(expected=F("counted"))),
            short=Sum(short, filter=Q(counted__lt=F("expected")), default=0),
            over=Sum(over, filter=Q(counted__gt=F("expected")), default=0),
        )
    )
    found = {row.pop("count"): row for row in sums}
    for count in counts:
        count.numbers = found.get(count.pk, {"lines": 0, "differing": 0, "short": 0, "over": 0})
    return counts


def differences_first(count: StockCount) -> QuerySet[CountLine]:
    """The lines of a count: those that differed, then the others in the order of the shelves."""
    lines = count.lines.select_related("share__maker", "share__lot__product")
    order = ("share__lot__product__name", "share__lot__code", "share", "grade")
    return lines.annotate(is_equal=Q(expected=F("counted"))).order_by("is_equal", *order)
