"""The rows of trainings that a journey follows from, as journey_people.py has those of people."""

import pgtrigger

from products.models.journey_days import reckoned
from programs.models import Attendance, Enrolment, Session, Training

#: to be looked at again: who has no first day, or a later one than this; and who was there on a day that changes
_EARLIER = "(kept.attended_on IS NULL OR (kept.attended_on, kept.training_id) > ({day}, {training}))"
_MARKED = _EARLIER.format(day='session."on"', training="session.training_id")
_WAS = 'kept.attended_on >= session."on"'
_PRESENT = """
    SELECT DISTINCT enrolment.participant_id FROM {marks}
    JOIN programs_enrolment enrolment ON enrolment.id = mark.enrolment_id
    JOIN programs_session session ON session.id = mark.session_id
    JOIN products_journey kept ON kept.participant_id = enrolment.participant_id
    WHERE session.status = 'held' AND {changed}
"""


class MarkOfJourney(Attendance):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_marks",
                pgtrigger.Insert,
                _PRESENT.format(marks="new_marks mark", changed=f"mark.status = 'H' AND {_MARKED}"),
                new="new_marks",
            ),
            reckoned(
                "after_marks_changed",
                pgtrigger.Update,
                _PRESENT.format(
                    marks="new_marks mark JOIN old_marks was ON was.id = mark.id",
                    changed=f"(mark.status = 'H' AND was.status <> 'H' AND {_MARKED}"
                    f" OR mark.status <> 'H' AND was.status = 'H' AND {_WAS})",
                ),
                old="old_marks",
                new="new_marks",
            ),
            reckoned(
                "after_marks_gone",
                pgtrigger.Delete,
                _PRESENT.format(marks="old_marks mark", changed=f"mark.status = 'H' AND {_WAS}"),
                old="old_marks",
            ),
        ]


class SessionOfJourney(Session):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_session_changed",
                pgtrigger.UpdateOf("on", "status"),
                f"""SELECT DISTINCT enrolment.participant_id FROM programs_attendance mark
                JOIN programs_enrolment enrolment ON enrolment.id = mark.enrolment_id
                JOIN products_journey kept ON kept.participant_id = enrolment.participant_id
                WHERE mark.session_id = NEW.id AND mark.status = 'H' AND (
                    {_EARLIER.format(day='NEW."on"', training="NEW.training_id")}
                    OR OLD.status = 'held' AND kept.attended_on >= OLD."on")""",  # noqa: S608
                when='(OLD."on", OLD.status) <> (NEW."on", NEW.status)',
            )
        ]


class EnrolmentOfJourney(Enrolment):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_enrolment_changed",
                pgtrigger.UpdateOf("participant_id"),
                "SELECT unnest(ARRAY[OLD.participant_id, NEW.participant_id])",
                when="OLD.participant_id <> NEW.participant_id",
            )
        ]


class TrainingOfJourney(Training):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_training_changed",
                pgtrigger.UpdateOf("program_id", "skill_id", "status"),
                "SELECT participant_id FROM programs_enrolment WHERE training_id = NEW.id",
                when="(OLD.program_id, OLD.skill_id, OLD.status = 'cancelled')"
                " <> (NEW.program_id, NEW.skill_id, NEW.status = 'cancelled')",
            )
        ]
