import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import City, Rusunawa
from programs.models.program import Program
from programs.models.skill import Skill
from programs.models.training import Training
from programs.models.training_sums import FIGURES


def count(label: str) -> models.IntegerField:
    return models.IntegerField(label, default=0)


def follows(name: str) -> pgtrigger.Trigger:
    """Only triggers write it."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF pg_trigger_depth() = 1 THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{name}';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


class TrainingMonth(models.Model):
    """What one training adds up to in one month (`month` is its first day); its place and skill stand here too.

    Follows from enrolments, sessions and marks: triggers write it, nobody else. A cancelled training has none.
    """

    training = models.ForeignKey(Training, models.DO_NOTHING, related_name="months", verbose_name="bimtek")
    month = models.DateField("bulan")
    program = models.ForeignKey(Program, models.DO_NOTHING, related_name="+", verbose_name="program", db_index=False)
    skill = models.ForeignKey(Skill, models.DO_NOTHING, related_name="+", verbose_name="keahlian", db_index=False)
    city = models.ForeignKey(City, models.DO_NOTHING, related_name="+", verbose_name="kota", db_index=False)
    rusunawa = models.ForeignKey(
        Rusunawa, models.DO_NOTHING, null=True, related_name="+", verbose_name="rusunawa", db_index=False
    )
    registered = count("terdaftar")  # by the day of enrolment
    came = count("pernah hadir")  # each person in the month of the first session attended
    ended = count("ikut sampai bimtek selesai")  # everybody of the training, in the month in which it was finished
    completed = count("tuntas")
    sessions = count("sesi terlaksana")
    present = count("hadir")
    permit = count("izin")
    sick = count("sakit")
    absent = count("alpa")
    hours_attended = count("JP dihadiri")
    hours_counted = count("JP dihitung")
    certificates = count("sertifikat")  # by the day of issue, without those taken back
    cost_rupiah = models.BigIntegerField("biaya", default=0)  # whenever spent, in the month in which it was finished
    costed = count("tuntas yang biayanya dicatat")  # completed a training whose cost is known

    class Meta:
        verbose_name = "bimtek sebulan"
        verbose_name_plural = "bimtek sebulan"
        ordering = ["-month", "training_id"]
        constraints = [
            models.UniqueConstraint(fields=["training", "month"], name="training_month_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="training_month_begins_a_month"),
        ]
        indexes = [
            models.Index(fields=["rusunawa", "month"], name="training_month_of_rusunawa"),
            models.Index(
                fields=["month", "city"], include=["program", "skill", *FIGURES], name="training_month_by_month"
            ),
        ]
        triggers = [follows("training_month_follows_the_rows")]

    def __str__(self):
        return f"{self.training}, {self.month:%m/%Y}"
