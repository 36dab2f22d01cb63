"""What each person has of a month, and how many people stand at which step of income, kept with the ledger.

Steps are only ever added, one up and one down, so nobody waits for anybody; `manage.py purge` folds them together.
"""

#: Of a flat on the last day of the month, as it is written down for this person.
RENT = """(
        SELECT max(rent.monthly_rupiah) FROM participants_residence home
        JOIN participants_rent rent ON rent.residence_id = home.id,
            LATERAL (SELECT (earner.month + interval '1 month - 1 day')::date AS day) AS last
        WHERE home.participant_id = earner.participant_id
          AND home.moved_in_on <= last.day AND (home.moved_out_on IS NULL OR home.moved_out_on >= last.day)
          AND rent.starts_on <= last.day AND (rent.ends_on IS NULL OR rent.ends_on >= last.day)
    )"""
SUMMED = """
    SELECT participant_id, rusunawa_id, date_trunc('month', earned_on)::date AS month, sum(amount_rupiah) AS rupiah
    FROM {lines} GROUP BY 1, 2, 3
"""
#: The accounts of these people are locked already: of one person nobody else writes meanwhile. Nor may it turn out
#: meanwhile that she first learned elsewhere.
ADD_EARNERS = f"""
    PERFORM 1 FROM products_journey WHERE participant_id IN (SELECT participant_id FROM new_earnings)
        ORDER BY participant_id FOR SHARE;
    UPDATE products_earnermonth kept SET net_rupiah = kept.net_rupiah + earner.rupiah
    FROM ({SUMMED.format(lines="new_earnings")}) earner
    WHERE kept.participant_id = earner.participant_id AND kept.rusunawa_id = earner.rusunawa_id
      AND kept.month = earner.month;
    INSERT INTO products_earnermonth
        (participant_id, rusunawa_id, month, net_rupiah, rent_rupiah, program_id, skill_id)
    SELECT participant_id, earner.rusunawa_id, month, rupiah, {RENT}, person.program_id, person.skill_id
    FROM ({SUMMED.format(lines="new_earnings")}) earner LEFT JOIN products_journey person USING (participant_id)
    WHERE NOT EXISTS (
        SELECT FROM products_earnermonth kept WHERE kept.participant_id = earner.participant_id
          AND kept.rusunawa_id = earner.rusunawa_id AND kept.month = earner.month
    );
    RETURN NULL;
"""  # noqa: S608
#: All that was ever earned.
EARNERS = f"""
    SELECT participant_id, earner.rusunawa_id, month, rupiah AS net_rupiah, {RENT} AS rent_rupiah,
        person.program_id, person.skill_id
    FROM ({SUMMED.format(lines="products_earning")}) earner LEFT JOIN products_journey person USING (participant_id)
"""  # noqa: S608
INCOME_STEP, RENT_STEP, MOST_RENT_STEPS = 10_000, 5, 200  # rupiah, percent, 1,000 percent and more
#: In SQL, of the columns of a month: rounded, from one up; of the rent, rounded down.
AT_INCOME = f"greatest((net_rupiah + {INCOME_STEP // 2}) / {INCOME_STEP}, 1)::int"
AT_RENT = f"least(net_rupiah * 100 / {RENT_STEP} / rent_rupiah, {MOST_RENT_STEPS})::int"
_MONTHS = "(extract(year FROM {0}) * 12 + extract(month FROM {0}))::int"
#: Who earned in a month stands on a step of income, on one of the rent's share, and on the month in which she earned
#: there before, 0 if never: so people of many months can be counted once.
STEPS = f"""
    SELECT rusunawa_id, month, 'pendapatan' AS kind, {AT_INCOME}
        AS step, sign FROM {{rows}} WHERE net_rupiah > 0
    UNION ALL
    SELECT rusunawa_id, month, 'sewa', {AT_RENT}, sign
    FROM {{rows}} WHERE net_rupiah > 0 AND rent_rupiah > 0
"""  # noqa: S608
BEFORE = f"""
    SELECT rusunawa_id, month, 'sebelum' AS kind,
        coalesce({_MONTHS.format("lag(month) OVER (PARTITION BY participant_id, rusunawa_id ORDER BY month)")}, 0)
            AS step, {{sign}} AS sign
    FROM {{rows}}
"""  # noqa: S608
_COLUMNS = "participant_id, rusunawa_id, month, net_rupiah, rent_rupiah"


def step_changes(new: str = "", old: str = "") -> str:
    """For a trigger after a statement: the steps that its rows leave and those that they come to."""
    parts = [f"SELECT {_COLUMNS}, {sign} AS sign FROM {rows}" for rows, sign in ((new, 1), (old, -1)) if rows]  # noqa: S608
    return f"""
    WITH changed AS ({" UNION ALL ".join(parts)}),
    turned AS (
        SELECT participant_id, rusunawa_id, month, sum(sign) AS sign FROM changed
        WHERE net_rupiah > 0 GROUP BY 1, 2, 3 HAVING sum(sign) <> 0
    ),
    now AS (
        SELECT participant_id, rusunawa_id, month FROM products_earnermonth kept
        WHERE net_rupiah > 0 AND EXISTS (
            SELECT FROM turned
            WHERE turned.participant_id = kept.participant_id AND turned.rusunawa_id = kept.rusunawa_id
        )
    ),
    past AS (
        (SELECT * FROM now EXCEPT SELECT participant_id, rusunawa_id, month FROM turned WHERE sign > 0)
        UNION SELECT participant_id, rusunawa_id, month FROM turned WHERE sign < 0
    )
    INSERT INTO products_incomestep (rusunawa_id, month, kind, step, people)
    SELECT rusunawa_id, month, kind, step, sum(sign) FROM (
        {STEPS.format(rows="changed")}
        UNION ALL {BEFORE.format(rows="now", sign=1)}
        UNION ALL {BEFORE.format(rows="past", sign=-1)}
    ) step GROUP BY 1, 2, 3, 4 HAVING sum(sign) <> 0;
    RETURN NULL;
"""  # noqa: S608


#: All steps, from what each person has of each month.
ALL_STEPS = f"""
    SELECT rusunawa_id, month, kind, step, sum(sign) AS people FROM (
        {STEPS.format(rows="(SELECT *, 1 AS sign FROM products_earnermonth) earner")}
        UNION ALL {BEFORE.format(rows="products_earnermonth WHERE net_rupiah > 0", sign=1)}
    ) step GROUP BY 1, 2, 3, 4
"""  # noqa: S608
KEPT_STEPS = """
    SELECT rusunawa_id, month, kind, step, sum(people) AS people FROM products_incomestep GROUP BY 1, 2, 3, 4
"""
#: Steps that were added one by one become one row; who reads meanwhile sees them before or after.
FOLD = """
    WITH many AS (
        SELECT rusunawa_id, month, kind, step FROM products_incomestep GROUP BY 1, 2, 3, 4 HAVING count(*) > 1
    ),
    gone AS (
        DELETE FROM products_incomestep kept USING many
        WHERE kept.rusunawa_id = many.rusunawa_id AND kept.month = many.month
          AND kept.kind = many.kind AND kept.step = many.step
        RETURNING kept.*
    ),
    folded AS (
        INSERT INTO products_incomestep (rusunawa_id, month, kind, step, people)
        SELECT rusunawa_id, month, kind, step, sum(people) FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(people) <> 0
    )
    SELECT count(*) FROM gone
"""
#: Somebody moves, or a rent is corrected: what her months say of it follows. `{people}` are the keys of persons.
MOVED = f"""
    UPDATE products_earnermonth earner SET rent_rupiah = {RENT}
    WHERE earner.participant_id IN ({{people}}) AND earner.rent_rupiah IS DISTINCT FROM {RENT};
    RETURN NULL;
"""  # noqa: S608
