"""The same Jakarta at a tenth of its rows: what a page costs there says how it grows.

A process of its own, since Django speaks with one database; it prints the address and the cookies of its people.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

NAME, SHARE = "rusunpreneur_bench_tenth", 10


@dataclass(frozen=True)
class Tenth:
    database: str
    cookies: dict[str, dict[str, str]]


def prepared() -> Tenth:
    """Make or update the smaller database."""
    command = [sys.executable, "-m", "tests.bench.tenth"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Tenth(**json.loads(done.stdout.splitlines()[-1]))


def main():
    from tests.bench.database import prepare

    prepare(NAME)
    from tests.bench import data, scene
    from tests.bench.__main__ import LINES, LOTS, PEOPLE

    data.fill(PEOPLE // SHARE, LOTS // SHARE, LINES // SHARE)
    cookies = {name: scene.signed_in(name) for name in ("staf", "qc")}
    print(json.dumps({"database": os.environ["DATABASE_URL"], "cookies": cookies}))


if __name__ == "__main__":
    main()
