import pgtrigger
from django.db import models
from django.db.models import Case, F, GeneratedField, Q, Value, When
from django.db.models.functions import Coalesce, Least

from participants.models import City, Participant, Rusunawa
from products.models.learned import FOLLOWED
from products.models.stage_people import counted
from programs.models import Program, Skill, Training
from rusunpreneur.access import OFFICE, Role

FOLLOWS = "journey_follows_the_rows"
NAMED = (*OFFICE, Role.COORDINATOR)
#: the days that rows tell, from the first stage to the last
DAYS = ("enlisted_on", "attended_on", "made_on", "judged_on", "sold_on", "confirmed_on")


class Stage(models.TextChoices):
    """How far somebody is; each value is the word in an address."""

    REGISTERED = "terdaftar", "Terdaftar"
    TRAINED = "terlatih", "Terlatih"
    PRODUCING = "produksi", "Berproduksi"
    PASSED = "lulus", "Lulus QC"
    SELLING = "menjual", "Menjual"
    INDEPENDENT = "mandiri", "Mandiri"


def _reached(at: int) -> GeneratedField:
    """The first day of a stage or of any later one, so that nobody skips one."""
    days = [F(name) for name in DAYS[at:]]
    first = Least(*days) if len(days) > 1 else days[0]
    return GeneratedField(expression=first, output_field=models.DateField(null=True), db_persist=True)


def _highest() -> GeneratedField:
    cases = [
        When(**{f"{name}__isnull": False}, then=Value(stage.value))
        for name, stage in zip(reversed(DAYS), reversed(Stage), strict=True)
    ]
    highest = Case(*cases, output_field=models.CharField(max_length=9))
    return GeneratedField(expression=highest, output_field=models.CharField("tahap", max_length=9), db_persist=True)


class JourneyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the user's city or rusunawa; officials count them, and read no names."""
        return self._of(user, *NAMED, Role.OFFICIAL)

    def named_to(self, user):
        return self._of(user, *NAMED)

    def _of(self, user, *roles):
        return self.filter(user.access.within(*roles, city="city", rusunawa="rusunawa"))


class Journey(models.Model):
    """How far a person is and since when: each stands once, at the highest stage. Triggers write it.

    `DAYS` are first days as the rows tell them; the day of a stage is the earliest of its own and of all later ones.
    The home is the flat she has not left, the city its city, else the one that serves her. Training, programme and
    skill are those of the first mark of presence. See journey_reckoning.py, journey_days.py and journey_people.py.
    """

    Stage = Stage

    participant = models.OneToOneField(
        Participant, models.DO_NOTHING, primary_key=True, related_name="journey", verbose_name="peserta"
    )
    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name="wilayah", db_index=False)
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rusunawa", db_index=False
    )
    training = models.ForeignKey(
        Training, models.DO_NOTHING, null=True, blank=True, related_name="+", verbose_name="bimtek"
    )
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="program", db_index=False
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="keahlian", db_index=False
    )
    enlisted_on = models.DateField("terdaftar")
    attended_on = models.DateField("hadir pertama", null=True, blank=True)
    made_on = models.DateField("lot pertama", null=True, blank=True)
    judged_on = models.DateField("lulus QC pertama", null=True, blank=True)
    sold_on = models.DateField("terjual pertama", null=True, blank=True)
    confirmed_on = models.DateField("mandiri ditetapkan", null=True, blank=True)
    registered_on = _reached(0)
    trained_on = _reached(1)
    producing_on = _reached(2)
    passed_on = _reached(3)
    selling_on = _reached(4)
    independent_on = _reached(5)
    stage = _highest()
    since = GeneratedField(
        expression=Coalesce(*reversed(DAYS)), output_field=models.DateField("sejak"), db_persist=True
    )

    objects = JourneyQuerySet.as_manager()

    class Meta:
        verbose_name = "perjalanan"
        verbose_name_plural = "perjalanan"
        ordering = ["since", "participant_id"]
        indexes = [
            models.Index(fields=["since", "participant"], name="journey_longest"),
            models.Index(fields=["stage", "since", "participant"], name="journey_at_stage"),
            models.Index(fields=["city", "since", "participant"], name="journey_of_city"),
            models.Index(fields=["rusunawa", "since", "participant"], name="journey_of_rusunawa"),
            models.Index(
                fields=["confirmed_on"],
                include=["city", "rusunawa", "program", "skill"],
                condition=Q(confirmed_on__isnull=False),
                name="journey_became_independent",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name=FOLLOWS,
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF pg_trigger_depth() = 1 THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{FOLLOWS}',
                            MESSAGE = '{FOLLOWS}';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            ),
            FOLLOWED,
            counted("journey_counted_new", pgtrigger.Insert, new="new_rows"),
            counted("journey_counted_changed", pgtrigger.Update, new="new_rows", old="old_rows"),
            counted("journey_counted_gone", pgtrigger.Delete, old="old_rows"),
        ]

    def __str__(self):
        return f"{self.participant}: {Stage(self.stage).label}"
