"""Marks, as differences: what was seen, what it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from programs.models import Attendance, Enrolment, Session, Training
from rusunpreneur.words import jam

UNCHANGED = object()
NO_MARK = ""


@dataclass(frozen=True)
class Change:
    """One cell. `expected` is the mark the sender saw; another mark in the database is a conflict.

    `status` and `expected` are H, I, S, A or empty for no mark. Remark and arrival stay when UNCHANGED.
    """

    enrolment_id: int
    session_id: int
    status: str
    expected: str = NO_MARK
    remark: str | object = UNCHANGED
    arrived_at: time | object | None = UNCHANGED
    captured_at: datetime | None = None

    @property
    def cell(self) -> tuple[int, int]:
        return self.enrolment_id, self.session_id


@dataclass(frozen=True)
class Conflict:
    """Somebody else marked this cell meanwhile; `mark` is None when they took the mark away."""

    change: Change
    mark: Attendance | None


@dataclass(frozen=True)
class Refusal:
    change: Change
    sentence: str


@dataclass
class Outcome:
    """`saved` are as wished for now; `written` counts those of them that were not before."""

    saved: list[Change] = field(default_factory=list)
    written: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        return f"{self.written} kehadiran tersimpan." if self.written else "Tidak ada yang berubah."


def mark(*, training: Training, changes: Iterable[Change], by) -> Outcome:
    """Save what fits and say what does not; other people's marks are never overwritten unseen.

    The training must have been fetched `select_for_update`: saves of one sheet follow one another, and
    none slips in while it is finished. Sending the same changes again changes nothing. A fixed number
    of statements, however many cells.
    """
    if training.is_closed:
        raise ValidationError(
            "Bimtek ini sudah ditutup. Buka lagi dulu bila kehadirannya perlu diperbaiki.", code="closed"
        )
    wanted = {change.cell: change for change in changes}
    outcome = Outcome()
    with transaction.atomic(savepoint=False):  # the caller holds the lock, so it has a transaction already
        sheet = _Cells(training, wanted.values())
        for change in wanted.values():
            sheet.sort_into(change, outcome)
        outcome.written = sheet.write(outcome.saved, by=by)
    return outcome


class _Cells:
    """The rows a set of changes touches, read in three queries."""

    def __init__(self, training, changes):
        self.training = training
        session_ids = {change.session_id for change in changes}
        enrolment_ids = {change.enrolment_id for change in changes}
        self.sessions = Session.objects.filter(training=training).in_bulk(session_ids)
        self.enrolments = Enrolment.objects.filter(training=training).taking_part().in_bulk(enrolment_ids)
        marks = Attendance.objects.filter(enrolment__in=self.enrolments, session__in=self.sessions)
        self.marks = {(mark.enrolment_id, mark.session_id): mark for mark in marks.select_related("marked_by")}

    def sort_into(self, change: Change, outcome: Outcome):
        current = self.marks.get(change.cell)
        status = current.status if current else NO_MARK
        if sentence := self._objection(change):
            outcome.refused.append(Refusal(change, sentence))
        elif status not in (change.expected, change.status):
            outcome.conflicts.append(Conflict(change, current))
        else:
            outcome.saved.append(change)

    def _objection(self, change: Change) -> str:
        session, enrolment = self.sessions.get(change.session_id), self.enrolments.get(change.enrolment_id)
        if session is None or enrolment is None:
            return "Baris ini tidak ada di daftar bimtek ini. Muat ulang halaman."
        if change.status not in (NO_MARK, *Attendance.Status.values):
            return "Kehadiran hanya H, I, S atau A."
        if session.is_cancelled:
            return "Sesi ini dibatalkan, jadi tidak ada kehadiran."
        if session.is_future:
            return "Sesi ini belum berlangsung."
        if not enrolment.is_enrolled_on(session.on):
            return "Peserta belum atau tidak lagi terdaftar pada hari itu."
        if isinstance(change.arrived_at, time) and change.arrived_at > session.ends_at:
            return f"Jam datang {jam(change.arrived_at)} sesudah sesi selesai ({jam(session.ends_at)})."
        return ""

    def write(self, changes: list[Change], *, by) -> int:
        kept = [mark for change in changes if change.status and (mark := self._changed(change, by))]
        Attendance.objects.bulk_create(
            kept,
            update_conflicts=True,
            unique_fields=["enrolment", "session"],
            update_fields=["status", "remark", "arrived_at", "captured_at", "received_at", "marked_by"],
        )
        cleared = [self.marks[change.cell].pk for change in changes if not change.status and change.cell in self.marks]
        if cleared:
            Attendance.objects.filter(pk__in=cleared).delete()
        self._note_held({mark.session_id for mark in kept})
        self._note_begun(kept)
        return len(kept) + len(cleared)

    def _changed(self, change: Change, by) -> Attendance | None:
        """The row as it will be, or None when nothing about it changes."""
        current = self.marks.get(change.cell)
        remark = (current.remark if current else "") if change.remark is UNCHANGED else change.remark
        arrived_at = (current.arrived_at if current else None) if change.arrived_at is UNCHANGED else change.arrived_at
        if current and (current.status, current.remark, current.arrived_at) == (change.status, remark, arrived_at):
            return None
        now = timezone.now()
        return Attendance(
            training=self.training,
            enrolment_id=change.enrolment_id,
            session_id=change.session_id,
            status=change.status,
            remark=remark,
            arrived_at=arrived_at,
            captured_at=self._captured(change, now),
            received_at=now,
            marked_by=by,
        )

    def _captured(self, change: Change, now: datetime) -> datetime:
        """When the device says it was marked; a clock that says later than now or before that day is wrong."""
        midnight = datetime.combine(self.sessions[change.session_id].on, time.min, timezone.get_default_timezone())
        said = change.captured_at
        return said if said and midnight <= said <= now else now

    def _note_held(self, session_ids):
        """A session with a mark was held; the first mark says so."""
        planned = [pk for pk in session_ids if self.sessions[pk].status == Session.Status.PLANNED]
        if planned:
            Session.objects.filter(pk__in=planned).update(status=Session.Status.HELD)

    def _note_begun(self, kept):
        """A training whose first attendance is recorded runs; nobody has to say so."""
        if kept and self.training.status in (Training.Status.DRAFT, Training.Status.OPEN):
            Training.objects.filter(pk=self.training.pk).update(status=Training.Status.RUNNING)
