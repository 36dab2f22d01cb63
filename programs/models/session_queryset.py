"""What the office asks of sessions: which are today, which nobody has marked, how far a sheet is."""

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from programs.models.training import Training


class SessionQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("on", "starts_at", "pk")

    def countable(self):
        """Those whose lesson hours can be attended: held or still to come, not cancelled."""
        return self.exclude(status=self.model.Status.CANCELLED)

    def until(self, on=None):
        return self.filter(on__lte=on or timezone.localdate())

    def today(self):
        """Where somebody teaches today."""
        return self.countable().filter(on=timezone.localdate(), training__in=Training.objects.ongoing())

    def past_unmarked(self):
        """Days that are over, in a training that goes on, and nobody has written down who was there."""
        over = self.countable().filter(on__lt=timezone.localdate(), training__in=Training.objects.ongoing())
        marks = self.model.attendances.rel.related_model.objects.filter(session=OuterRef("pk"))
        # Looked up for each open session; as "has none" the database would read every mark there ever was.
        return over.alias(any_mark=Subquery(marks.order_by().values("pk")[:1])).filter(any_mark=None)

    def with_progress(self):
        """Adds `people_count`, for whom that day counts, and `marked_count`, those of them who are marked."""
        enrolments = Training.enrolments.rel.related_model.objects
        people = enrolments.belonging_on(OuterRef("on")).filter(training=OuterRef("training"))
        marked = people.filter(attendances__session=OuterRef("pk"))
        return self.annotate(people_count=_count(people), marked_count=_count(marked))


def _count(rows):
    return Coalesce(Subquery(rows.order_by().values("training").annotate(rows=Count("pk")).values("rows")), 0)
