"""The figures of officials: the numbers of the year, and what runs where today. No names."""

from dataclasses import dataclass

from django.db.models import Count, Q

from participants.models import Rusunawa
from programs.models import Attendance, Enrolment, Session, Training
from programs.models.enrolment_queryset import counted


@dataclass
class Place:
    """What runs at one rusunawa; None stands for all other places together."""

    rusunawa: Rusunawa | None
    running: int
    registered: int = 0
    has_session_today: bool = False
    present_today: int | None = None  # as long as nobody is marked
    attended_hours: int = 0
    counted_hours: int = 0

    @property
    def percent(self) -> int | None:
        """Lesson hours attended of those held, over everybody there."""
        return round(100 * self.attended_hours / self.counted_hours) if self.counted_hours else None


def figures_for(user, today) -> dict:
    """Three numbers that are never one, of the trainings that began this year, and the places where one runs."""
    trainings = Training.objects.visible_to(user)
    people = Enrolment.objects.filter(training__in=trainings.filter(starts_on__year=today.year)).headcount()
    places = places_of(trainings.filter(status=Training.Status.RUNNING), today)
    running_count = sum(place.running for place in places)
    return {"year": today.year, "running_count": running_count, "people": people, "places": places}


def places_of(trainings, today) -> list[Place]:
    """By name, the places that are no rusunawa last; five queries."""
    running = dict(trainings.order_by().values_list("rusunawa").annotate(number=Count("pk")))
    known = Rusunawa.objects.in_bulk([pk for pk in running if pk])
    places = {pk: Place(known.get(pk), number) for pk, number in running.items()}
    _add_people(places, trainings, today)
    for pk in Session.objects.countable().filter(on=today, training__in=trainings).values_list("training__rusunawa"):
        places[pk[0]].has_session_today = True
    marks = Attendance.objects.filter(session__on=today, enrolment__training__in=trainings).order_by()
    present = Count("enrolment", filter=Q(status=Attendance.Status.PRESENT), distinct=True)
    for pk, number in marks.values_list("enrolment__training__rusunawa").annotate(number=present):
        places[pk].present_today = number
    return sorted(places.values(), key=lambda place: (place.rusunawa is None, str(place.rusunawa)))


def _add_people(places: dict[int | None, Place], trainings, today):
    people = Enrolment.objects.taking_part().filter(training__in=trainings).with_attendance_hours(today).order_by()
    for pk, rule, hours in people.values_list("training__rusunawa", "training__excused_rule", "hours"):
        place = places[pk]
        place.registered += 1
        place.attended_hours += hours.attended
        place.counted_hours += counted(held=hours.held, excused=hours.excused, rule=rule)
