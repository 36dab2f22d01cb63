"""One training at a glance: its numbers, its schedule, its people, and what this user may do with it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.utils import timezone

from participants.models import Participant
from programs.actions import certificates
from programs.models import Attendance, Enrolment, Evidence, Session, Training
from programs.sheet import Row, with_rate_and_flat
from rusunpreneur.access import OFFICE, Role

NAMED = 5


class Overview:
    """What the page of a training shows to this user; who may not know names is given none."""

    def __init__(self, training: Training, user):
        self.training = training
        self.user = user
        self.may_see_people = user.access.has(*OFFICE, Role.COORDINATOR)
        self.may_edit = training.is_editable_by(user)
        self.may_change = self.may_edit and not training.is_closed
        self.may_mark = training.is_markable_by(user) and not training.is_closed
        self.may_open = self.may_edit and training.status == Training.Status.DRAFT
        self.may_start = self.may_edit and training.status == Training.Status.OPEN
        self.may_reopen = self.may_edit and training.status == Training.Status.FINISHED

    @cached_property
    def headcount(self) -> dict[str, int]:
        return self.training.enrolments.headcount()

    @cached_property
    def sessions(self) -> list[Session]:
        return list(self.training.sessions.select_related("module", "facilitator").with_progress().in_order())

    @cached_property
    def due_count(self) -> int:
        """Those who completed it and have no certificate yet, for who can issue one."""
        return certificates.due(self.training).count() if self.may_reopen else 0

    @property
    def countable(self) -> list[Session]:
        """The schedule without what was called off."""
        return [session for session in self.sessions if not session.is_cancelled]

    @property
    def lesson_hours(self) -> int:
        return sum(session.lesson_hours for session in self.countable)

    @property
    def cancelled_count(self) -> int:
        return len(self.sessions) - len(self.countable)

    @cached_property
    def people(self) -> list[Row]:
        """Those on the sheet and, after them, those who wait."""
        if not self.may_see_people:
            return []
        known = set(
            Participant.objects.visible_to(self.user)
            .filter(enrolments__training=self.training)
            .values_list("pk", flat=True)
        )
        rows = [Row(enrolment, []) for enrolment in with_rate_and_flat(self.training, self.training.enrolments.all())]
        for row in rows:
            row.may_open_person = row.participant.pk in known
        return sorted(rows, key=lambda row: row.enrolment.status == Enrolment.Status.WAITING)


@dataclass
class Gap:
    """A session that is only partly marked, with those of its people who have no mark."""

    session: Session
    people: list[Enrolment]

    @property
    def names(self) -> str:
        """`Siti, Wati, Nur dan 18 lainnya`."""
        names = [enrolment.participant.name for enrolment in self.people]
        if len(names) <= NAMED + 1:
            return ", ".join(names)
        return f"{', '.join(names[:NAMED])} dan {len(names) - NAMED} lainnya"


class Summary:
    """What staff look at before a training is finished: the numbers, what was left undone, what becomes of whom."""

    def __init__(self, training: Training):
        self.training = training

    @cached_property
    def headcount(self) -> dict[str, int]:
        return self.training.enrolments.headcount()

    @cached_property
    def sessions(self) -> list[Session]:
        """All that count, without those called off."""
        photographed = Exists(Evidence.objects.filter(session=OuterRef("pk")))
        sessions = self.training.sessions.countable().select_related("module").with_progress()
        return list(sessions.annotate(is_photographed=photographed).in_order())

    @property
    def last_today(self) -> Session | None:
        """The session of today that ends last, while it has not ended."""
        going_on = [session for session in self.sessions if session.is_today and session.ends > timezone.now()]
        return max(going_on, key=lambda session: session.ends, default=None)

    @property
    def without_photograph(self) -> list[Session]:
        """Held, and the signed sheet is not attached; of a day with several such sessions the first."""
        held = [session for session in self.sessions if session.status == Session.Status.HELD]
        days = {session.on: session for session in reversed(held) if not session.is_photographed}
        return list(reversed(days.values()))

    @property
    def unmarked(self) -> list[Session]:
        """Sessions that are over, or begin later, without a single mark: while planned they do not count as held."""
        return [session for session in self.sessions if not session.marked_count]

    @cached_property
    def partly(self) -> list[Gap]:
        """Sessions where some are marked and others not; these will count as not there."""
        sessions = [session for session in self.sessions if 0 < session.marked_count < session.people_count]
        marks = Attendance.objects.filter(session__in=sessions) if sessions else Attendance.objects.none()
        marked = set(marks.values_list("session", "enrolment"))
        return [
            Gap(session, [row for row in self._people if _is_missing(row, session, marked)]) for session in sessions
        ]

    @property
    def is_whole(self) -> bool:
        return not self.unmarked and not self.partly

    @cached_property
    def _people(self) -> list[Enrolment]:
        rows = self.training.enrolments.taking_part().with_final_hours().select_related("participant")
        rows = list(rows.defer("participant__nik_encrypted", "participant__phone").order_by("number"))
        for enrolment in rows:
            enrolment.training = self.training
        return rows

    @cached_property
    def results(self) -> list[Row]:
        """What becomes of everybody who stayed; those who fall short first, the lowest on top."""
        rows = [Row(enrolment, []) for enrolment in self._people if enrolment.status != Enrolment.Status.WITHDRAWN]
        return sorted(rows, key=lambda row: (_completes(row), 0 if _completes(row) else row.percent or 0))

    @property
    def passing_count(self) -> int:
        return sum(_completes(row) for row in self.results)

    @property
    def failing_count(self) -> int:
        return len(self.results) - self.passing_count

    @property
    def minimum_words(self) -> str:
        return f"Syarat {self.training.minimum_percent}% JP"


def _completes(row: Row) -> bool:
    return row.enrolment.result == Enrolment.Status.COMPLETED


def _is_missing(enrolment: Enrolment, session: Session, marked: set) -> bool:
    return enrolment.is_enrolled_on(session.on) and (session.pk, enrolment.pk) not in marked
