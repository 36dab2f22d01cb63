"""The lesson hours behind the attendance rate: docs/decisions/0005."""

from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, Func, IntegerField, Value


class Hours(NamedTuple):
    """Lesson hours (JP) of one person in one training; all are of sessions held while the person was enrolled."""

    held: int
    attended: int
    excused: int


class AttendanceHours(Func):
    """`Hours` of an enrolment. Written in SQL, where it is one join; as ORM subqueries it was three, and slower to
    put together than to run."""

    template = """(
        SELECT ARRAY[
            coalesce(sum(session.lesson_hours) FILTER (
                WHERE session."on" < person.today OR mark.id IS NOT NULL OR person.training_status = 'finished'
            ), 0),
            coalesce(sum(session.lesson_hours) FILTER (WHERE mark.status = 'H'), 0),
            coalesce(sum(session.lesson_hours) FILTER (WHERE mark.status IN ('I', 'S')), 0)
        ]
        FROM (VALUES (%(expressions)s))
            AS person (id, training_id, training_status, enrolled_on, withdrawn_on, today)
        JOIN programs_session AS session
            ON session.training_id = person.training_id
            AND session.status = 'held'
            AND session."on" >= person.enrolled_on
            AND session."on" < coalesce(person.withdrawn_on, 'infinity')
        LEFT JOIN programs_attendance AS mark ON mark.session_id = session.id AND mark.enrolment_id = person.id
    )"""
    output_field = ArrayField(IntegerField())

    def __init__(self, today):
        super().__init__("pk", "training", "training__status", "enrolled_on", "withdrawn_on", Value(today, DateField()))

    @property
    def convert_value(self):
        return lambda value, expression, connection: value and Hours(*value)
