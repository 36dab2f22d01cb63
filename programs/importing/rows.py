"""The list as rows of people: values that may be written, and every problem with its cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from participants import nik
from participants.models import District, Rusunawa
from programs.importing import cells, closings, flats
from programs.importing.headers import FIELDS, Header, letter

MOST_PEOPLE = 2_000
CLEANERS = {
    "name": cells.name,
    "nik": cells.identity_number,
    "sex": cells.sex,
    "birth_date": cells.day,
    "birth_place": cells.at_most(80, "tempat lahir"),
    "phone": cells.phone,
    "ktp_address": cells.at_most(250, "alamat"),
    **flats.READERS,
}
TO_COME = {"nik": "NIK", "phone": "nomor HP"}
OPTIONAL = set(FIELDS) - {"name", "nik"}
BIRTH = re.compile(r"(?P<place>.*?)[\s,/]*(?P<day>\d[\d/.\- ].*)")
FIRST_PHONE = "dipakai nomor HP pertama"
YEAR_ALONE = re.compile(r"(?P<place>\D*?)[\s,/]*(?P<year>(?:19|20)\d\d)")
UNTICKED = {"", "-", "0", "FALSE", "TIDAK", "X "}


@dataclass
class Row:
    """`line` as Excel counts; `raw` is what stands in the line, cell by cell; `notes` what of it is not taken."""

    line: int
    values: dict = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    def as_json(self) -> dict:
        return {key: value for key, value in vars(self).items() if value}


class Places:
    """Rusunawa and districts by the names people write, fetched once a file."""

    def __init__(self):
        districts = District.objects.values_list("pk", "name", "kemendagri_code")
        self.districts = {compact(name): pk for pk, name, _ in districts}
        self.district_codes = {code for _, _, code in districts}
        self.rusunawa = {}
        for pk, name, alias in Rusunawa.objects.active().values_list("pk", "name", "alias"):
            for said in (name, *re.split(r"[;,/]", alias)):
                self.rusunawa.setdefault(compact(said), pk)
        self.rusunawa.pop("", None)

    def find_rusunawa(self, cell) -> int:
        return self._found(self.rusunawa, cell, "rusunawa")

    def find_district(self, cell) -> int:
        return self._found(self.districts, cell, "kecamatan")

    def _found(self, known, cell, label) -> int:
        pk = known.get(compact(cells.text(cell)))
        if pk is None:
            raise ValueError(f"{label} “{cells.short(cell)}” tidak dikenal")
        return pk


def compact(name: str) -> str:
    """`Rusun Pulo Gebang` and `RUSUNAWA PULOGEBANG` are one place."""
    return re.sub(r"^(RUSUNAWA|RUSUN|KECAMATAN|KEC)\b|[^A-Z0-9]", "", re.sub(r"\s*\(.*\)", "", name.upper().strip()))


def clean(rows: list[list], header: Header, *, rusunawa_id: int | None) -> tuple[list[Row], list[tuple[int, str]]]:
    """People, and the lines that are none (with what stands there): totals, numbers of columns, signatures."""
    places, people, skipped, foot = Places(), [], [], closings.Foot(header)
    for index, row in enumerate(rows[header.last_row + 1 :], start=header.last_row + 1):
        shown = [cells.as_shown(cell) for cell in row]
        said = [cells.meaning(text) for text in shown]
        if is_column_numbers(said):
            continue
        if foot.holds(said):
            skipped.append((index + 1, " ".join(filter(None, said))[:80]))
        elif not is_empty(said, header):
            people.append(_person(index, row, shown, header, places, rusunawa_id))
    return people, skipped


def is_empty(said: list[str], header: Header) -> bool:
    """Nothing about a person: a blank line, or one that is only numbered."""
    return not any(said[index] for index in header.columns.values() if index < len(said))


def is_column_numbers(said: list[str]) -> bool:
    """The line `1 2 3 4` under the titles."""
    numbers = [text.strip("()") for text in said if text]
    return len(numbers) > 2 and numbers == [str(n) for n in range(int_or_zero(numbers[0]), 99)][: len(numbers)]


def int_or_zero(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _person(index, row, shown, header: Header, places: Places, rusunawa_id) -> Row:
    person = Row(line=index + 1)
    for name, column in header.columns.items():
        if column < len(row) and cells.meaning(shown[column]):
            _take(person, name, row[column], f"{letter(column)}{index + 1}", places)
    if "name" not in person.values and not any(": nama" in problem for problem in person.problems):
        person.problems.insert(0, f"{letter(header.columns['name'])}{index + 1}: nama belum diisi")
    if person.values.keys() & {"tower", "floor", "unit"} and rusunawa_id:
        person.values.setdefault("rusunawa", rusunawa_id)
    # What Excel has rounded is not handed back: as text it would be taken for a NIK the next time.
    person.raw = ["" if cells.is_rounded(cell) else text for cell, text in zip(row, shown, strict=True)]
    if "nik" in person.values:
        person.warnings = nik_warnings(person.values, places.district_codes)
    return person


def _take(person: Row, name: str, cell, address: str, places: Places):
    if name in ("birth_date", "birth") and (match := YEAR_ALONE.fullmatch(cells.text(cell))):
        person.notes.append(f"{address}: hanya tahun {match['year']}, jadi tanggal lahir dibiarkan kosong")
        name, cell = "birth_place", match["place"]
    if name in TO_COME and cells.is_no_number_yet(cell):
        person.notes.append(f"{address}: {TO_COME[name]} belum ada (“{cells.short(cell)}”), jadi dibiarkan kosong")
        return
    if name == "phone":
        cell, *others = cells.phones(cell)
        person.notes += [f"{address}: {FIRST_PHONE}, {other} tidak ikut ditulis" for other in others]
    try:
        _add(person.values, _values(name, cell, places))
    except ValueError as error:
        person.problems.append(f"{address}: {error}")


def _add(known: dict, values: dict):
    """Tower and floor may stand in a column of their own and with the unit: then both say the same."""
    for part in ("tower", "floor"):
        before, now = known.get(part, ""), values.get(part, "")
        if before and now and before.lstrip("0") != now.lstrip("0"):
            raise ValueError(f"{FIELDS[part].lower()} {now} di sini, {before} di kolom lain")
    known.update(values)


def _values(name: str, cell, places: Places) -> dict:
    if name in flats.COLUMNS:
        return flats.read(cell, column=name)
    if name in CLEANERS:
        return {name: CLEANERS[name](cell)} if cell else {}
    if name in ("is_male", "is_female"):
        is_ticked = cells.text(cell).upper() not in UNTICKED
        return {"sex": "L" if name == "is_male" else "P"} if is_ticked else {}
    if name == "birth":
        return _place_and_day(cell)
    if name == "rusunawa":
        return {"rusunawa": places.find_rusunawa(cell)}
    return {"district": places.find_district(cell)}


def _place_and_day(cell) -> dict:
    """`Jakarta, 5 Februari 1985`."""
    if isinstance(cell, list):
        return {"birth_date": cells.day(cell)}
    match = BIRTH.fullmatch(cells.text(cell))
    if not match:
        return {"birth_place": CLEANERS["birth_place"](cell)}
    found = {"birth_date": cells.day(match["day"])}
    if match["place"]:
        found["birth_place"] = CLEANERS["birth_place"](match["place"])
    return found


def nik_warnings(values: dict, district_codes: Iterable[str]) -> list:
    birth_date = values.get("birth_date")
    found = nik.warnings(
        nik.parse(values["nik"]),
        birth_date=date.fromisoformat(birth_date) if birth_date else None,
        sex=values.get("sex", ""),
        district_codes=district_codes,
    )
    return [[warning.code, warning.sentence] for warning in found]


def mark_repeated_niks(people: Iterable[Row], columns: dict[str, int]):
    """One number on two lines with different names: one of them is a slip, and only the office knows which."""
    first = {}
    for person in people:
        number = person.values.get("nik")
        other = first.setdefault(number, person) if number else person
        if other is not person and other.values.get("name", "").upper() != person.values.get("name", "").upper():
            cell = f"{letter(columns['nik'])}{person.line}" if "nik" in columns else "NIK"
            person.problems.append(f"{cell}: NIK sama dengan baris {other.line}, tetapi namanya lain")
