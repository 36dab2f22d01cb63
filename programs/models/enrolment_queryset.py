"""What the office asks of enrolments: who takes part, who waits, who was there how much."""

from datetime import date

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone

from programs.models.attendance_hours import AttendanceHours
from programs.models.session import Session
from programs.models.training import ExcusedRule
from programs.models.training import Status as TrainingStatus


class EnrolmentQuerySet(models.QuerySet):
    def taking_part(self):
        """On the sheet: enrolled, or how it ended for those who were; not those who still wait."""
        return self.exclude(status="waiting")

    def seated(self):
        """Those who use up the quota."""
        return self.exclude(status__in=["waiting", "withdrawn"])

    def waiting(self):
        """The waiting list, who came first stands first."""
        return self.filter(status="waiting").order_by("number")

    def belonging_on(self, on):
        """Those for whom this day counts (`Enrolment.is_enrolled_on`)."""
        return self.taking_part().filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), enrolled_on__lte=on)

    def with_attendance_hours(self, today=None):
        """Adds `hours`: held, attended and excused lesson hours (JP), for the rate.

        Counted are sessions that were held while the person was enrolled. A person without a mark
        counts as not there once the day is over; today's open marks do not count yet, unless the training is
        finished: then nothing is open any more.
        """
        return self.annotate(hours=AttendanceHours(today or timezone.localdate()))

    def with_final_hours(self):
        """The same as it will be once the training is finished, at whatever hour of its last day that happens."""
        return self.with_attendance_hours(today=date.max)

    def headcount(self) -> dict[str, int]:
        """Three numbers that are never one: `registered`, `ever_present`, `completed` people."""
        present = self._marks().filter(enrolment=OuterRef("pk"), status="H")
        return (
            self.taking_part()
            .alias(was_present=Exists(present))
            .aggregate(
                registered=Count("pk"),
                ever_present=Count("pk", filter=Q(was_present=True)),
                completed=Count("pk", filter=Q(status="completed")),
            )
        )

    def absent_twice_in_a_row(self):
        """Still enrolled in a training that goes on, and marked alpa in both of its latest two sessions.

        `absent_since` is the day of the earlier one.
        """
        held = Session.objects.filter(training=OuterRef("training"), status=Session.Status.HELD)
        latest = held.order_by("-on", "-starts_at", "-pk").values("pk")
        absent = self._marks().filter(enrolment=OuterRef("pk"), status="A")
        return (
            self.filter(status="enrolled", training__status=TrainingStatus.RUNNING)
            .filter(training__ends_on__gte=timezone.localdate())  # later there is no session left to come to
            .alias(last_session=Subquery(latest[:1]), session_before=Subquery(latest[1:2]))
            .alias(absent_since=Subquery(latest.values("on")[1:2]))
            .filter(
                Exists(absent.filter(session=OuterRef("last_session"))),
                Exists(absent.filter(session=OuterRef("session_before"))),
            )
        )

    def _marks(self):
        return self.model.attendances.rel.related_model.objects.all()


def counted(*, held: int, excused: int, rule: str) -> int:
    """Lesson hours that count: izin and sakit stay in as not there, or are taken out, as the training says."""
    return held - excused if rule == ExcusedRule.LEFT_OUT else held


__all__ = ["EnrolmentQuerySet", "counted"]
