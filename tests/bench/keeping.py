"""What keeping the sums costs a write: the same write by turns with the triggers that keep them and without.

A round without them leaves the rows as it found them, so that the sums are right when they are kept again.
"""

import re
import statistics
from collections.abc import Callable
from contextlib import contextmanager

from django.db import connection

from tests.bench import money_scene, scene
from tests.bench.server import Client

ROUNDS, WRITES, WARM_UP = 8, 16, 4  # writes are a multiple of the letters that a mark may have
KEPT = re.compile(r"journey_after|counted_after|added_to_(months?|producer|sales|earners)_")
TABLES = ("programs_attendance", "products_earning", "products_incomemonth", "programs_trainingmonth")


def measure(client: Client, training, seller: Client, bazaar) -> dict[str, dict]:
    """Medians by the name of the write; `ratio` is with the sums to without."""
    saving, selling = scene.Saving(client, training), money_scene.Selling(seller, bazaar)
    return {
        "save 40 marks, with sums to without": _compared(saving, lambda: None),
        "record a sale of 3, with sums to without": _compared(selling, lambda: money_scene.take_back(bazaar)),
    }


def _compared(write: Callable, undo: Callable[[], None]) -> dict:
    kept, bare = [], []
    for _ in range(ROUNDS):
        kept += _times(write, undo)
        with _not_kept():
            bare += _times(write, undo)
    p50, floor = statistics.median(kept), statistics.median(bare)
    return {"p50_ms": round(p50, 1), "floor_ms": round(floor, 1), "ratio": round(p50 / floor, 2)}


def _times(write: Callable, undo: Callable[[], None]) -> list[float]:
    times = [write().milliseconds for _ in range(WRITES)]
    undo()
    return times[WARM_UP:]


@contextmanager
def _not_kept():
    _turn("DISABLE")
    try:
        yield
    finally:
        _turn("ENABLE")


def _turn(way: str):
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table])
            for (name,) in cursor.fetchall():
                if KEPT.search(name):
                    cursor.execute(f'ALTER TABLE "{table}" {way} TRIGGER "{name}"')
