"""How far a person is, held against her rows; and a first mark of presence."""

from products import month_check
from products.models import Journey
from programs.models import Session
from tests.factories import AttendanceFactory, EnrolmentFactory, SessionFactory

STAGES = ("registered_on", "trained_on", "producing_on", "passed_on", "selling_on", "independent_on")


def journey_of(person) -> Journey:
    assert month_check.differences() == []
    return Journey.objects.get(pk=person.pk)


def days_of(person) -> tuple:
    journey = journey_of(person)
    return tuple(getattr(journey, name) for name in STAGES)


def attended(on, *, enrolment=None, **values):
    enrolment = enrolment or EnrolmentFactory(**values)
    sessions = enrolment.training.sessions.filter(on=on)
    session = sessions.first() or SessionFactory(training=enrolment.training, on=on, status=Session.Status.HELD)
    return AttendanceFactory(enrolment=enrolment, session=session)
