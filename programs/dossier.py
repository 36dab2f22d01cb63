"""What a bimtek leaves on paper: who was there each day, who taught, its photographs, and what is still missing.

The SPJ pack, the activity report and the page before them all read this.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from programs.models import Evidence, Facilitator, Session, Training
from programs.sheet import Cell, Column, Row, Sheet
from rusunpreneur.pictures import reduced

MOST_LINES = 2000  # of people times sessions in one paper: typst takes a second and 100 MB for so many
PRINTED, GLANCED = 1200, 64  # pixels: what paper needs, and enough to see that a file can be read


@dataclass(frozen=True)
class Day:
    """One day, each person counted once: present who was there in any session of it, else as marked last."""

    on: date
    lesson_hours: int
    registered: int
    counts: Counter

    @property
    def unmarked(self) -> int:
        return self.registered - self.counts.total()


@dataclass(frozen=True)
class Taught:
    """Who taught, in which of the sessions held."""

    facilitator: Facilitator
    sessions: list[Session]

    @property
    def lesson_hours(self) -> int:
        return sum(session.lesson_hours for session in self.sessions)


class Photo:
    """A photograph of a session; its file may be lost or broken."""

    def __init__(self, evidence: Evidence, session: Session):
        self.evidence = evidence
        self.session = session

    @cached_property
    def is_readable(self) -> bool:
        return bool(self.printed if "printed" in vars(self) else self._reduced(GLANCED))

    @cached_property
    def printed(self) -> bytes | None:
        """JPEG as large as paper needs it."""
        return self._reduced(PRINTED)

    def _reduced(self, longest: int) -> bytes | None:
        try:
            with self.evidence.file.open("rb") as file:
                return reduced(file, longest)
        except (OSError, SyntaxError, ValueError):  # what PIL says of a file that is none
            return None


@dataclass(frozen=True)
class Check:
    """One session that is over or goes on: whether its papers are there."""

    column: Column
    photos: list[Photo]
    scans: int  # PDF, which the pack cannot take in

    @property
    def session(self) -> Session:
        return self.column.session

    @property
    def is_held(self) -> bool:
        return self.session.status == Session.Status.HELD

    @property
    def is_marked(self) -> bool:
        return self.is_held and bool(self.column.expected) and not self.column.unmarked

    @cached_property
    def broken(self) -> list[Photo]:
        return [photo for photo in self.photos if not photo.is_readable]

    @property
    def readable_count(self) -> int:
        return len(self.photos) - len(self.broken)

    @property
    def is_photographed(self) -> bool:
        return bool(self.readable_count or self.scans)

    @property
    def is_whole(self) -> bool:
        return bool(self.is_marked and self.is_photographed and not self.broken and self.session.facilitator)

    @property
    def lacks(self) -> list[str]:
        """In words, as they stand on the paper when it is printed nevertheless."""
        lacks = []
        if not self.is_held:
            lacks.append("kehadiran belum dicatat, jadi tidak ikut dicetak")
        elif not self.is_marked:
            lacks.append(f"{self.column.unmarked} orang belum dicatat" if self.column.expected else "tanpa peserta")
        if not self.is_photographed and not self.broken:
            lacks.append("tanpa foto")
        if self.broken:
            lacks.append(f"{len(self.broken)} foto tidak terbaca")
        if not self.session.facilitator:
            lacks.append("tanpa narasumber")
        return lacks


class Dossier:
    """Everything that is printed of one training; eight queries, whatever its size."""

    def __init__(self, training: Training):
        self.training = training
        self.sheet = Sheet(training)

    @property
    def _scheduled(self) -> list[Column]:
        return [column for column in self.sheet.columns if not column.session.is_cancelled]

    @property
    def takes_in_sheets(self) -> bool:
        """Else they are printed a day at a time, and the pack says so."""
        return len(self.held) * len(self.sheet.rows) <= MOST_LINES

    @cached_property
    def held(self) -> list[Column]:
        return [column for column in self.sheet.columns if column.session.status == Session.Status.HELD]

    @property
    def cancelled(self) -> list[Session]:
        return [column.session for column in self.sheet.columns if column.session.is_cancelled]

    @property
    def ahead(self) -> list[Session]:
        """Still to come: nothing of them is missing yet."""
        return [column.session for column in self._scheduled if column.session.is_future]

    @cached_property
    def checks(self) -> list[Check]:
        """The sessions whose papers should be there by now."""
        over = [column for column in self._scheduled if not column.session.is_future]
        files = {key: list(group) for key, group in groupby(self._evidence(), key=lambda file: file.session_id)}
        return [_check(column, files.get(column.session.pk, [])) for column in over]

    def _evidence(self):
        return Evidence.objects.filter(session__training=self.training).order_by("session_id", "uploaded_at", "pk")

    @property
    def open_checks(self) -> list[Check]:
        return [check for check in self.checks if not check.is_whole]

    @property
    def lacks_words(self) -> bool:
        """Whether marks or a name are missing somewhere, and not only photographs."""
        return any(not check.is_marked or not check.session.facilitator for check in self.checks)

    @property
    def photos(self) -> list[Photo]:
        """Of the sessions held, in their order."""
        return [photo for check in self.checks if check.is_held for photo in check.photos]

    @property
    def lesson_hours(self) -> int:
        return sum(column.session.lesson_hours for column in self.held)

    @cached_property
    def days(self) -> list[Day]:
        by_day = groupby(self.held, key=lambda column: column.session.on)
        return [self._day(on, [column.session for column in columns]) for on, columns in by_day]

    def _day(self, on: date, sessions: list[Session]) -> Day:
        those = {session.pk for session in sessions}
        rows = [row for row in self.sheet.rows if row.enrolment.is_enrolled_on(on)]
        marks = [_mark_of([cell for cell in row.cells if cell.session.pk in those]) for row in rows]
        return Day(
            on=on,
            lesson_hours=sum(session.lesson_hours for session in sessions),
            registered=len(rows),
            counts=Counter(mark for mark in marks if mark),
        )

    def cells_of(self, session: Session) -> list[tuple[Row, Cell]]:
        """Everybody for whom that day counts, in the order of their numbers."""
        return [
            (row, cell) for row, cell in self.sheet.cells_of(session.pk) if row.enrolment.is_enrolled_on(session.on)
        ]

    @cached_property
    def taught(self) -> list[Taught]:
        """Those who taught a session that was held, by name."""
        by_facilitator: dict[Facilitator, list[Session]] = {}
        for column in self.held:
            if column.session.facilitator:
                by_facilitator.setdefault(column.session.facilitator, []).append(column.session)
        taught = [Taught(facilitator, sessions) for facilitator, sessions in by_facilitator.items()]
        return sorted(taught, key=lambda row: row.facilitator.name)

    @cached_property
    def headcount(self) -> dict[str, int]:
        return self.training.enrolments.headcount()


def _mark_of(cells: list[Cell]) -> str:
    marks = [cell.status for cell in cells if cell.status]
    return "H" if "H" in marks else (marks or [""])[-1]


def _check(column: Column, files: list[Evidence]) -> Check:
    photos = [Photo(file, column.session) for file in files if file.kind == Evidence.Kind.JPEG]
    return Check(column=column, photos=photos, scans=len(files) - len(photos))
