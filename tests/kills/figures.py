"""Where the kills write what they came to."""

import json
from pathlib import Path

OUTPUT = Path("var/kills/latest.json")


def report(name: str, **figures):
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(OUTPUT.read_text()) if OUTPUT.exists() else {}
    OUTPUT.write_text(json.dumps(before | {name: figures}, indent=1))
