"""Whom a user meets in a training, though nothing else tells of them yet."""

from programs.models import Enrolment
from rusunpreneur.access import Role


def at_the_rusunawa(user):
    """Everybody on the list of a training at the rusunawa of this coordinator."""
    here = user.access.within(Role.COORDINATOR, city="training__city", rusunawa="training__rusunawa")
    return Enrolment.objects.filter(here).exclude(status=Enrolment.Status.WITHDRAWN).order_by()
