"""The attendance sheet of one training: people down, sessions across, totals at both ends.

The page, the form, the print and the spreadsheet all read this.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from participants.models import Residence
from programs.models import Attendance, Enrolment, Session, Training


@dataclass(frozen=True)
class Cell:
    session: Session
    mark: Attendance | None
    is_open: bool

    @property
    def status(self) -> str:
        return self.mark.status if self.mark else ""

    @property
    def letter(self) -> str:
        return self.status or "·"

    @property
    def css(self) -> str:
        """Which of the `mark-…` looks the cell has."""
        return self.status.lower() or "none"

    @property
    def word(self) -> str:
        return self.mark.get_status_display() if self.mark else "belum dicatat"

    @property
    def note(self) -> str:
        """Arrival time and remark, as far as there are any."""
        if self.mark is None:
            return ""
        arrived = f"datang {self.mark.arrived_at:%H.%M}" if self.mark.arrived_at else ""
        return ", ".join(part for part in (arrived, self.mark.remark) if part)


@dataclass
class Row:
    enrolment: Enrolment
    cells: list[Cell]

    @property
    def participant(self):
        return self.enrolment.participant

    @property
    def percent(self) -> int | None:
        return self.enrolment.attendance_percent

    @property
    def tone(self) -> str:
        """Green from the training's own minimum upwards."""
        return "leaf" if (self.percent or 0) >= self.enrolment.training.minimum_percent else "amber"

    @property
    def home(self) -> str:
        """The flat for a resident, the district for others; empty for a walk-in."""
        residence = self.participant.residence
        return (residence.flat or str(residence.rusunawa)) if residence else str(self.participant.district or "")


@dataclass(frozen=True)
class Column:
    """A session with its totals: marks by status, and how many people it could have."""

    session: Session
    is_markable: bool
    expected: int
    counts: Counter

    @property
    def present(self) -> int:
        return self.counts["H"]

    @property
    def unmarked(self) -> int:
        return self.expected - self.counts.total()


class Sheet:
    """Six queries, whatever its size."""

    def __init__(self, training: Training):
        self.training = training
        sessions = list(training.sessions.select_related("module", "facilitator").in_order())
        marks = {(mark.enrolment_id, mark.session_id): mark for mark in training.attendances.all()}
        days = [(session, session.is_markable) for session in sessions]
        self.rows = [Row(person, _cells(person, days, marks)) for person in people(training)]
        self.columns = [self._column(index, session) for index, session in enumerate(sessions)]

    def _column(self, index, session) -> Column:
        cells = [row.cells[index] for row in self.rows]
        return Column(
            session=session,
            is_markable=session.is_markable and not self.training.is_closed,
            expected=sum(row.enrolment.is_enrolled_on(session.on) for row in self.rows),
            counts=Counter(cell.status for cell in cells if cell.mark),
        )

    @property
    def lesson_hours(self) -> int:
        """JP of the whole schedule, without what was cancelled."""
        return sum(column.session.lesson_hours for column in self.columns if not column.session.is_cancelled)

    @property
    def is_whole(self) -> bool:
        """Nobody is left to be marked in any session, those to come included."""
        days = [column for column in self.columns if not column.session.is_cancelled]
        return bool(self.rows and days) and not any(column.unmarked for column in days)

    def column(self, session_id) -> Column | None:
        return next((column for column in self.columns if str(column.session.pk) == str(session_id)), None)

    @property
    def current_column(self) -> Column | None:
        """Where work waits: today's session, else the latest one that can be marked, else the first."""
        markable = [column for column in self.columns if column.is_markable]
        today = [column for column in markable if column.session.is_today]
        return next(iter(today), None) or (markable or self.columns or [None])[-1 if markable else 0]

    def cells_of(self, session_id) -> list[tuple[Row, Cell]]:
        """One day at a time: each person with the cell of that session."""
        index = next(i for i, column in enumerate(self.columns) if column.session.pk == session_id)
        return [(row, row.cells[index]) for row in self.rows]


def people(training: Training) -> list[Enrolment]:
    """Those on the sheet in the order of their numbers, each with rate and flat."""
    return with_rate_and_flat(training, training.enrolments.taking_part())


def with_rate_and_flat(training: Training, enrolments) -> list[Enrolment]:
    homes = Residence.objects.current().select_related("rusunawa")
    rows = list(
        enrolments.with_attendance_hours()
        .select_related("participant", "participant__district")
        .defer("participant__nik_encrypted", "participant__phone")
        .prefetch_related(Prefetch("participant__residences", queryset=homes, to_attr="current_residences"))
        .order_by("number")
    )
    for enrolment in rows:
        enrolment.training = training
    return rows


def _cells(enrolment, days, marks) -> list[Cell]:
    return [
        Cell(
            session=session,
            mark=marks.get((enrolment.pk, session.pk)),
            is_open=is_markable and enrolment.is_enrolled_on(session.on),
        )
        for session, is_markable in days
    ]
