"""The sums of months once more from their rows: to compare, and to write them anew."""

from dataclasses import dataclass

import pgtrigger
from django.db import connection, transaction

from products.models import city_sums, earner_sums, journey_reckoning, producer_sums, stage_days, stage_people
from programs.models import training_sums

GOODS = """
    SELECT rusunawa_id, product_id, program_id, month, sum(made) AS made, sum(passed_a) AS passed_a,
        sum(passed_b) AS passed_b, sum(rework) AS rework, sum(rejected) AS rejected
    FROM (
        SELECT lot.rusunawa_id, lot.product_id, share.program_id, date_trunc('month', lot.made_on)::date AS month,
            share.quantity AS made, 0 AS passed_a, 0 AS passed_b, 0 AS rework, 0 AS rejected
        FROM products_share share JOIN products_lot lot ON lot.id = share.lot_id
        UNION ALL
        SELECT lot.rusunawa_id, lot.product_id, share.program_id,
            date_trunc('month', inspection.inspected_at AT TIME ZONE 'Asia/Jakarta')::date, 0, verdict.passed_a,
            verdict.passed_b, verdict.rework, verdict.rejected
        FROM products_verdict verdict
        JOIN products_inspection inspection ON inspection.id = verdict.inspection_id AND reversed_at IS NULL
        JOIN products_share share ON share.id = verdict.share_id
        JOIN products_lot lot ON lot.id = share.lot_id
    ) parts GROUP BY 1, 2, 3, 4
"""
SALES = """
    SELECT earning.rusunawa_id, earning.product_id, share.program_id, earning.channel,
        date_trunc('month', earning.earned_on)::date AS month,
        sum(coalesce(line.quantity, acceptance.quantity)) AS pieces, sum(earning.amount_rupiah) AS rupiah
    FROM products_earning earning
    LEFT JOIN products_saleline line ON line.id = earning.sale_line_id
    LEFT JOIN products_acceptance acceptance ON acceptance.id = earning.acceptance_id
    LEFT JOIN products_partnerverdict verdict ON verdict.id = acceptance.verdict_id
    LEFT JOIN products_partnerdeliveryline delivered ON delivered.id = verdict.line_id
    JOIN products_share share ON share.id = coalesce(line.share_id, delivered.share_id)
    WHERE earning.kind = 'hasil'
      AND NOT EXISTS (SELECT FROM products_earning reversal WHERE reversal.reverses_id = earning.id)
    GROUP BY 1, 2, 3, 4, 5
"""


@dataclass(frozen=True)
class Kept:
    """A table of sums, what it should hold, its columns (the key, the figures), and the tables it adds up.

    A figure that is `blank` is the same as no row: what was corrected away leaves one.
    """

    table: str
    rows: str
    key: tuple[str, ...]
    figures: tuple[str, ...]
    guard: str
    locked: str
    read: str = ""  # what it holds, where several of its rows are added up
    blank: str = "0"


PLACE = ("rusunawa_id", "product_id", "program_id", "month")
TABLES = (
    Kept(
        "programs_trainingmonth",
        training_sums.COUNTED.format(""),
        training_sums.COLUMNS[:2],
        training_sums.COLUMNS[2:],
        "programs.TrainingMonth:training_month_follows_the_rows",
        "programs_training, programs_session, programs_enrolment, programs_attendance, programs_certificate, "
        "programs_trainingcost",
    ),
    Kept(
        "programs_learnermonth",
        training_sums.LEARNERS.format(""),
        ("training_id", "month", *training_sums.TRAITS),
        tuple(name for name in training_sums.LEARNER_COLUMNS[2:] if name not in training_sums.TRAITS),
        "programs.LearnerMonth:learner_month_follows_the_rows",
        "programs_training, programs_session, programs_enrolment, programs_attendance, participants_participant",
    ),
    Kept(
        "products_goodsmonth",
        GOODS,
        PLACE,
        ("made", "passed_a", "passed_b", "rework", "rejected"),
        "products.GoodsMonth:goods_month_follows_the_rows",
        "products_share, products_verdict",
    ),
    Kept(
        "products_salesmonth",
        SALES,
        (*PLACE, "channel"),
        ("pieces", "rupiah"),
        "products.SalesMonth:sales_month_follows_the_rows",
        "products_earning",
    ),
    Kept(
        "products_journey",
        journey_reckoning.DAYS.format(""),
        ("participant_id",),
        journey_reckoning.COLUMNS,
        "products.Journey:journey_follows_the_rows",
        "participants_participant, participants_residence, products_independencereview",
        blank="-",
    ),
    Kept(
        "products_earnermonth",
        earner_sums.EARNERS,
        ("participant_id", "rusunawa_id", "month"),
        ("net_rupiah", "rent_rupiah", "program_id", "skill_id"),
        "products.EarnerMonth:earner_month_follows_the_ledger",
        "products_earning, participants_residence, participants_rent",
    ),
    Kept(
        "products_incomestep",
        earner_sums.ALL_STEPS,
        ("rusunawa_id", "month", "kind", "step"),
        ("people",),
        "products.IncomeStep:income_step_follows_the_months",
        "products_earnermonth",
        read=earner_sums.KEPT_STEPS,
    ),
    Kept(
        "products_producermonth",
        producer_sums.PRODUCERS,
        ("participant_id", "rusunawa_id", "month"),
        ("pieces", "program_id", "skill_id"),
        "products.ProducerMonth:producer_month_follows_the_shares",
        "products_share, products_lot",
    ),
    Kept(
        "products_producerstep",
        producer_sums.ALL_STEPS,
        ("rusunawa_id", "month", "before"),
        ("people",),
        "products.ProducerStep:producer_step_follows_the_months",
        "products_producermonth",
        read=producer_sums.KEPT_STEPS,
    ),
    Kept(
        "products_citymonth",
        city_sums.MONTHS,
        ("city_id", "product_id", "month", "channel"),
        city_sums.FIGURES,
        "products.CityMonth:city_month_follows_the_months",
        "products_goodsmonth, products_salesmonth",
        read=city_sums.KEPT_MONTHS,
    ),
    Kept(
        "products_citystep",
        city_sums.STEPS,
        ("city_id", "month", "kind", "step"),
        ("people",),
        "products.CityStep:city_step_follows_the_steps",
        "products_incomestep",
        read=city_sums.KEPT_STEPS,
    ),
    Kept(
        "products_stagepeople",
        stage_people.ALL_PEOPLE,
        ("city_id", "rusunawa_id", "program_id", "skill_id", "stage"),
        ("people",),
        "products.StagePeople:stage_people_follow_the_journeys",
        "products_journey",
        read=stage_people.KEPT_PEOPLE,
    ),
    Kept(
        "products_stagedays",
        stage_days.ALL_DAYS,
        ("city_id", "rusunawa_id", "stage", "days"),
        ("people",),
        "products.StageDays:stage_days_follow_the_journeys",
        "products_journey",
        read=stage_days.KEPT_DAYS,
    ),
)


@dataclass(frozen=True)
class Difference:
    table: str
    key: str
    figure: str
    expected: str
    kept: str

    def __str__(self):
        return f"{self.table} {self.key}, {self.figure}: seharusnya {self.expected}, tercatat {self.kept}"


def differences() -> list[Difference]:
    """Each table in one statement, so that it sees one moment while people go on working."""
    with connection.cursor() as cursor:
        found = []
        for table in TABLES:
            cursor.execute(_comparison(table))
            found += [Difference(table.table, *row) for row in cursor.fetchall()]
        return found


def _comparison(table: Kept) -> str:
    key = " || ' ' || ".join(f"coalesce(kept.{name}::text, row.{name}::text, '-')" for name in table.key)
    hashed = "md5(concat_ws('/', " + ", ".join(f"coalesce({name}::text, '-')" for name in table.key) + "))"
    said = f"coalesce({{}}::text, '{table.blank}')"
    sides = ", ".join(
        f"('{name}', {said.format(f'row.{name}')}, {said.format(f'kept.{name}')})" for name in table.figures
    )
    return f"""
        SELECT {key}, what, expected, kept FROM (
            SELECT *, {hashed} AS hash FROM ({table.rows}) rows
        ) row
        FULL JOIN (
            SELECT *, {hashed} AS hash FROM ({table.read or f"TABLE {table.table}"}) sums
        ) kept USING (hash), LATERAL (VALUES {sides}) AS side (what, expected, kept)
        WHERE expected <> kept ORDER BY 1, 2
    """  # noqa: S608 - every name put into it is a constant of this module


def unguarded():
    """Within it the sums can be written."""
    return pgtrigger.ignore(*(table.guard for table in TABLES))


def fold() -> int:
    """Join what was added one by one to steps and stages; how many rows that were. No number changes."""
    folded = 0
    in_cities = pgtrigger.ignore("products.IncomeStep:income_step_comes")  # they have these steps already
    with unguarded(), in_cities, transaction.atomic(), connection.cursor() as cursor:
        for statement in (earner_sums.FOLD, producer_sums.FOLD, stage_people.FOLD, stage_days.FOLD, *city_sums.FOLDS):
            cursor.execute(statement)
            folded += cursor.fetchone()[0]
    return folded


@transaction.atomic
def rebuild() -> None:
    """Write every sum anew; whoever writes marks, goods or money waits until it is done."""
    with unguarded(), connection.cursor() as cursor:
        locked = ", ".join(table.locked for table in TABLES)
        cursor.execute(f"LOCK TABLE {locked} IN SHARE ROW EXCLUSIVE MODE")
        for table in TABLES:
            columns = ", ".join((*table.key, *table.figures))
            cursor.execute(f"DELETE FROM {table.table}")  # noqa: S608
            cursor.execute(f"INSERT INTO {table.table} ({columns}) SELECT {columns} FROM ({table.rows}) rows")  # noqa: S608
