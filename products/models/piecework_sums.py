"""Rules over several rows of an order of a company that hold at the end of every transaction (sums.holds)."""

#: an accepted piece brings its maker exactly its rate, on the claim of its delivery
ACCEPTANCE_CREDITS_ITS_MAKER = """
    SELECT NOT EXISTS (
        SELECT FROM products_earning earning
        WHERE earning.acceptance_id = accepted.id AND earning.kind = 'hasil'
          AND earning.participant_id = share.maker_id AND earning.amount_rupiah = accepted.amount_rupiah
          AND earning.claim_id IS NOT DISTINCT FROM delivery.claim_id)
    FROM products_acceptance accepted
    JOIN products_partnerverdict verdict ON verdict.id = accepted.verdict_id
    JOIN products_partnerdeliveryline line ON line.id = verdict.line_id
    JOIN products_partnerdelivery delivery ON delivery.id = line.delivery_id
    JOIN products_share share ON share.id = line.share_id
    WHERE accepted.id = {key}
"""
#: every piece that was accepted, and none else, stands as an acceptance
VERDICT_IS_ACCEPTED = """
    SELECT verdict.accepted_a <> found.a OR verdict.accepted_b <> found.b
    FROM products_partnerverdict verdict, LATERAL (
        SELECT coalesce(sum(quantity) FILTER (WHERE grade = 'A'), 0) AS a,
               coalesce(sum(quantity) FILTER (WHERE grade = 'B'), 0) AS b
        FROM products_acceptance WHERE verdict_id = verdict.id) found
    WHERE verdict.id = {key}
"""
#: what a taken back decision had credited is reversed
DECISION_TAKEN_BACK_WHOLE = """
    SELECT inspection.reversed_at IS NOT NULL AND EXISTS (
        SELECT FROM products_partnerverdict verdict
        JOIN products_acceptance accepted ON accepted.verdict_id = verdict.id
        JOIN products_earning earning ON earning.acceptance_id = accepted.id AND earning.kind <> 'batal'
        WHERE verdict.inspection_id = inspection.id
          AND NOT EXISTS (SELECT FROM products_earning back WHERE back.reverses_id = earning.id))
    FROM products_partnerinspection inspection WHERE inspection.id = {key}
"""
#: the company owes what was accepted of a delivery, pays no more, and has settled it when all is paid
CLAIM_IS_SUM_OF_ACCEPTED = """
    SELECT coalesce(claim.amount_rupiah, 0) IS DISTINCT FROM accepted.total OR paid.total > accepted.total
        OR (claim.settled_on IS NOT NULL) IS DISTINCT FROM (accepted.total > 0 AND paid.total = accepted.total)
    FROM products_partnerdelivery delivery
    LEFT JOIN products_claim claim ON claim.id = delivery.claim_id,
    LATERAL (
        SELECT coalesce(sum(accepted.amount_rupiah), 0) AS total
        FROM products_partnerinspection inspection
        JOIN products_partnerverdict verdict ON verdict.inspection_id = inspection.id
        JOIN products_acceptance accepted ON accepted.verdict_id = verdict.id
        WHERE inspection.delivery_id = delivery.id AND inspection.reversed_at IS NULL) accepted,
    LATERAL (
        SELECT coalesce(sum(amount_rupiah), 0) AS total FROM products_partnerpayment
        WHERE delivery_id = delivery.id AND reversed_at IS NULL) paid
    WHERE delivery.id = {key}
"""
#: a lot of an order is of its product, for a partner, and of an order that runs
HAND_IN_OF_ORDER = """
    PERFORM 1 FROM products_pieceworkorder o, products_lot lot
    WHERE o.id = NEW.order_id AND lot.id = NEW.lot_id AND lot.product_id = o.product_id AND lot.is_for_partner
      AND o.accepted_at IS NOT NULL AND o.closed_at IS NULL AND o.cancelled_at IS NULL
    FOR SHARE OF o;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'hand_in_of_running_order',
            MESSAGE = 'hand_in_of_running_order';
    END IF;
    RETURN NEW;
"""
#: only pieces that were made for an order are delivered for it
LINE_OF_ORDER = """
    IF NOT EXISTS (
        SELECT FROM products_share share
        JOIN products_handin handed ON handed.lot_id = share.lot_id
        JOIN products_partnerdelivery delivery ON delivery.order_id = handed.order_id
        WHERE share.id = NEW.share_id AND delivery.id = NEW.delivery_id
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_delivery_line_of_order',
            MESSAGE = 'partner_delivery_line_of_order';
    END IF;
    RETURN NEW;
"""
#: a verdict speaks of all pieces of its line, in a delivery of the same inspection
VERDICT_OF_WHOLE_LINE = """
    IF NOT EXISTS (
        SELECT FROM products_partnerdeliveryline line
        JOIN products_partnerinspection inspection ON inspection.delivery_id = line.delivery_id
        WHERE line.id = NEW.line_id AND inspection.id = NEW.inspection_id
          AND line.quantity = NEW.accepted_a + NEW.accepted_b + NEW.rejected
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'partner_verdict_of_whole_line',
            MESSAGE = 'partner_verdict_of_whole_line';
    END IF;
    RETURN NEW;
"""
