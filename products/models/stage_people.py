import pgtrigger
from django.db import models

from participants.models import City, Rusunawa
from products.models import stage_days
from products.models.goods_month import follows
from programs.models import Program, Skill

_COLUMNS = "city_id, rusunawa_id, program_id, skill_id, stage"
#: Everybody, each once.
ALL_PEOPLE = f"SELECT {_COLUMNS}, count(*) AS people FROM products_journey GROUP BY {_COLUMNS}"  # noqa: S608
KEPT_PEOPLE = f"SELECT {_COLUMNS}, sum(people) AS people FROM products_stagepeople GROUP BY {_COLUMNS}"  # noqa: S608
#: Rows that were added one by one become one of their kind.
FOLD = f"""
    WITH gone AS (DELETE FROM products_stagepeople RETURNING *),
    folded AS (
        INSERT INTO products_stagepeople ({_COLUMNS}, people)
        SELECT {_COLUMNS}, sum(people) FROM gone GROUP BY {_COLUMNS} HAVING sum(people) <> 0
    )
    SELECT count(*) FROM gone
"""  # noqa: S608


def _moves(new: str = "", old: str = "") -> str:
    parts = [f"SELECT {_COLUMNS}, {sign} AS sign FROM {rows}" for rows, sign in ((new, 1), (old, -1)) if rows]  # noqa: S608
    return f"""
    INSERT INTO products_stagepeople ({_COLUMNS}, people)
    SELECT {_COLUMNS}, sum(sign) FROM ({" UNION ALL ".join(parts)}) moved
    GROUP BY {_COLUMNS} HAVING sum(sign) <> 0;
    {stage_days.moved(new=new, old=old)}
    RETURN NULL;
"""  # noqa: S608


def counted(name: str, operation, **rows: str) -> pgtrigger.Trigger:
    """For journeys: who leaves a stage or a home and who comes to one is added up, and how long it took."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**rows),
        func=_moves(**rows),
    )


class StagePeople(models.Model):
    """How many people are at a stage, by home, programme and skill; rows of one kind are added up."""

    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name="wilayah", db_index=False)
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rusunawa", db_index=False
    )
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="program", db_index=False
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="keahlian", db_index=False
    )
    stage = models.CharField("tahap", max_length=9)
    people = models.IntegerField("orang")

    class Meta:
        verbose_name = "orang di tiap tahap"
        verbose_name_plural = "orang di tiap tahap"
        ordering = ["rusunawa_id", "stage"]
        indexes = [models.Index(fields=["rusunawa"], include=["stage", "people"], name="stage_people_here")]
        triggers = [follows("stage_people_follow_the_journeys")]

    def __str__(self):
        return f"{self.rusunawa or self.city}, {self.stage}: {self.people}"
