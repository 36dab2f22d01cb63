"""One training at a glance: its numbers, its schedule, its people, and what this user may do with it."""

from functools import cached_property

from participants.models import Participant
from programs.models import Enrolment, Session, Training
from programs.sheet import Row, with_rate_and_flat
from rusunpreneur.access import OFFICE, Role


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
    def lesson_hours(self) -> int:
        """JP of the whole schedule, without what was cancelled."""
        return sum(session.lesson_hours for session in self.sessions if not session.is_cancelled)

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


class Summary:
    """What staff look at before a training is finished: the numbers, what was left undone, who falls short."""

    def __init__(self, training: Training):
        self.training = training

    @cached_property
    def headcount(self) -> dict[str, int]:
        return self.training.enrolments.headcount()

    @cached_property
    def unmarked(self) -> list[Session]:
        """Sessions that are over, or begin later, without a single mark: they do not count as held."""
        return list(self.training.sessions.countable().filter(attendances=None).select_related("module").in_order())

    @cached_property
    def _people(self) -> list[Row]:
        seated = self.training.enrolments.seated()
        return [Row(enrolment, []) for enrolment in with_rate_and_flat(self.training, seated)]

    @cached_property
    def below(self) -> list[Row]:
        """Those who will be noted as not completed, lowest first."""
        minimum = self.training.minimum_percent
        return sorted(
            (row for row in self._people if row.percent is None or row.percent < minimum),
            key=lambda row: row.percent or 0,
        )

    @property
    def passing_count(self) -> int:
        return len(self._people) - len(self.below)

    @property
    def minimum_words(self) -> str:
        return f"Syarat {self.training.minimum_percent}% JP"
