"""What a rusunawa should take to a bazaar: what keeps, what sold before, and something of everybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, F, Q, Sum

from products.actions.packing import Key
from products.fairness import sold_at_bazaars
from products.models import Balance, Invitation, Place

#: for something that was never sold at a bazaar
TRIAL = 10
#: a little more than was sold, so that nobody asks in vain
AMPLE_PERCENT = 125
LOOKS_BACK = timedelta(days=365)
COLUMNS = (
    *("share", "grade", "quantity", "lot__code", "lot__product", "lot__product__name", "share__maker"),
    *("share__maker__name", "lot__expires_on", "lot__made_on"),
)


@dataclass(frozen=True)
class Stock:
    """Pieces of one maker's share that stand in the store and keep until the bazaar is over."""

    share: int
    grade: str
    number: int
    code: str
    product_id: int
    product: str
    maker_id: int
    maker: str
    expires_on: date | None
    made_on: date

    @property
    def key(self) -> Key:
        return self.share, self.grade


def stock(invitation: Invitation) -> list[Stock]:
    """What may be offered, by product, soonest expiry first; not what a company ordered, nor what spoils there."""
    keeps = Q(lot__expires_on=None) | Q(lot__expires_on__gte=invitation.bazaar.ends_on)
    rows = Balance.objects.present().filter(
        keeps, place__kind=Place.Kind.STORE, place__rusunawa=invitation.rusunawa_id, lot__is_for_partner=False
    )
    soonest = F("lot__expires_on").asc(nulls_last=True)
    ordered = rows.order_by("lot__product__name", "lot__product", soonest, "lot__made_on", "share", "grade")
    return [Stock(*row) for row in ordered.values_list(*COLUMNS)]


def sold_before(invitation: Invitation) -> dict[int, tuple[int, int]]:
    """Of each product: pieces of this rusunawa sold at bazaars in the year before, and at how many bazaars."""
    day = invitation.bazaar.starts_on
    lines = sold_at_bazaars().filter(
        share__lot__rusunawa=invitation.rusunawa_id, sale__sold_on__range=(day - LOOKS_BACK, day)
    )
    rows = lines.exclude(sale__bazaar=invitation.bazaar_id).values_list("share__lot__product")
    sums = rows.annotate(pieces=Sum("quantity"), bazaars=Count("sale__bazaar", distinct=True))
    return {product: (pieces, bazaars) for product, pieces, bazaars in sums}


def suggest(rows: Iterable[Stock], sold: dict[int, tuple[int, int]]) -> dict[Key, int]:
    """How many of each to take."""
    taken: dict[Key, int] = {}
    for product, group in groupby(sorted(rows, key=lambda row: row.product_id), key=lambda row: row.product_id):
        taken |= _of_product(list(group), _wanted(*sold.get(product, (0, 0))))
    return taken


def spread(rows: Iterable[Stock], wanted: int) -> dict[Key, int]:
    """So many of one product in one grade: of every maker something as far as it goes, what spoils sooner first."""
    rows = list(rows)
    if wanted >= len({row.maker_id for row in rows}):
        return _of_product(rows, wanted)
    rows.sort(key=_goes_first)
    taken = {row.key: 0 for row in rows}
    _in_turns(rows, taken, dict.fromkeys((row.maker_id for row in rows), 0), wanted)
    return taken


def _goes_first(row: Stock):
    return row.expires_on or date.max, row.made_on, row.share, row.grade


def _wanted(pieces: int, bazaars: int) -> int:
    if not bazaars:
        return TRIAL
    return -(-pieces * AMPLE_PERCENT // (bazaars * 100))


def _of_product(rows: list[Stock], wanted: int) -> dict[Key, int]:
    """One of every maker; then what expires sooner before what keeps longer, in turns over the makers."""
    rows = sorted(rows, key=_goes_first)
    taken = {row.key: 0 for row in rows}
    of_maker: dict[int, int] = {}
    for row in rows:
        if row.maker_id not in of_maker:
            of_maker[row.maker_id] = taken[row.key] = 1
    left = wanted - len(of_maker)
    for _, group in groupby(rows, key=lambda row: row.expires_on):
        left = _in_turns(list(group), taken, of_maker, left)
    return taken


def _in_turns(rows: list[Stock], taken: dict[Key, int], of_maker: dict[int, int], left: int) -> int:
    """Piece by piece to the maker who has the fewest in; what is left to take after that."""
    while left > 0 and (open_rows := [row for row in rows if taken[row.key] < row.number]):
        row = min(open_rows, key=lambda row: of_maker[row.maker_id])
        taken[row.key] += 1
        of_maker[row.maker_id] += 1
        left -= 1
    return left
