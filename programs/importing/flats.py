"""A flat as people write it into one cell: `Lt 11 No 11`, `T5/11/11`, `Tower 5 Lantai 3 Unit 12`."""

import re

from participants.models.residence import TOWER_WORDS
from programs.importing import cells

PARTS = ("tower", "floor", "unit")
#: Which parts a cell of two stands for, by its column.
TWO_PARTS = {"flat": ("floor", "unit"), "tower_unit": ("tower", "unit")}
COLUMNS = {"unit", *TWO_PARTS}
BETWEEN = r"[\s,./\-]*"
UNIT_WORDS = "NOMOR|NO|UNIT|KAMAR|KMR"
IN_WORDS = re.compile(
    rf"(?:(?:(?:{'|'.join(TOWER_WORDS)}|T(?=[\s.]*\d)){BETWEEN})?(?P<tower>[A-Z]?\d*[A-Z]?){BETWEEN})?"
    rf"\b(?:LANTAI|LT|LNT){BETWEEN}(?P<floor>\d+[A-Z]?|DASAR)"
    rf"(?:{BETWEEN}(?:(?:{UNIT_WORDS}){BETWEEN})*(?P<unit>\d+[A-Z]?))?",
    re.IGNORECASE,
)
WITHOUT_FLOOR = re.compile(
    rf"(?:{'|'.join(TOWER_WORDS)}){BETWEEN}(?P<tower>[A-Z]?\d*[A-Z]?){BETWEEN}"
    rf"\b(?:(?:{UNIT_WORDS}){BETWEEN})+(?P<unit>\d+[A-Z]?)",
    re.IGNORECASE,
)
A_FLOOR = re.compile(r"\d+[A-Z]?|DASAR", re.IGNORECASE)
UNIT_ALONE = re.compile(rf"(?:(?:{UNIT_WORDS})\b{BETWEEN})+(?=\d)", re.IGNORECASE)
LONGEST = 60
SHORT_TOWER = re.compile(r"T(?=\d)", re.IGNORECASE)  # the T of T5/11/11


def read(cell, *, column: str) -> dict[str, str]:
    """The parts of a flat by their names. A column of units may hold floor and tower too, where it says so plainly."""
    if isinstance(cell, list) and cell[0] == "d":
        raise ValueError(f"unit berubah menjadi tanggal di Excel. {cells.RETYPE_AS_TEXT}")
    said = cells.text(cell)
    if len(said) > LONGEST:
        return _named({"unit": said})
    if match := IN_WORDS.fullmatch(said) or WITHOUT_FLOOR.fullmatch(said):
        return _named(match.groupdict())
    said = UNIT_ALONE.sub("", said, count=1)
    written = [part.strip() for part in (said.split("/") if column == "unit" else re.split(r"[/,\-]", said))]
    if len(written) == len(PARTS):
        return _named({"tower": SHORT_TOWER.sub("", written[0]), "floor": written[1], "unit": written[2]})
    if len(written) == len(PARTS) - 1 and column in TWO_PARTS:
        return _named(_two(column, *written))
    return _named({"unit": said})


def _two(column: str, first: str, unit: str) -> dict[str, str]:
    """`3/12` is a floor and a unit, or a tower and a unit where the title says so; `A/12` is a tower and a unit."""
    name = TWO_PARTS[column][0] if A_FLOOR.fullmatch(first) else "tower"
    return {name: SHORT_TOWER.sub("", first) if name == "tower" else first, "unit": UNIT_ALONE.sub("", unit, count=1)}


def _named(parts: dict[str, str | None]) -> dict[str, str]:
    return {name: READERS[name](part.strip()) for name, part in parts.items() if part and part.strip()}


READERS = {
    "tower": cells.tower,
    "floor": cells.at_most(5, "lantai"),
    "unit": cells.at_most(10, "nomor unit"),
}
