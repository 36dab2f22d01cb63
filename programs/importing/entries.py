"""One row of a list with what is thought of it: who it may be, what staff said, what becomes of it."""

from dataclasses import dataclass, field
from datetime import date

from django.db import models

from participants.models import Participant
from participants.models.residence import flat_in_words
from programs.importing.corrections import Correction
from programs.importing.matching import Match
from programs.importing.rows import Row
from rusunpreneur.words import tanggal_pendek

#: Fields of a known person that a list may complete where they are empty; what is there is never overwritten.
COMPLETED = {
    "sex": "jenis kelamin",
    "birth_date": "tanggal lahir",
    "birth_place": "tempat lahir",
    "phone": "nomor HP",
    "ktp_address": "alamat KTP",
    "district": "kecamatan",
}


class State(models.TextChoices):
    WRONG = "salah", "Salah"
    UNDECIDED = "putuskan", "Perlu diputuskan"
    NEW = "baru", "Orang baru"
    MATCHED = "cocok", "Sudah dikenal"
    ENROLLED = "terdaftar", "Sudah di bimtek ini"
    DUPLICATE = "ganda", "Ganda di berkas"
    SKIPPED = "lewati", "Dilewati"


LOOKS = {
    State.WRONG: ("brick", "x-circle"),
    State.UNDECIDED: ("amber", "question-circle"),
    State.NEW: ("leaf", "person-plus"),
    State.MATCHED: ("indigo", "person-check"),
    State.ENROLLED: ("mute", "check2"),
    State.DUPLICATE: ("mute", "people"),
    State.SKIPPED: ("mute", "dash-circle"),
}
LEFT_OUT = {State.WRONG, State.DUPLICATE, State.SKIPPED}
NEW, SKIP, MATCH = "baru", "lewati", "cocok-"


@dataclass
class Entry:
    """One row with what is thought of it. `choice`, `reason` and `without` are what staff said."""

    row: Row
    matches: list[Match]
    choice: str = ""
    reason: str = ""
    without: bool = False
    correction: Correction | None = None
    repeats: int | None = None
    repeats_nik: bool = False
    resembles: tuple[int, str] | None = None
    is_returning: bool = False
    state: str = ""
    match: Match | None = None
    is_in_scope: bool = True
    suggestions: list[tuple[str, str]] = field(default_factory=list)
    is_waiting: bool = False

    @property
    def decision(self) -> dict:
        return {"choice": self.choice, "reason": self.reason, "without": self.without}

    @property
    def line(self) -> int:
        return self.row.line

    @property
    def name(self) -> str:
        return self.row.values.get("name", "")

    @property
    def known(self) -> Participant | None:
        return self.match.person if self.match else None

    @property
    def joins(self) -> bool:
        return self.state in (State.NEW, State.MATCHED)

    @property
    def writes_nik(self) -> bool:
        if "nik" not in self.row.values:
            return False
        return self.state == State.NEW or bool(self.known and self.is_in_scope and not self.known.nik_digest)

    @property
    def needs_reason(self) -> bool:
        return bool(self.row.warnings) and self.writes_nik

    @property
    def lacks_reason(self) -> bool:
        return self.needs_reason and not self.reason

    @property
    def is_to_decide(self) -> bool:
        """Nothing is written before somebody says something about this row."""
        return self.state == State.UNDECIDED or self.lacks_reason

    @property
    def is_left_out(self) -> bool:
        return self.state in LEFT_OUT

    @property
    def why_left_out(self) -> str:
        """For the office, in the file that goes back and on the page of the result."""
        if self.state == State.DUPLICATE:
            return f"Orang yang sama dengan baris {self.repeats}"
        return "; ".join(self.row.problems) or "Dilewati atas pilihan petugas"

    @property
    def completes(self) -> list[str]:
        """Names of what a known person lacks and the list brings."""
        if not (self.known and self.is_in_scope):
            return []
        missing = [label for name, label in COMPLETED.items() if name in self.row.values and not _get(self.known, name)]
        return missing + (["NIK"] if self.writes_nik else [])

    @property
    def differs(self) -> list[str]:
        """What the list says otherwise, with what is in the data and stays as it is."""
        if not (self.known and self.is_in_scope):
            return []
        said = self.row.values
        labels = {"name": "nama", **COMPLETED}
        other = [name for name in labels if name in said and _get(self.known, name) not in ("", _plain(said[name]))]
        return [f"{labels[name]} (di data {_shown(self.known, name)})" for name in other]

    @property
    def known_as(self) -> str:
        """The name, or its initials where the user may not see the person."""
        return shown_name(self.known, self.is_in_scope) if self.known else ""

    @property
    def facts(self) -> str:
        said = self.row.values
        number = f"NIK\u00a0…{said['nik'][-4:]}" if "nik" in said else ""
        born = tanggal_pendek(date.fromisoformat(said["birth_date"])) if "birth_date" in said else ""
        flat = flat_in_words(*(said.get(part) for part in ("tower", "floor", "unit"))).replace(" ", "\u00a0")
        return " · ".join(filter(None, (said.get("sex"), born, number, flat)))

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[self.state]

    @property
    def state_label(self) -> str:
        return State(self.state).label

    @property
    def has_notes(self) -> bool:
        row = (self.row.problems, self.row.notes, self.correction)
        return any((*row, self.repeats, self.resembles, self.matches, self.needs_reason))

    @property
    def is_nik_in_doubt(self) -> bool:
        """Something about the number is to be explained or set right, so whoever does that must see it."""
        is_taken = any(match.has_same_nik and not match.is_certain for match in self.matches)
        return bool(self.row.warnings or is_taken or any("NIK" in problem for problem in self.row.problems))


def shown_name(person: Participant, is_in_scope: bool) -> str:
    return person.name if is_in_scope else " ".join(f"{word[0]}***" for word in person.name.split())


def _get(person, name):
    value = getattr(person, f"{name}_id" if name == "district" else name)
    return _plain(value.as_e164 if name == "phone" and value else value) if value else ""


def _shown(person, name) -> str:
    value = getattr(person, name)
    return tanggal_pendek(value) if isinstance(value, date) else str(value)


def _plain(value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value).strip().casefold()
