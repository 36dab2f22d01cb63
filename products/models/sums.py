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
SALE_IS_SUM_OF_LINES = """
    SELECT sale.total_rupiah IS DISTINCT FROM (SELECT sum(total_rupiah) FROM products_saleline WHERE sale_id = sale.id)
    FROM products_sale sale WHERE sale.id = {key}
"""
SALE_IS_PAID = """
    SELECT sale.claim_id IS NULL AND sale.total_rupiah IS DISTINCT FROM (
        SELECT sum(gross_rupiah) FROM products_salepayment WHERE sale_id = sale.id)
    FROM products_sale sale WHERE sale.id = {key}
"""
LINE_CREDITS_ITS_MAKER = """
    SELECT NOT EXISTS (
        SELECT FROM products_earning earning
        WHERE earning.sale_line_id = line.id AND earning.kind = 'hasil' AND earning.participant_id = share.maker_id
          AND earning.amount_rupiah = line.total_rupiah AND earning.claim_id IS NOT DISTINCT FROM sale.claim_id)
    FROM products_saleline line
    JOIN products_share share ON share.id = line.share_id
    JOIN products_sale sale ON sale.id = line.sale_id
    WHERE line.id = {key}
"""
VOID_TAKES_EARNINGS_BACK = """
    SELECT sale.voided_at IS NOT NULL AND EXISTS (
        SELECT FROM products_saleline line
        JOIN products_earning earning ON earning.sale_line_id = line.id AND earning.kind <> 'batal'
        WHERE line.sale_id = sale.id
          AND NOT EXISTS (SELECT FROM products_earning back WHERE back.reverses_id = earning.id))
    FROM products_sale sale WHERE sale.id = {key}
"""
PAYOUT_IS_SUM_OF_ITEMS = """
    SELECT payout.amount_rupiah IS DISTINCT FROM (
        SELECT sum(earning.amount_rupiah) FROM products_payoutitem item
        JOIN products_earning earning ON earning.id = item.earning_id
            AND earning.participant_id = payout.participant_id
        WHERE item.payout_id = payout.id)
    FROM products_payout payout WHERE payout.id = {key}
"""
NOTHING_PAID_OF_CANCELLED_RUN = """
    SELECT run.cancelled_at IS NOT NULL AND EXISTS (
        SELECT FROM products_payout WHERE run_id = run.id AND paid_at IS NOT NULL AND reversed_at IS NULL)
    FROM products_payoutrun run WHERE run.id = {key}
"""
SHIFT_IS_SUM_OF_CASH = """
    SELECT shift.closed_at IS NOT NULL AND shift.expected_rupiah IS DISTINCT FROM shift.opening_rupiah + (
        SELECT coalesce(sum(payment.gross_rupiah), 0) FROM products_salepayment payment
        JOIN products_sale sale ON sale.id = payment.sale_id
        WHERE sale.shift_id = shift.id AND sale.voided_at IS NULL AND payment.method = 'tunai'
    ) + (
        SELECT coalesce(sum(CASE direction WHEN 'masuk' THEN amount_rupiah ELSE -amount_rupiah END), 0)
        FROM products_cashmove WHERE shift_id = shift.id
    )
    FROM products_shift shift WHERE shift.id = {key}
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
