"""Adding up every balance from the moves: the command that checks it, beside one hand-written statement."""

import statistics
import time
from io import StringIO

from django.core.management import call_command
from django.db import connection

RUNS = 5
BY_HAND = """
    SELECT count(*) FROM (
        SELECT share_id, place_id, grade, sum(quantity) AS quantity FROM (
            SELECT share_id, destination_id AS place_id, destination_grade AS grade, quantity
            FROM products_stockmove WHERE destination_id IS NOT NULL
            UNION ALL
            SELECT share_id, origin_id, origin_grade, -quantity FROM products_stockmove WHERE origin_id IS NOT NULL
        ) flow GROUP BY share_id, place_id, grade
    ) moved FULL JOIN products_balance kept USING (share_id, place_id, grade)
    WHERE moved.quantity IS DISTINCT FROM kept.quantity
"""


def measure() -> dict:
    times, floors = [], []
    for _ in range(RUNS):
        floors.append(_milliseconds(_by_hand))
        times.append(_milliseconds(lambda: call_command("check_stock", stdout=StringIO())))
    p50, base = statistics.median(times), statistics.median(floors)
    return {"p50_ms": round(p50), "p95_ms": round(max(times)), "floor_ms": round(base), "ratio": round(p50 / base, 2)}


def _by_hand():
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND)
        if cursor.fetchone()[0]:
            raise RuntimeError("A balance differs from its moves.")


def _milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
