"""Who made anything at a rusunawa in a month, kept with the shares of lots, so that people of many months count once.

Of each month in which somebody made something it is known in which month she did before: whoever did not since the
period began is counted in the first of its months, and nowhere else.
"""

import pgtrigger

_MONTHS = "(extract(year FROM {0}) * 12 + extract(month FROM {0}))::int"
_LOT_MONTH = "date_trunc('month', {}.made_on)::date"


def _written(rows: str) -> str:
    """Pieces more or fewer, of `rows` with participant, rusunawa, month and pieces. Of one person one writes at a time.

    First what is there already, then what is not: each statement sees the other's rows.
    """
    summed = f"""(
        SELECT participant_id, rusunawa_id, month, sum(pieces) AS pieces FROM ({rows}) part
        GROUP BY 1, 2, 3 HAVING sum(pieces) <> 0 ORDER BY 1, 2, 3
    )"""  # noqa: S608
    same = (
        "kept.participant_id = made.participant_id AND kept.rusunawa_id = made.rusunawa_id AND kept.month = made.month"
    )
    return f"""
        PERFORM 1 FROM products_journey WHERE participant_id IN (SELECT participant_id FROM ({rows}) part)
            ORDER BY participant_id FOR NO KEY UPDATE;
        UPDATE products_producermonth kept SET pieces = kept.pieces + made.pieces FROM {summed} made WHERE {same};
        INSERT INTO products_producermonth (participant_id, rusunawa_id, month, pieces, program_id, skill_id)
        SELECT made.*, person.program_id, person.skill_id
        FROM {summed} made LEFT JOIN products_journey person USING (participant_id)
        WHERE NOT EXISTS (SELECT FROM products_producermonth kept WHERE {same});
        RETURN NULL;
    """  # noqa: S608


_NEW_SHARES = f"""
    SELECT share.maker_id AS participant_id, lot.rusunawa_id, {_LOT_MONTH.format("lot")} AS month,
        share.quantity AS pieces
    FROM new_shares share JOIN products_lot lot ON lot.id = share.lot_id
"""  # noqa: S608
_CHANGED_SHARE = f"""
    SELECT NEW.maker_id AS participant_id, lot.rusunawa_id, {_LOT_MONTH.format("lot")} AS month,
        NEW.quantity - OLD.quantity AS pieces FROM products_lot lot WHERE lot.id = NEW.lot_id
"""  # noqa: S608
_MOVED_LOT = """
    SELECT share.maker_id AS participant_id, NEW.rusunawa_id, date_trunc('month', day.made_on)::date AS month,
        share.quantity * day.sign AS pieces
    FROM products_share share, (VALUES (OLD.made_on, -1), (NEW.made_on, 1)) AS day (made_on, sign)
    WHERE share.lot_id = NEW.id
"""
OF_SHARES = [
    pgtrigger.Trigger(
        name="share_added_to_producer",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="new_shares"),
        func=_written(_NEW_SHARES),
    ),
    pgtrigger.Trigger(
        name="share_changed_in_producer",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("quantity"),
        func=_written(_CHANGED_SHARE),
    ),
]
OF_LOTS = pgtrigger.Trigger(
    name="lot_moves_to_month_of_producer",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("made_on"),
    func=_written(_MOVED_LOT),
)
_KEY = "participant_id, rusunawa_id, month"
_BEFORE = f"""
    SELECT rusunawa_id, month,
        coalesce({_MONTHS.format("lag(month) OVER (PARTITION BY participant_id, rusunawa_id ORDER BY month)")}, 0)
            AS before, {{sign}} AS sign
    FROM {{rows}}
"""  # noqa: S608


def step_changes(new: str = "", old: str = "") -> str:
    """For a trigger after a statement: months that came to be of production, or ceased to be, and their neighbours."""
    sides = [(rows, sign) for rows, sign in ((new, 1), (old, -1)) if rows]
    parts = [f"SELECT {_KEY}, {sign} AS sign FROM {rows} WHERE pieces > 0" for rows, sign in sides]  # noqa: S608
    return f"""
    WITH turned AS MATERIALIZED (
        SELECT {_KEY}, sum(sign) AS sign FROM ({" UNION ALL ".join(parts)}) changed
        GROUP BY 1, 2, 3 HAVING sum(sign) <> 0
    ),
    now AS MATERIALIZED (
        SELECT kept.participant_id, kept.rusunawa_id, kept.month
        FROM (SELECT DISTINCT participant_id, rusunawa_id FROM turned) person
        JOIN products_producermonth kept
            ON kept.participant_id = person.participant_id AND kept.rusunawa_id = person.rusunawa_id
        WHERE kept.pieces > 0
    ),
    past AS (
        (SELECT * FROM now EXCEPT SELECT {_KEY} FROM turned WHERE sign > 0)
        UNION SELECT {_KEY} FROM turned WHERE sign < 0
    )
    INSERT INTO products_producerstep (rusunawa_id, month, before, people)
    SELECT rusunawa_id, month, before, sum(sign) FROM (
        {_BEFORE.format(rows="now", sign=1)} UNION ALL {_BEFORE.format(rows="past", sign=-1)}
    ) step GROUP BY 1, 2, 3 HAVING sum(sign) <> 0;
    RETURN NULL;
"""  # noqa: S608


#: All that was ever made, by whom.
PRODUCERS = f"""
    SELECT share.maker_id AS participant_id, lot.rusunawa_id, {_LOT_MONTH.format("lot")} AS month,
        sum(share.quantity) AS pieces, person.program_id, person.skill_id
    FROM products_share share JOIN products_lot lot ON lot.id = share.lot_id
    LEFT JOIN products_journey person ON person.participant_id = share.maker_id
    GROUP BY 1, 2, 3, 5, 6
"""  # noqa: S608
ALL_STEPS = f"""
    SELECT rusunawa_id, month, before, sum(sign) AS people
    FROM ({_BEFORE.format(rows="products_producermonth WHERE pieces > 0", sign=1)}) step GROUP BY 1, 2, 3
"""  # noqa: S608
KEPT_STEPS = """
    SELECT rusunawa_id, month, before, sum(people) AS people FROM products_producerstep GROUP BY 1, 2, 3
"""
#: Steps that were added one by one become one row.
FOLD = """
    WITH many AS (SELECT rusunawa_id, month, before FROM products_producerstep GROUP BY 1, 2, 3 HAVING count(*) > 1),
    gone AS (
        DELETE FROM products_producerstep kept USING many
        WHERE (kept.rusunawa_id, kept.month, kept.before) = (many.rusunawa_id, many.month, many.before)
        RETURNING kept.*
    ),
    folded AS (
        INSERT INTO products_producerstep (rusunawa_id, month, before, people)
        SELECT rusunawa_id, month, before, sum(people) FROM gone GROUP BY 1, 2, 3 HAVING sum(people) <> 0
    )
    SELECT count(*) FROM gone
"""
