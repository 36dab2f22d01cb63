"""What would be written, row by row: the list as it was read, the data as it is now, and what staff decided."""

import hashlib
import json
from dataclasses import dataclass, field, replace

from participants.models import Participant
from programs.importing import corrections
from programs.importing.corrections import Correction
from programs.importing.entries import MATCH, NEW, SKIP, Entry, State, shown_name
from programs.importing.matching import Match, Register
from programs.importing.repeats import Repeats
from programs.importing.rows import FIRST_PHONE, Row, mark_repeated_niks
from programs.models import Enrolment, ImportBatch


@dataclass
class Plan:
    entries: list[Entry]
    skipped_lines: list = field(default_factory=list)
    sheet: str = ""
    ignored: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    free_seats: int = 0

    @classmethod
    def of(cls, batch: ImportBatch, user) -> "Plan":
        """The plan as of now; a fixed number of queries."""
        kept = json.loads(batch.rows)
        decisions = kept.get("decisions", {})
        corrected = {int(line): Correction(**said) for line, said in kept.get("corrections", {}).items()}
        rows = _rows(kept, corrected, decisions)
        people = batch.training.enrolments.select_related("participant__district")
        enrolments = list(people.defer("participant__nik_encrypted"))
        register = Register(rows, user=user, enrolled=[enrolment.participant for enrolment in enrolments])
        entries = [
            Entry(row, register.matches(row), correction=corrected.get(row.line), **decisions.get(str(row.line), {}))
            for row in rows
        ]
        plan = cls(entries, kept["skipped"], kept["sheet"], kept["ignored"], kept.get("columns", {}))
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
        repeats, taken = Repeats(), {}
        for entry in self.entries:
            repeats.look_for(entry)
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
            return [("", "Perlu dikoreksi"), (SKIP, "Lewati")]
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
        return [entry for entry in self.entries if entry.lacks_reason]

    @property
    def to_decide(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_to_decide]

    @property
    def unreadable(self) -> list[Entry]:
        """Wrong rows that may be written without the cells that cannot be read."""
        return [entry for entry in self.entries if self.can_go_without(entry)]

    def can_go_without(self, entry: Entry) -> bool:
        return entry.state == State.WRONG and corrections.can_go_without(entry.row, self.columns)

    @property
    def left_empty(self) -> dict[int, str]:
        """By line, which cells are not written of people who are."""
        empty = {entry.line: _without_first_phone(entry.row.notes) for entry in self.entries if entry.joins}
        return {line: corrections.labels(notes, self.columns) for line, notes in empty.items() if notes}

    @property
    def first_phone_only(self) -> list[int]:
        """The lines of people of whose several phone numbers the first is written."""
        written = [entry.row for entry in self.entries if entry.joins and "phone" in entry.row.values]
        return [row.line for row in written if row.notes != _without_first_phone(row.notes)]

    @property
    def left_out(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_left_out]

    @property
    def corrected(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.correction]

    def at(self, line: int) -> Entry | None:
        return next((entry for entry in self.entries if entry.line == line), None)

    def wrong_after(self, line: int) -> Entry | None:
        """The next wrong row, from the top again after the last."""
        wrong = [entry for entry in self.in_state(State.WRONG) if entry.line != line]
        return next((entry for entry in wrong if entry.line > line), wrong[0] if wrong else None)

    def in_state(self, *states) -> list[Entry]:
        return [entry for entry in self.entries if entry.state in states]

    @property
    def fingerprint(self) -> str:
        """Changes with everything a person saw and agreed to."""
        seen = [
            (e.line, e.state, e.known.pk if e.known else None, e.is_waiting, e.reason, e.completes, _revision(e))
            for e in self.entries
        ]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def _revision(entry: Entry) -> str:
    return entry.correction.at if entry.correction else ""


def _rows(kept: dict, corrected: dict[int, Correction], decisions: dict[str, dict]) -> list[Row]:
    """The rows as they count: corrected, and without what staff said to leave empty."""
    columns, rows = kept.get("columns", {}), []
    said = {int(line): decision for line, decision in decisions.items()}
    for row in (Row(**row) for row in kept["rows"]):
        row = corrections.applied(row, corrected.get(row.line))
        is_without = said.get(row.line, {}).get("without")
        rows.append(corrections.without_unreadable(row, columns) if is_without else row)
    is_skipped = {line for line, decision in said.items() if decision["choice"] == SKIP}
    mark_repeated_niks((row for row in rows if row.line not in is_skipped), columns)
    return rows


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
    is_doubtful = entry.matches or entry.resembles
    if is_doubtful and (entry.choice != NEW or any(match.has_same_nik for match in entry.matches)):
        return State.UNDECIDED, None
    return State.NEW, None


def _without_first_phone(notes: list[str]) -> list[str]:
    return [note for note in notes if FIRST_PHONE not in note]
