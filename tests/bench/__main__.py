"""make bench: what the pages cost on a large Jakarta, beside a floor measured in the same run.

Prints a table and writes var/bench/latest.json: operation, rows, queries, p50_ms, p95_ms, floor_ms, ratio, bytes.
The floor is a page for the same signed-in user that shows one line, asked by turns with each operation. `growth`
compares a list with the same list at a tenth of the rows, a page of officials with the same at a hundredth, by turns
too. Adding up all balances has one hand-written statement for its floor, a long list for Excel has bare xlsxwriter, a
write that keeps sums has the same write without.
"""

import json
import os
import re
import statistics
import sys
from functools import partial
from pathlib import Path

RUNS, WARM_UP = 60, 8
PEOPLE = int(os.environ.get("PEOPLE", "250000"))
LOTS = int(os.environ.get("LOTS", "200000"))
LINES = int(os.environ.get("LINES", "1000000"))
OUTPUT = Path("var/bench/latest.json")
COLUMNS = (
    "operation",
    "rows",
    "queries",
    "p50_ms",
    "p95_ms",
    "floor_ms",
    "ratio",
    "growth",
    "bytes",
    "a_second",
    "part",
    "peak_mb",
)
FLOOR = "/lantai/"


def measure(client, operation, smaller=None) -> dict:
    """Medians of an operation, of the floor and of the same with fewer rows, by turns so that noise hits all."""
    times, floors, fewer = [], [], []
    for run in range(RUNS + WARM_UP):
        floor, answer, other = client.get(FLOOR), operation(), smaller() if smaller else None
        if run >= WARM_UP:
            floors.append(floor.milliseconds)
            times.append(answer.milliseconds)
            fewer += [other.milliseconds] if other else []
    p50, base = statistics.median(times), statistics.median(floors)
    growth = {"growth": round(p50 / statistics.median(fewer), 2)} if fewer else {}
    return growth | {
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
    from tests.bench import balances, data, exporting, keeping, money_scene, officials, scene, smaller
    from tests.bench.server import Client, running

    counts = data.fill(PEOPLE, LOTS, LINES)
    training = scene.sheet_of_forty()
    training.day = training.sessions.in_order().last()
    tenth, hundredth, results = smaller.prepared(10), smaller.prepared(100), []

    def add(name, rows, **measured):
        results.append({"operation": name, "rows": rows, **measured})
        print("  ".join(str(results[-1].get(column, "")).rjust(10) for column in COLUMNS), flush=True)

    with running() as port, running(tenth.database) as second, running(hundredth.database) as third:
        client, inspector = (Client(port, scene.signed_in(name)) for name in ("staf", "qc"))
        others = [Client(second, tenth.cookies[name]) for name in ("staf", "qc")]
        few = Client(third, hundredth.cookies["staf"])
        rows = f"{counts['people']}/{counts['trainings']}/{counts['marks']}"
        for name, operation in operations(client, training):
            add(name, rows, **measure(client, operation))
        add("first load of the sheet", rows, bytes=first_load(client, f"/pelatihan/{training.pk}/presensi/"))
        rows = f"{counts['lots']}/{counts['inspections']}/{counts['moves']}"
        for name, asker, operation, at_a_tenth in goods_operations((client, inspector), others):
            add(name, rows, **measure(asker, operation, at_a_tenth))
        add("all balances from moves", rows, **balances.measure())
        rows = f"{counts['lines']}/{counts['sales']}/{counts['earners']}"
        bazaar = money_scene.open_bazaar()
        seller = Client(port, scene.signed_in(money_scene.cashier(1, bazaar)))
        for name, asker, operation in money_operations(client, seller, bazaar):
            add(name, rows, **measure(asker, operation))
        money_scene.take_back(bazaar)
        for name, path in officials.pages():
            add(name, rows, **measure(client, partial(client.get, path), partial(few.get, path)))
        for name, figures in keeping.measure(client, training, seller, bazaar).items():
            add(name, rows, **figures)
        add("100,000 rows to XLSX", rows, **exporting.measure())
        add("first load of the till", rows, bytes=first_load(seller, f"/bazar/{bazaar.pk}/kasir/"))
        add("8 cashiers, one bazaar", rows, **money_scene.at_once(port, money_scene.open_bazaar(), FLOOR))
    report(results)


def goods_operations(askers, others):
    from tests.bench.goods_scene import Judging, Logging

    staff, inspector = askers
    yield "log a lot", staff, Logging(staff), None
    yield "inspect a lot", inspector, Judging(inspector), None
    lists = {"QC queue": ("/qc/", 1), "lot list": ("/produksi/", 0), "stock page": ("/stok/", 0)}
    for name, (path, who) in lists.items():
        yield name, askers[who], partial(askers[who].get, path), partial(others[who].get, path)


def money_operations(staff, seller, bazaar):
    from tests.bench import money_scene

    yield "record a sale of 3", seller, money_scene.Selling(seller, bazaar)
    preview = money_scene.payout_of_most()
    yield "payout preview", staff, lambda: staff.get(preview)
    statement = f"/pembayaran/peserta/{money_scene.earner().pk}/"
    yield "statement page", staff, lambda: staff.get(statement)


def report(results):
    widths = [max(len(column), *(len(str(row.get(column, ""))) for row in results)) for column in COLUMNS]
    for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *results]:
        print("  ".join(str(row.get(c, "")).ljust(w) for c, w in zip(COLUMNS, widths, strict=True)))
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    from tests.bench.database import prepare

    prepare("rusunpreneur_bench")
    main()
