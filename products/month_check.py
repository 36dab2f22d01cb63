"""The sums of months once more from their rows: to compare, and to write them anew."""

from dataclasses import dataclass

import pgtrigger
from django.db import connection, transaction

GOODS = """
    SELECT rusunawa_id, product_id, program_id, month, sum(made) AS made, sum(passed_a) AS passed_a,
        sum(passed_b) AS passed_b, sum(rework) AS rework, sum(rejected) AS rejected
    FROM (
        SELECT lot.rusunawa_id, lot.product_id, share.program_id, date_trunc('month', lot.made_on)::date AS month,
            share.quantity AS made, 0 AS passed_a, 0 AS passed_b, 0 AS rework, 0 AS rejected
        FROM products_share share JOIN products_lot lot ON lot.id = share.lot_id
        UNION ALL
        SELECT lot.rusunawa_id, lot.product_id, share.program_id,
            date_trunc('month', inspection.inspected_at AT TIME ZONE 'Asia/Jakarta')::date, 0, verdict.passed_a,
            verdict.passed_b, verdict.rework, verdict.rejected
        FROM products_verdict verdict
        JOIN products_inspection inspection ON inspection.id = verdict.inspection_id AND reversed_at IS NULL
        JOIN products_share share ON share.id = verdict.share_id
        JOIN products_lot lot ON lot.id = share.lot_id
    ) parts GROUP BY 1, 2, 3, 4
"""
SALES = """
    SELECT earning.rusunawa_id, earning.product_id, share.program_id, earning.channel,
        date_trunc('month', earning.earned_on)::date AS month,
        sum(coalesce(line.quantity, acceptance.quantity)) AS pieces, sum(earning.amount_rupiah) AS rupiah
    FROM products_earning earning
    LEFT JOIN products_saleline line ON line.id = earning.sale_line_id
    LEFT JOIN products_acceptance acceptance ON acceptance.id = earning.acceptance_id
    LEFT JOIN products_partnerverdict verdict ON verdict.id = acceptance.verdict_id
    LEFT JOIN products_partnerdeliveryline delivered ON delivered.id = verdict.line_id
    JOIN products_share share ON share.id = coalesce(line.share_id, delivered.share_id)
    WHERE earning.kind = 'hasil'
      AND NOT EXISTS (SELECT FROM products_earning reversal WHERE reversal.reverses_id = earning.id)
    GROUP BY 1, 2, 3, 4, 5
"""


@dataclass(frozen=True)
class Kept:
    """A table of sums, what it should hold, and its columns: the key, the figures."""

    table: str
    rows: str
    key: tuple[str, ...]
    figures: tuple[str, ...]
    guard: str


PLACE = ("rusunawa_id", "product_id", "program_id", "month")
TABLES = (
    Kept(
        "products_goodsmonth",
        GOODS,
        PLACE,
        ("made", "passed_a", "passed_b", "rework", "rejected"),
        "products.GoodsMonth:goods_month_follows_the_rows",
    ),
    Kept(
        "products_salesmonth",
        SALES,
        (*PLACE, "channel"),
        ("pieces", "rupiah"),
        "products.SalesMonth:sales_month_follows_the_rows",
    ),
)


@dataclass(frozen=True)
class Difference:
    table: str
    key: str
    figure: str
    expected: int
    kept: int

    def __str__(self):
        return f"{self.table} {self.key}, {self.figure}: seharusnya {self.expected}, tercatat {self.kept}"


def differences() -> list[Difference]:
    """Each table in one statement, so that it sees one moment while people go on working."""
    with connection.cursor() as cursor:
        found = []
        for table in TABLES:
            cursor.execute(_comparison(table))
            found += [Difference(table.table, *row) for row in cursor.fetchall()]
        return found


def _comparison(table: Kept) -> str:
    """Zero is the same as no row: what was corrected away leaves one."""
    key = " || ' ' || ".join(f"coalesce(kept.{name}, row.{name})::text" for name in table.key if name != "program_id")
    hashed = "md5(concat_ws('/', " + ", ".join(f"coalesce({name}::text, '-')" for name in table.key) + "))"
    sides = ", ".join(f"('{name}', coalesce(row.{name}, 0), coalesce(kept.{name}, 0))" for name in table.figures)
    return f"""
        SELECT {key}, what, expected, kept FROM (
            SELECT *, {hashed} AS hash FROM ({table.rows}) rows
        ) row
        FULL JOIN (
            SELECT *, {hashed} AS hash FROM {table.table}
        ) kept USING (hash), LATERAL (VALUES {sides}) AS side (what, expected, kept)
        WHERE expected <> kept ORDER BY 1, 2
    """  # noqa: S608 - every name put into it is a constant of this module


def unguarded():
    """Within it the sums can be written."""
    return pgtrigger.ignore(*(table.guard for table in TABLES))


@transaction.atomic
def rebuild() -> None:
    """Write every sum anew; whoever writes goods or money waits until it is done."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE products_share, products_verdict, products_earning IN SHARE ROW EXCLUSIVE MODE")
        for table in TABLES:
            columns = ", ".join((*table.key, *table.figures))
            cursor.execute(f"DELETE FROM {table.table}")  # noqa: S608
            cursor.execute(f"INSERT INTO {table.table} ({columns}) SELECT {columns} FROM ({table.rows}) rows")  # noqa: S608
