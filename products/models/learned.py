"""Where somebody first learned, kept beside the months of what she did, so that one programme's people can be read."""

import pgtrigger
from django.db import models

from programs.models import Program, Skill


class Learned(models.Model):
    """The programme and skill of her journey. Triggers write them."""

    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="program", db_index=False
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="keahlian", db_index=False
    )

    class Meta:
        abstract = True


def by_learned(name: str, *told: str) -> list[models.Index]:
    """To read one programme or one skill of some months; `told` are the numbers that are read."""
    include = ["rusunawa", "participant", *told]
    return [
        models.Index(fields=["program", "month"], include=include, name=f"{name}_of_program"),
        models.Index(fields=["skill", "month"], include=include, name=f"{name}_of_skill"),
    ]


#: Of journeys: where she first learned turns out to be elsewhere, and her months follow.
FOLLOWED = pgtrigger.Trigger(
    name="journey_learned_elsewhere",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__program__df=pgtrigger.F("new__program"))
    | pgtrigger.Q(old__skill__df=pgtrigger.F("new__skill")),
    func="""
        UPDATE products_earnermonth SET program_id = NEW.program_id, skill_id = NEW.skill_id
        WHERE participant_id = NEW.participant_id;
        UPDATE products_producermonth SET program_id = NEW.program_id, skill_id = NEW.skill_id
        WHERE participant_id = NEW.participant_id;
        RETURN NULL;
    """,
)
