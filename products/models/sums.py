"""Rules over several rows that hold at the end of every transaction: parts sum to their whole."""

import pgtrigger

RULE = """
    IF ({broken}) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', MESSAGE = '{rule}';
    END IF;
    RETURN NULL;
"""

LOT_IS_SUM_OF_SHARES = """
    SELECT lot.quantity IS DISTINCT FROM (SELECT sum(quantity) FROM products_share WHERE lot_id = lot.id)
    FROM products_lot lot WHERE lot.id = {key}
"""
INSPECTION_IS_SUM_OF_VERDICTS = """
    SELECT inspection.quantity IS DISTINCT FROM (
        SELECT sum(passed_a + passed_b + rework + rejected) FROM products_verdict WHERE inspection_id = inspection.id)
    FROM products_inspection inspection WHERE inspection.id = {key}
"""
VERDICT_HAS_REASONS = """
    SELECT verdict.rework <> found.rework OR verdict.rejected <> found.rejected
    FROM products_verdict verdict, LATERAL (
        SELECT coalesce(sum(quantity) FILTER (WHERE outcome = 'perbaikan'), 0) AS rework,
               coalesce(sum(quantity) FILTER (WHERE outcome = 'ditolak'), 0) AS rejected
        FROM products_finding WHERE verdict_id = verdict.id) found
    WHERE verdict.id = {key}
"""
EVERY_PIECE_SOMEWHERE = """
    SELECT share.quantity IS DISTINCT FROM (SELECT sum(quantity) FROM products_balance WHERE share_id = share.id)
    FROM products_share share WHERE share.id = {key}
"""


def holds(broken: str, *, rule: str, name: str, key: str, operation=pgtrigger.Insert, **options) -> pgtrigger.Trigger:
    """A deferred trigger: `rule` is the name that errors carry, `key` the column that leads to the whole."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=RULE.format(broken=broken.format(key=f"NEW.{key}"), rule=rule),
        **options,
    )
