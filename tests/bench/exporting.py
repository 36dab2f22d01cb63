"""A hundred thousand sold lines to Excel, beside bare xlsxwriter writing the very same cells.

A process of its own, as the writer is: `peak_mb` is what it took at most, Django and all, before anything else ran in
it. What is timed is everything from taking the list out of the queue to the file that can be fetched.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

ROWS = int(os.environ.get("EXPORTED", "100000"))
RUNS = 5
YEARS = 3


def measure() -> dict:
    command = [sys.executable, "-m", "tests.bench.exporting"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main():
    with listed() as (listing, export):
        write(export)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cells = list(in_words(listing))
        times, floors = [], []
        for _ in range(RUNS):
            floors.append(milliseconds(lambda: bare(cells, [column.kind for column in listing.columns])))
            times.append(milliseconds(lambda: write(export)))
        size = export.path.stat().st_size
    p50, base = statistics.median(times), statistics.median(floors)
    said = {"p50_ms": round(p50), "p95_ms": round(max(times)), "floor_ms": round(base), "ratio": round(p50 / base, 2)}
    print(json.dumps(said | {"bytes": size, "peak_mb": round(peak), "written": len(cells)}))


@contextmanager
def listed():
    """What a member of staff asks for, cut to so many rows."""
    from django.http import QueryDict
    from django.test import override_settings
    from django.utils import timezone

    from rusunpreneur.accounts.models import Export, User
    from rusunpreneur.dashboards.exports import registry

    today = timezone.localdate()
    staff = User.objects.get(username="staf")
    whole = registry.asked(staff, "terjual", QueryDict(f"masa={today.year - YEARS}-{today:%m}..{today:%Y-%m}"))
    cut = replace(whole, rows=whole.rows[:ROWS])
    export = Export(user=staff, name="terjual", query="bench", asked_at=timezone.now(), rights=staff.access.digest)
    asked = patch.object(registry, "asked", lambda *said: cut)
    with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media), asked:
        export.save()
        yield cut, export
        export.delete()


def in_words(listing):
    for row in listing.lines(2_000):
        pairs = zip(row, listing.columns, strict=True)
        yield [column.said(value) if column.said else value for value, column in pairs]


def write(export):
    from rusunpreneur.accounts.models import Export
    from rusunpreneur.dashboards.exports.queue import AFRESH
    from rusunpreneur.dashboards.exports.writer import Writer

    Export.objects.filter(pk=export.pk).update(**AFRESH)
    with Writer() as writer:
        writer.write(export)
    export.refresh_from_db()
    if not export.is_ready:
        raise RuntimeError(export.why)


def bare(cells, kinds):
    """As few words as it takes."""
    import xlsxwriter

    from rusunpreneur.dashboards.exports.lists import Kind

    with tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(Path(folder) / "bare.xlsx", {"constant_memory": True, "tmpdir": folder})
        page, day = book.add_worksheet(), book.add_format({"num_format": Kind.DAY.value})
        writes = {Kind.TEXT: page.write_string, Kind.NUMBER: page.write_number, Kind.DAY: page.write_datetime}
        columns = [(writes[kind], day if kind is Kind.DAY else None) for kind in kinds]
        for line, row in enumerate(cells):
            for at, (write_cell, style) in enumerate(columns):
                if row[at] is not None:
                    write_cell(line, at, row[at], style)
        book.close()


def milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    from tests.bench.database import prepare

    prepare("rusunpreneur_bench")
    main()
