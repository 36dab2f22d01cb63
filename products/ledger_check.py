"""Every balance once more from the moves: where both agree, every piece is where the pages say it is."""

from dataclasses import dataclass

from django.db import connection

from products.models.place import INSIDE

SUMS = "SELECT (SELECT count(*) FROM products_stockmove), (SELECT count(*) FROM products_balance)"
#: What came in minus what went out, against what is kept; and what was made against what is anywhere.
DIFFERENCES = """
    WITH flow AS (
        SELECT share_id, destination_id AS place_id, destination_grade AS grade, quantity
        FROM products_stockmove WHERE destination_id IS NOT NULL
        UNION ALL
        SELECT share_id, origin_id, origin_grade, -quantity FROM products_stockmove WHERE origin_id IS NOT NULL
    ), moved AS (
        SELECT share_id, place_id, grade, sum(quantity) AS quantity FROM flow GROUP BY share_id, place_id, grade
    ), wrong AS (
        SELECT share_id, place_id, grade, coalesce(moved.quantity, 0) AS moved, coalesce(kept.quantity, 0) AS kept
        FROM moved FULL JOIN products_balance kept USING (share_id, place_id, grade)
        WHERE coalesce(moved.quantity, 0) <> coalesce(kept.quantity, 0)
    ), somewhere AS (
        SELECT share_id, sum(quantity) AS quantity FROM products_balance GROUP BY share_id
    )
    SELECT lot.code, share.id, place.kind || coalesce(' ' || rusunawa.name, ''), wrong.grade, moved, kept
    FROM wrong
    JOIN products_share share ON share.id = wrong.share_id
    JOIN products_lot lot ON lot.id = share.lot_id
    JOIN products_place place ON place.id = wrong.place_id
    LEFT JOIN participants_rusunawa rusunawa ON rusunawa.id = place.rusunawa_id
    UNION ALL
    SELECT lot.code, share.id, '', '', share.quantity, coalesce(somewhere.quantity, 0)
    FROM products_share share
    JOIN products_lot lot ON lot.id = share.lot_id
    LEFT JOIN somewhere ON somewhere.share_id = share.id
    WHERE share.quantity <> coalesce(somewhere.quantity, 0)
    UNION ALL
    SELECT lot.code, NULL, 'rusunawa', '', coalesce(inside.quantity, 0), lot.in_stock
    FROM products_lot lot
    LEFT JOIN (
        SELECT lot_id, sum(quantity) AS quantity FROM products_balance
        WHERE place_id IN (SELECT id FROM products_place WHERE kind = ANY(%s)) AND quantity > 0 GROUP BY lot_id
    ) inside ON inside.lot_id = lot.id
    WHERE lot.in_stock <> coalesce(inside.quantity, 0)
    ORDER BY 1, 2, 3, 4
"""


@dataclass(frozen=True)
class Difference:
    """A balance that is not what the moves say; without a place, a share whose pieces are not all somewhere."""

    code: str
    share: int | None
    place: str
    grade: str
    expected: int
    kept: int

    def __str__(self):
        where = f"{self.place} {self.grade}".strip() or "di semua tempat"
        whose = f"bagian {self.share}" if self.share else "semua bagian"
        return f"{self.code}, {whose}, {where}: seharusnya {self.expected}, tercatat {self.kept}"


def sizes() -> tuple[int, int]:
    """How many moves there are, and how many balances."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS)
        return cursor.fetchone()


def differences() -> list[Difference]:
    """One statement, so that it sees one moment while people go on working."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENCES, [list(INSIDE)])
        return [Difference(*row) for row in cursor.fetchall()]
