"""What would be written, row by row: the list as it was read, the data as it is now, and what staff decided."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import models

from participants.models import Participant
from programs.importing.matching import Match, Register
from programs.importing.rows import Row
from programs.models import Enrolment, ImportBatch
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
NEW, SKIP, MATCH = "baru", "lewati", "cocok-"


@dataclass
class Entry:
    """One row with what is thought of it. `choice` and `reason` are what staff said."""

    row: Row
    matches: list[Match]
    choice: str = ""
    reason: str = ""
    repeats: int | None = None
    repeats_nik: bool = False
    same_name: int | None = None
    is_returning: bool = False
    state: str = ""
    match: Match | None = None
    is_in_scope: bool = True
    suggestions: list[tuple[str, str]] = field(default_factory=list)
    is_waiting: bool = False

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
        flat = "\u00a0/\u00a0".join(said[part] for part in ("tower", "floor", "unit") if part in said)
        return " · ".join(filter(None, (said.get("sex"), born, number, flat)))

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[self.state]

    @property
    def state_label(self) -> str:
        return State(self.state).label

    @property
    def has_notes(self) -> bool:
        return bool(self.row.problems or self.repeats or self.same_name or self.matches or self.needs_reason)


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


@dataclass
class Plan:
    entries: list[Entry]
    skipped_lines: list = field(default_factory=list)
    sheet: str = ""
    ignored: list[str] = field(default_factory=list)
    free_seats: int = 0

    @classmethod
    def of(cls, batch: ImportBatch, user) -> "Plan":
        """The plan as of now; a fixed number of queries."""
        kept = json.loads(batch.rows)
        rows = [Row(**row) for row in kept["rows"]]
        people = batch.training.enrolments.select_related("participant__district")
        enrolments = list(people.defer("participant__nik_encrypted"))
        register = Register(rows, user=user, enrolled=[enrolment.participant for enrolment in enrolments])
        decisions = kept.get("decisions", {})
        entries = [Entry(row, register.matches(row), **decisions.get(str(row.line), {})) for row in rows]
        plan = cls(entries, kept["skipped"], kept["sheet"], kept["ignored"])
        here = [enrolment for enrolment in enrolments if enrolment.status != Enrolment.Status.WITHDRAWN]
        left = {enrolment.participant_id for enrolment in enrolments} - {e.participant_id for e in here}
        seated = [enrolment for enrolment in here if enrolment.status != Enrolment.Status.WAITING]
        plan.free_seats = max(batch.training.quota - len(seated), 0)
        plan._see_with_the_eyes_of(user)
        plan._decide(here={enrolment.participant_id for enrolment in here}, left=left)
        return plan

    def _see_with_the_eyes_of(self, user):
        known = {match.person.pk for entry in self.entries for match in entry.matches}
        visible = set(Participant.objects.visible_to(user).filter(pk__in=known).values_list("pk", flat=True))
        self.visible = visible

    def _decide(self, *, here: set[int], left: set[int]):
        seen, taken = {}, {}
        for entry in self.entries:
            entry.repeats, entry.repeats_nik, entry.same_name = _earlier(entry, seen)
            entry.is_returning = bool(entry.matches and entry.matches[0].person.pk in left)
            entry.state, entry.match = _state(entry)
            entry.suggestions = [self._shown(match) for match in entry.matches]
            if entry.match:
                self._settle(entry, taken, here)
        for number, entry in enumerate(entry for entry in self.entries if entry.joins):
            entry.is_waiting = number >= self.free_seats

    def _shown(self, match: Match) -> tuple[str, str]:
        return shown_name(match.person, match.person.pk in self.visible), match.why

    def _settle(self, entry: Entry, taken: dict, here: set[int]):
        """Two lines may be one person, and a person may be in the training already."""
        entry.is_in_scope = entry.known.pk in self.visible
        earlier = taken.setdefault(entry.known.pk, entry.line)
        if earlier != entry.line:
            entry.repeats, entry.state = earlier, State.DUPLICATE
        elif entry.known.pk in here:
            entry.state = State.ENROLLED

    def options(self, entry: Entry) -> list[tuple[str, str]]:
        """What staff may choose for this row; the first is what happens without a choice."""
        if entry.row.problems:
            return [("", "Perbaiki di berkas"), (SKIP, "Lewati")]
        proposed, match = _state(replace(entry, choice=""))
        names = {f"{MATCH}{match.person.pk}": f"Cocokkan: {self._shown(match)[0]}" for match in entry.matches}
        may_be_new = not (entry.repeats_nik or any(match.has_same_nik for match in entry.matches))
        choices = {**names, **({NEW: "Orang baru"} if may_be_new else {}), SKIP: "Lewati"}
        usual = {State.NEW: NEW, State.DUPLICATE: SKIP, State.MATCHED: f"{MATCH}{match.person.pk}" if match else ""}
        first = choices.pop(usual.get(proposed, ""), "Pilih…")
        return [("", first), *choices.items()]

    @property
    def counts(self) -> dict[str, int]:
        counts = dict.fromkeys(State.values, 0)
        for entry in self.entries:
            counts[entry.state] += 1
        return counts

    @property
    def joining_count(self) -> int:
        return sum(entry.joins for entry in self.entries)

    @property
    def waiting_count(self) -> int:
        return sum(entry.is_waiting for entry in self.entries)

    @property
    def lacking_reason(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.needs_reason and not entry.reason]

    def in_state(self, *states) -> list[Entry]:
        return [entry for entry in self.entries if entry.state in states]

    @property
    def fingerprint(self) -> str:
        """Changes with everything a person saw and agreed to."""
        seen = [
            (e.line, e.state, e.known.pk if e.known else None, e.is_waiting, e.reason, e.completes)
            for e in self.entries
        ]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def _earlier(entry: Entry, seen: dict) -> tuple[int | None, bool, int | None]:
    """The line of the same person further up in the file, whether it is the NIK that says so, and else the line
    of somebody of the same name of whom too little is known to tell."""
    if entry.row.problems or entry.choice == SKIP:
        return None, False, None
    said, name = entry.row.values, entry.name.upper()
    keys = [("nik", said.get("nik")), *((name, said.get(key)) for key in ("birth_date", "phone"))]
    keys = [key for key in keys if key[1]]
    same = next((key for key in keys if key in seen), None)
    line, was_known = seen.get(("name", name), (None, False))
    is_known = "nik" in said or "birth_date" in said
    same_name = line if not same and line and not (is_known and was_known) else None
    earlier = seen.get(same)
    for key in keys:
        seen.setdefault(key, entry.line)
    seen.setdefault(("name", name), (entry.line, is_known))
    return earlier, bool(same and same[0] == "nik"), same_name


def _state(entry: Entry) -> tuple[str, Match | None]:
    """What becomes of a row by itself; who is enrolled already is seen afterwards."""
    if entry.choice == SKIP:
        return State.SKIPPED, None
    if entry.row.problems:
        return State.WRONG, None
    if entry.repeats and (entry.choice != NEW or entry.repeats_nik):
        return State.DUPLICATE, None
    chosen = next((match for match in entry.matches if entry.choice == f"{MATCH}{match.person.pk}"), None)
    is_usual = entry.matches and entry.matches[0].is_certain and not entry.is_returning
    if chosen or (is_usual and entry.choice != NEW):
        return State.MATCHED, chosen or entry.matches[0]
    is_doubtful = entry.matches or entry.same_name
    if is_doubtful and (entry.choice != NEW or any(match.has_same_nik for match in entry.matches)):
        return State.UNDECIDED, None
    return State.NEW, None
