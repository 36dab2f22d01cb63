"""What the database adds up for each rusunawa, product, program and month, with the rows that it adds up.

Rows are written in the order of their keys and after everything else that is locked (products/actions/locks.py), so
that two who write for one place wait for each other and never crosswise.
"""

# Every name put into these is a constant of this module.
_KEY = "(rusunawa_id, product_id, program_id, month)"
_INTO_GOODS = """
    INSERT INTO products_goodsmonth
        (rusunawa_id, product_id, program_id, month, made, passed_a, passed_b, rework, rejected)
"""
_ADDED_GOODS = f"""
    ON CONFLICT {_KEY} DO UPDATE SET
        made = products_goodsmonth.made + excluded.made,
        passed_a = products_goodsmonth.passed_a + excluded.passed_a,
        passed_b = products_goodsmonth.passed_b + excluded.passed_b,
        rework = products_goodsmonth.rework + excluded.rework,
        rejected = products_goodsmonth.rejected + excluded.rejected;
    RETURN NULL;
"""
#: A share belongs to the programme that taught its maker this skill last, before the pieces were made.
TAUGHT_BY = """
    NEW.program_id := (
        SELECT training.program_id
        FROM products_lot lot
        JOIN products_product product ON product.id = lot.product_id
        JOIN programs_enrolment enrolment ON enrolment.participant_id = NEW.maker_id
        JOIN programs_training training ON training.id = enrolment.training_id
        WHERE lot.id = NEW.lot_id AND training.skill_id = product.skill_id AND training.starts_on <= lot.made_on
          AND enrolment.status IN ('enrolled', 'completed', 'not_completed')
        ORDER BY training.starts_on DESC, training.id DESC LIMIT 1
    );
    RETURN NEW;
"""
_MADE = "date_trunc('month', lot.made_on)::date"
ADD_SHARES = f"""
    {_INTO_GOODS}
    SELECT lot.rusunawa_id, lot.product_id, share.program_id, {_MADE}, sum(share.quantity), 0, 0, 0, 0
    FROM new_shares share JOIN products_lot lot ON lot.id = share.lot_id
    WHERE share.quantity > 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    {_ADDED_GOODS}
"""  # noqa: S608
CHANGE_SHARE = f"""
    {_INTO_GOODS}
    SELECT lot.rusunawa_id, lot.product_id, NEW.program_id, {_MADE}, NEW.quantity - OLD.quantity, 0, 0, 0, 0
    FROM products_lot lot WHERE lot.id = NEW.lot_id
    {_ADDED_GOODS}
"""  # noqa: S608
#: A corrected day may be of another month: what was made goes there.
MOVE_MADE = f"""
    IF date_trunc('month', OLD.made_on) = date_trunc('month', NEW.made_on) THEN RETURN NULL; END IF;
    {_INTO_GOODS}
    SELECT NEW.rusunawa_id, NEW.product_id, share.program_id, date_trunc('month', day.made_on)::date,
        sum(share.quantity * day.sign), 0, 0, 0, 0
    FROM products_share share, (VALUES (OLD.made_on, -1), (NEW.made_on, 1)) AS day (made_on, sign)
    WHERE share.lot_id = NEW.id AND share.quantity > 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    {_ADDED_GOODS}
"""  # noqa: S608
_JUDGED = "date_trunc('month', inspection.inspected_at AT TIME ZONE 'Asia/Jakarta')::date"


def _judged(source: str, sign: int, condition: str = "") -> str:
    sums = ", ".join(f"{sign} * sum(verdict.{name})" for name in ("passed_a", "passed_b", "rework", "rejected"))
    return f"""
    {_INTO_GOODS}
    SELECT lot.rusunawa_id, lot.product_id, share.program_id, {_JUDGED}, 0, {sums}
    FROM {source} verdict
    JOIN products_inspection inspection ON inspection.id = verdict.inspection_id
    JOIN products_share share ON share.id = verdict.share_id
    JOIN products_lot lot ON lot.id = share.lot_id
    {condition} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    {_ADDED_GOODS}
"""  # noqa: S608


ADD_VERDICTS = _judged("new_verdicts", 1)
#: A judgement that is taken back leaves the month in which it was made.
TAKE_VERDICTS_BACK = f"""
    IF (OLD.reversed_at IS NULL) = (NEW.reversed_at IS NULL) THEN RETURN NULL; END IF;
    {_judged("products_verdict", -1, "WHERE verdict.inspection_id = NEW.id")}
"""
#: Every sold or accepted piece credits its maker once, and a void takes that back: pieces follow the ledger of pay.
ADD_SOLD = """
    INSERT INTO products_salesmonth (rusunawa_id, product_id, program_id, channel, month, pieces, rupiah)
    SELECT earning.rusunawa_id, earning.product_id, share.program_id, earning.channel,
        date_trunc('month', earning.earned_on)::date,
        sum(sign(earning.amount_rupiah) * coalesce(line.quantity, acceptance.quantity)), sum(earning.amount_rupiah)
    FROM new_earnings earning
    LEFT JOIN products_earning reversed ON reversed.id = earning.reverses_id
    LEFT JOIN products_saleline line ON line.id = earning.sale_line_id
    LEFT JOIN products_acceptance acceptance ON acceptance.id = coalesce(earning.acceptance_id, reversed.acceptance_id)
    LEFT JOIN products_partnerverdict verdict ON verdict.id = acceptance.verdict_id
    LEFT JOIN products_partnerdeliveryline delivered ON delivered.id = verdict.line_id
    JOIN products_share share ON share.id = coalesce(line.share_id, delivered.share_id)
    WHERE coalesce(reversed.kind, earning.kind) = 'hasil'
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (rusunawa_id, product_id, program_id, channel, month) DO UPDATE SET
        pieces = products_salesmonth.pieces + excluded.pieces, rupiah = products_salesmonth.rupiah + excluded.rupiah;
    RETURN NULL;
"""
