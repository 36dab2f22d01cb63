"""How long people took from one stage to the next, counted by days and home, so that a middle is found at once."""

from django.db import models
from django.db.models import Q

from participants.models import City, Rusunawa
from products.models.goods_month import follows

#: Exact up to so many days; beyond, days are told in tens, by the middle of each.
EXACT_DAYS, TEN = 90, 10
#: of each stage but the first: its word, its column and the one before, and the days that rows tell of both
WAYS = (
    ("terlatih", "trained_on", "registered_on", "enlisted_on", "attended_on"),
    ("produksi", "producing_on", "trained_on", "attended_on", "made_on"),
    ("lulus", "passed_on", "producing_on", "made_on", "judged_on"),
    ("menjual", "selling_on", "passed_on", "judged_on", "sold_on"),
    ("mandiri", "independent_on", "selling_on", "sold_on", "confirmed_on"),
)
_COLUMNS = "city_id, rusunawa_id, stage, days"
_SPANS = ", ".join(
    f"('{stage}', CASE WHEN row.{first} IS NOT NULL AND row.{second} IS NOT NULL THEN row.{to} - row.{since} END)"
    for stage, to, since, first, second in WAYS
)
_STEP = f"""CASE WHEN way.days <= {EXACT_DAYS} THEN way.days
    ELSE way.days - mod(way.days - {EXACT_DAYS + 1}, {TEN}) + {TEN // 2 - 1} END"""


def _ways(rows: str, sign: int) -> str:
    """A row for each person and stage that she reached from the one before, with a day of her own for both."""
    return f"""
        SELECT row.city_id, row.rusunawa_id, way.stage, {_STEP} AS days, {sign} AS people
        FROM {rows} row CROSS JOIN LATERAL (VALUES {_SPANS}) AS way (stage, days) WHERE way.days IS NOT NULL
    """  # noqa: S608


ALL_DAYS = f"SELECT {_COLUMNS}, sum(people) AS people FROM ({_ways('products_journey', 1)}) way GROUP BY {_COLUMNS}"  # noqa: S608
KEPT_DAYS = f"SELECT {_COLUMNS}, sum(people) AS people FROM products_stagedays GROUP BY {_COLUMNS}"  # noqa: S608
#: Rows that were added one by one become one of their kind.
FOLD = f"""
    WITH gone AS (DELETE FROM products_stagedays RETURNING *),
    folded AS (
        INSERT INTO products_stagedays ({_COLUMNS}, people)
        SELECT {_COLUMNS}, sum(people) FROM gone GROUP BY {_COLUMNS} HAVING sum(people) <> 0
    )
    SELECT count(*) FROM gone
"""  # noqa: S608


def moved(*, new: str = "", old: str = "") -> str:
    """A statement for a trigger on journeys: what rows that came and rows that went add up to."""
    parts = " UNION ALL ".join(_ways(rows, sign) for rows, sign in ((new, 1), (old, -1)) if rows)
    return f"""
        INSERT INTO products_stagedays ({_COLUMNS}, people)
        SELECT {_COLUMNS}, sum(people) FROM ({parts}) way GROUP BY {_COLUMNS} HAVING sum(people) <> 0;
    """  # noqa: S608


class StageDays(models.Model):
    """How many people took so many days to a stage from the one before; rows of one kind are added up."""

    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name="wilayah", db_index=False)
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rusunawa", db_index=False
    )
    stage = models.CharField("tahap", max_length=9)
    days = models.IntegerField("hari")
    people = models.IntegerField("orang")

    class Meta:
        verbose_name = "lama menuju tiap tahap"
        verbose_name_plural = "lama menuju tiap tahap"
        ordering = ["rusunawa_id", "stage", "days"]
        constraints = [models.CheckConstraint(condition=Q(days__gte=0), name="stage_days_not_negative")]
        indexes = [models.Index(fields=["rusunawa"], include=["stage", "days", "people"], name="stage_days_here")]
        triggers = [follows("stage_days_follow_the_journeys")]

    def __str__(self):
        return f"{self.rusunawa or self.city}, {self.stage} sesudah {self.days} hari: {self.people}"
