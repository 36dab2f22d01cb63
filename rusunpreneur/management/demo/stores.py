"""What stood in the store of a rusunawa on a day of the past, so that nothing is sold before it was made and judged."""

from datetime import date, timedelta

from products.models import Balance, Place

#: First judgements come within so many days of making; what was mended is judged again within so many.
JUDGED_AFTER = {"A": 5, "B": 16}


def stock_on(day: date, slug: str, product: str = "") -> list[Balance]:
    """Oldest first; food only while it was good, and nothing that a company ordered."""
    rows = Balance.objects.present().filter(
        place__kind=Place.Kind.STORE, place__rusunawa__slug=slug, lot__is_for_partner=False
    )
    if product:
        rows = rows.filter(lot__product__name=product)
    rows = rows.select_related("share__lot__product", "share__maker").order_by("lot__made_on", "share_id", "grade")
    return [row for row in rows if _was_there(row, day)]


def _was_there(row: Balance, day: date) -> bool:
    lot = row.share.lot
    is_good = lot.expires_on is None or lot.expires_on > day + timedelta(days=3)
    return is_good and lot.made_on + timedelta(days=JUDGED_AFTER[row.grade]) <= day
