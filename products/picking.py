"""Which pieces leave a store for a buyer: what expires first, then what was made first, then of whom most is left; a
person may choose others."""

from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.utils import timezone

from products.models import Balance, Place

#: a maker's pieces of a lot in one grade: (share, grade)
Key = tuple[int, str]


def shelves(products: Iterable[int] | None, rusunawa) -> dict[int, list[Balance]]:
    """What may be sold from the stores of these rusunawa, by product, first out first; None is every product."""
    rows = Balance.objects.present().filter(
        Q(lot__expires_on=None) | Q(lot__expires_on__gte=timezone.localdate()),
        place__kind=Place.Kind.STORE,
        lot__rusunawa__in=rusunawa,
        lot__is_for_partner=False,
    )
    if products is not None:
        rows = rows.filter(lot__product__in=products)
    rows = rows.select_related("share__maker", "share__lot__product", "share__lot__rusunawa")
    found: dict[int, list[Balance]] = {}
    for row in rows.first_out():
        found.setdefault(row.share.lot.product_id, []).append(row)
    return found


def key_of(row: Balance) -> Key:
    return row.share_id, row.grade


def first_out(rows: Iterable[Balance], wanted: int) -> dict[Key, int]:
    """So many pieces in the order of the shelf; fewer where there are fewer."""
    picks: dict[Key, int] = {}
    for row in rows:
        taken = min(row.quantity, wanted)
        if taken:
            picks[key_of(row)] = taken
        wanted -= taken
    return picks


def as_planned(rows: list[Balance], wanted: int, asked: Mapping[tuple[int, int | None], int]) -> dict[Key, int]:
    """First what was asked of somebody, (rusunawa, maker or None for the store), then the rest of the shelf."""
    left, picks = dict(asked), {}
    for row in rows:
        lot = row.share.lot
        who = (lot.rusunawa_id, row.share.maker_id)
        who = who if left.get(who) else (lot.rusunawa_id, None)
        taken = min(row.quantity, wanted, left.get(who, 0))
        if taken:
            picks[key_of(row)] = taken
            left[who] -= taken
            wanted -= taken
    rest = [row for row in rows if row.quantity > picks.get(key_of(row), 0)]
    for row in rest:
        taken = min(row.quantity - picks.get(key_of(row), 0), wanted)
        if taken:
            picks[key_of(row)] = picks.get(key_of(row), 0) + taken
            wanted -= taken
    return picks
