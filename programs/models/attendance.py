import pgtrigger
from django.conf import settings
from django.db import models

from programs.models.enrolment import Enrolment
from programs.models.session import Session
from programs.models.training import Training
from programs.models.training_counted import COUNTED_AGAIN
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Status(models.TextChoices):
    PRESENT = "H", "Hadir"
    PERMIT = "I", "Izin"
    SICK = "S", "Sakit"
    ABSENT = "A", "Alpa"


REFUSE_UNMARKABLE = """
    IF EXISTS (
        SELECT 1 FROM new_marks
        JOIN programs_session session ON session.id = new_marks.session_id
        JOIN programs_training training ON training.id = new_marks.training_id
        WHERE session.on > (now() AT TIME ZONE 'Asia/Jakarta')::date
           OR session.status = 'cancelled' OR training.status IN ('finished', 'cancelled')
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'attendance_session_is_markable',
            MESSAGE = 'attendance_session_is_markable';
    END IF;
    RETURN NULL;
"""


def refuse_unmarkable(name, operation, references):
    """No mark for a day to come, in a cancelled session or in a closed training: checked a statement, not a row."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=references,
        func=REFUSE_UNMARKABLE,
    )


class AttendanceQuerySet(models.QuerySet):
    def attended(self):
        return self.filter(status=self.model.Status.PRESENT)


@kept_in_history()
class Attendance(models.Model):
    """One mark for one person in one session.

    The training stands here too, so that the database can hold that person and session belong to
    the same one (two composite foreign keys, migration 0002).
    """

    Status = Status

    training = models.ForeignKey(Training, models.PROTECT, related_name="attendances", verbose_name="bimtek")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, related_name="attendances", verbose_name="kepesertaan", db_index=False
    )
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendances", verbose_name="sesi")
    status = models.CharField("kehadiran", max_length=1, choices=Status)
    remark = models.CharField("keterangan", max_length=200, blank=True)
    arrived_at = models.TimeField("jam datang", null=True, blank=True)
    captured_at = models.DateTimeField("dicatat di perangkat pada")
    received_at = models.DateTimeField("diterima pada")
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="dicatat oleh",
        db_index=False,
    )

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        constraints = [
            one_of("status", Status, name="attendance_status_known"),
            models.UniqueConstraint(
                fields=["enrolment", "session"],
                name="attendance_once_a_session",
                violation_error_message="Kehadiran peserta di sesi ini sudah dicatat.",
            ),
        ]
        triggers = [
            refuse_unmarkable("unmarkable_insert", pgtrigger.Insert, pgtrigger.Referencing(new="new_marks")),
            refuse_unmarkable("unmarkable_update", pgtrigger.Update, pgtrigger.Referencing(new="new_marks")),
            refuse_unmarkable("unmarkable_delete", pgtrigger.Delete, pgtrigger.Referencing(old="new_marks")),
            *COUNTED_AGAIN,
        ]

    def __str__(self):
        return f"{self.enrolment_id}/{self.session_id}: {self.status}"
