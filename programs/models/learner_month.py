import pgtrigger
from django.db import models
from django.db.models import Q

from participants.age_bands import BANDS
from participants.models import City, Participant, Rusunawa
from programs.models.program import Program
from programs.models.skill import Skill
from programs.models.training import Training
from programs.models.training_month import count, follows
from programs.models.training_sums import LEARNED


class LearnerMonth(models.Model):
    """What people of one sex, age and family add up to in one training and month, as `TrainingMonth` has them all.

    `age_band` is the place in `age_bands.BANDS` of their age on the day of enrolment. Triggers write it, nobody else.
    """

    training = models.ForeignKey(Training, models.DO_NOTHING, related_name="learner_months", verbose_name="bimtek")
    month = models.DateField("bulan")
    sex = models.CharField("jenis kelamin", max_length=1, blank=True)
    age_band = models.PositiveSmallIntegerField("kelompok umur", choices=list(enumerate(BANDS)))
    is_single_parent = models.BooleanField("orang tua tunggal")
    program = models.ForeignKey(Program, models.DO_NOTHING, related_name="+", verbose_name="program", db_index=False)
    skill = models.ForeignKey(Skill, models.DO_NOTHING, related_name="+", verbose_name="keahlian", db_index=False)
    city = models.ForeignKey(City, models.DO_NOTHING, related_name="+", verbose_name="kota", db_index=False)
    rusunawa = models.ForeignKey(
        Rusunawa, models.DO_NOTHING, null=True, related_name="+", verbose_name="rusunawa", db_index=False
    )
    registered = count("terdaftar")
    came = count("pernah hadir")
    ended = count("ikut sampai bimtek selesai")
    completed = count("tuntas")
    certificates = count("sertifikat")
    hours_attended = count("JP dihadiri")
    hours_counted = count("JP dihitung")

    class Meta:
        verbose_name = "kelompok peserta sebulan"
        verbose_name_plural = "kelompok peserta sebulan"
        ordering = ["-month", "training_id", "sex", "age_band", "is_single_parent"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "month", "sex", "age_band", "is_single_parent"], name="learner_month_once"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="learner_month_begins_a_month"),
            models.CheckConstraint(condition=Q(age_band__in=list(range(len(BANDS)))), name="learner_month_band_known"),
        ]
        indexes = [
            models.Index(fields=["rusunawa", "month"], name="learner_month_of_rusunawa"),
            models.Index(
                fields=["month", "city"],
                include=["program", "skill", "sex", "age_band", "is_single_parent", *LEARNED],
                name="learner_month_by_month",
            ),
        ]
        triggers = [follows("learner_month_follows_the_rows")]

    def __str__(self):
        return f"{self.training}, {self.month:%m/%Y}, {self.get_age_band_display()}"


class Learner(Participant):
    """Who turns out to be somebody else than was written down is counted anew in each of her trainings."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="counted_as_what_she_is",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("sex", "birth_date", "is_single_parent"),
                condition=pgtrigger.Condition(
                    "((OLD.sex, OLD.birth_date, OLD.is_single_parent)"
                    " IS DISTINCT FROM (NEW.sex, NEW.birth_date, NEW.is_single_parent))"
                ),
                func="""
                    PERFORM programs_count_trainings(
                        ARRAY(SELECT DISTINCT training_id FROM programs_enrolment WHERE participant_id = NEW.id));
                    RETURN NULL;
                """,
            )
        ]
