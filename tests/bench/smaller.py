"""The same Jakarta with fewer rows: what a page costs there says how it grows.

A process of its own, since Django speaks with one database; it prints the address and the cookies of its people.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

NAMES = {10: "rusunpreneur_bench_tenth", 100: "rusunpreneur_bench_hundredth"}


@dataclass(frozen=True)
class Smaller:
    database: str
    cookies: dict[str, dict[str, str]]


def prepared(share: int) -> Smaller:
    """Make or update the database with one row of so many."""
    command = [sys.executable, "-m", "tests.bench.smaller", str(share)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Smaller(**json.loads(done.stdout.splitlines()[-1]))


def main(share: int):
    from tests.bench.database import prepare

    prepare(NAMES[share])
    from tests.bench import data, scene
    from tests.bench.__main__ import LINES, LOTS, PEOPLE

    data.fill(PEOPLE // share, LOTS // share, LINES // share)
    cookies = {name: scene.signed_in(name) for name in ("staf", "qc")}
    print(json.dumps({"database": os.environ["DATABASE_URL"], "cookies": cookies}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
