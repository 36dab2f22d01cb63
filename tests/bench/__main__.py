"""make bench: what the pages cost on a large Jakarta, beside a floor measured in the same run.

Prints a table and writes var/bench/latest.json: operation, rows, queries, p50_ms, p95_ms, floor_ms, ratio, bytes.
The floor is a page for the same signed-in user that shows one line, asked by turns with each operation.
"""

import json
import os
import re
import statistics
import sys
from pathlib import Path

import django

RUNS, WARM_UP = 60, 8
PEOPLE = int(os.environ.get("PEOPLE", "250000"))
OUTPUT = Path("var/bench/latest.json")
COLUMNS = ("operation", "rows", "queries", "p50_ms", "p95_ms", "floor_ms", "ratio", "bytes")
FLOOR = "/lantai/"


def measure(client, operation) -> dict:
    """Medians of an operation and of the floor, asked by turns so that a noisy machine hits both."""
    times, floors = [], []
    for run in range(RUNS + WARM_UP):
        floor, answer = client.get(FLOOR), operation()
        if run >= WARM_UP:
            floors.append(floor.milliseconds)
            times.append(answer.milliseconds)
    p50, base = statistics.median(times), statistics.median(floors)
    return {
        "queries": int(answer.headers["X-Statements"]),
        "p50_ms": round(p50, 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "floor_ms": round(base, 1),
        "ratio": round(p50 / base, 2),
        "bytes": len(answer.wire),
    }


def first_load(client, path) -> int:
    """Bytes over the wire of a page and of everything it names, with nothing cached."""
    page = client.get(path)
    names = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page.body.decode()))
    for name in [name for name in names if name.endswith(".css")]:
        sheet = client.get(name).body.decode()
        names |= {
            f"/static/app/{font.lstrip('./')}" if not font.startswith("/") else font
            for font in re.findall(r"url\(([^)#]+?\.woff2)\)", sheet)
        }
    for name in [name for name in names if name.endswith(".js")]:
        folder = name.rpartition("/")[0]
        names |= {f"{folder}/{part}" for part in re.findall(r'from"\./([^"]+)"', client.get(name).body.decode())}
    return len(page.wire) + sum(len(client.get(name).wire) for name in names)


def operations(client, training):
    from tests.bench.scene import Saving

    sheet = f"/pelatihan/{training.pk}/presensi/"
    yield "attendance sheet 40 x 4", lambda: client.get(sheet)
    yield "save 40 marks", Saving(client, training)
    yield "participant list", lambda: client.get("/peserta/")
    yield "training list", lambda: client.get("/pelatihan/")
    yield "name search", lambda: client.get("/peserta/?q=Rahayu+Siti")
    yield "name search, misspelt", lambda: client.get("/peserta/?q=sity+rahaju")
    yield "training page", lambda: client.get(f"/pelatihan/{training.pk}/")
    yield "presensi.pdf, 40 people", lambda: client.get(f"/pelatihan/{training.pk}/presensi.pdf?sesi={training.day.pk}")
    yield "presensi.xlsx", lambda: client.get(f"/pelatihan/{training.pk}/presensi.xlsx")


def main():
    from tests.bench import data, scene
    from tests.bench.server import Client, running

    counts = data.fill(PEOPLE)
    training = scene.sheet_of_forty()
    training.day = training.sessions.in_order().last()
    rows, results = f"{counts['people']}/{counts['trainings']}/{counts['marks']}", []
    with running() as port:
        client = Client(port, scene.signed_in())
        for name, operation in operations(client, training):
            results.append({"operation": name, "rows": rows, **measure(client, operation)})
            print("  ".join(str(results[-1][column]).rjust(10) for column in COLUMNS), flush=True)
        weight = first_load(client, f"/pelatihan/{training.pk}/presensi/")
    results.append({"operation": "first load of the sheet", "rows": rows, "bytes": weight})
    report(results)


def report(results):
    widths = [max(len(column), *(len(str(row.get(column, ""))) for row in results)) for column in COLUMNS]
    for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *results]:
        print("  ".join(str(row.get(c, "")).ljust(w) for c, w in zip(COLUMNS, widths, strict=True)))
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(results, indent=1))


def prepare():
    """A database of its own beside the demo's, and the application with the floor in it."""
    from rusunpreneur.postgres import ensure_running
    from tests.bench.database import create

    os.environ["RUSUNPRENEUR_DEMO"] = "1"
    os.environ["DATABASE_URL"] = create(os.environ.get("DATABASE_URL") or ensure_running(), "rusunpreneur_bench")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    django.setup()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    prepare()
    main()
