"""A row that staff set right before the list is written. What the file said stays beside it, unchanged.

Corrections are kept with the rows of their batch: encrypted, and forgotten with them.
"""

import re
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from phonenumber_field.phonenumber import PhoneNumber

from participants.models import District
from programs.importing.headers import FIELDS, letter
from programs.importing.rows import BIRTH, OPTIONAL, Row, nik_warnings

#: Columns that hold more than one value, or share one with another column.
PARTS = {
    "is_male": ("sex",),
    "is_female": ("sex",),
    "birth": ("birth_date", "birth_place"),
    "flat": ("unit", "floor", "tower"),
    "tower_unit": ("unit", "tower"),
}
CORRECTED = [name for name in FIELDS if name not in PARTS]
PROBLEM = re.compile(r"([A-Z]+)\d+: (.*)", re.DOTALL)


@dataclass(frozen=True)
class Correction:
    """All that is said about the person now; `fields` are those that the file says otherwise, or wrongly."""

    values: dict
    warnings: list
    fields: list[str]
    by: str
    at: str
    revision: int

    def as_json(self) -> dict:
        return asdict(self)

    @property
    def labels(self) -> str:
        return ", ".join(FIELDS[name] for name in self.fields)

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def for_the_record(self) -> dict:
        """What outlives the rows: which cells of which line, by whom, and never what stood there."""
        return {"fields": self.labels, "by": self.by, "at": self.at}


def made(row: Row, values: dict, *, columns: dict, rusunawa_id: int | None, revision: int, by) -> Correction | None:
    """The correction of this row of a file by these values; None when they are what the file says."""
    values = {name: value for name, value in values.items() if value}
    if rusunawa_id and values.keys() & {"tower", "floor", "unit"}:
        values.setdefault("rusunawa", rusunawa_id)
    wrong = problems_by_field(row.problems, columns)
    fields = [name for name in CORRECTED if name in wrong or row.values.get(name) != values.get(name)]
    if not fields:
        return None
    codes = set(District.objects.values_list("kemendagri_code", flat=True))
    warnings = nik_warnings(values, codes) if "nik" in values else []
    return Correction(values, warnings, fields, str(by), timezone.now().isoformat(), revision)


def applied(row: Row, correction: Correction | None) -> Row:
    """The row as it counts."""
    if correction is None:
        return row
    return replace(row, values=dict(correction.values), warnings=correction.warnings, problems=[], notes=[])


def can_go_without(row: Row, columns: dict) -> bool:
    """Nothing is wrong with it but cells that may as well be empty."""
    return bool(row.problems) and problems_by_field(row.problems, columns).keys() <= OPTIONAL


def without_unreadable(row: Row, columns: dict) -> Row:
    """The row as it counts when staff let it be written without the cells that cannot be read."""
    if not can_go_without(row, columns):
        return row
    return replace(row, problems=[], notes=[*row.notes, *(f"{said}, jadi dibiarkan kosong" for said in row.problems)])


def labels(problems: list[str], columns: dict) -> str:
    """Of which cells they speak, and never what stood there."""
    return ", ".join(FIELDS.get(name, name) for name in problems_by_field(problems, columns))


def problems_by_field(problems: list[str], columns: dict) -> dict[str, list[str]]:
    """Each sentence without its cell, by the field whose cell that is; "" for what belongs to none."""
    field_at = {letter(index): PARTS.get(name, (name,))[0] for name, index in columns.items()}
    found = {}
    for problem in problems:
        match = PROBLEM.fullmatch(problem)
        name = field_at.get(match[1], "") if match else ""
        found.setdefault(name, []).append(match[2] if name else problem)
    return found


def in_the_file(row: Row, columns: dict) -> dict[str, tuple[str, str]]:
    """What stands in the file for each field: the cell, and its text."""
    found = {}
    for name, index in columns.items():
        text = row.raw[index] if index < len(row.raw) else ""
        for part in PARTS.get(name, (name,)) if text else ():
            found.setdefault(part, (f"{letter(index)}{row.line}", text))
    return found


def as_typed(row: Row, columns: dict) -> dict[str, str]:
    """The row as a person would type it: what was understood, and as it stands in the file what was not."""
    typed = {name: _typed(name, value) for name, value in row.values.items()}
    in_file = in_the_file(row, columns)
    for name in problems_by_field(row.problems, columns):
        if name not in typed and name in in_file:
            typed |= _parts(name, in_file[name][1], is_shared="birth" in columns)
    return typed


def _parts(name: str, text: str, *, is_shared: bool) -> dict[str, str]:
    match = BIRTH.fullmatch(text) if name == "birth_date" and is_shared else None
    return {"birth_place": match["place"] or "", "birth_date": match["day"]} if match else {name: text}


def _typed(name: str, value) -> str:
    if name == "birth_date":
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if name == "phone":
        return PhoneNumber.from_string(value).as_national
    return str(value)
