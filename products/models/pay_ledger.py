"""What the database does with every line of what people earn: keep their accounts, and refuse what does not add up."""

import pgtrigger

#: Adds what was earned to the account: due at once, or waiting for the one who owes. The lock keeps settling out.
ADD_TO_ACCOUNTS = """
    PERFORM 1 FROM products_claim WHERE id IN (SELECT claim_id FROM new_earnings) ORDER BY id FOR SHARE;
    INSERT INTO products_account (participant_id, due_rupiah, waiting_rupiah, paid_rupiah)
    SELECT DISTINCT participant_id, 0, 0, 0 FROM new_earnings ORDER BY 1 ON CONFLICT DO NOTHING;
    PERFORM 1 FROM products_account WHERE participant_id IN (SELECT participant_id FROM new_earnings)
    ORDER BY participant_id FOR UPDATE;
    UPDATE products_account account
    SET due_rupiah = account.due_rupiah + earned.due, waiting_rupiah = account.waiting_rupiah + earned.waiting
    FROM (SELECT earning.participant_id,
              sum(CASE WHEN claim.id IS NULL OR claim.settled_on IS NOT NULL THEN earning.amount_rupiah ELSE 0 END)
                  AS due,
              sum(CASE WHEN claim.settled_on IS NULL AND claim.id IS NOT NULL THEN earning.amount_rupiah ELSE 0 END)
                  AS waiting
          FROM new_earnings earning LEFT JOIN products_claim claim ON claim.id = earning.claim_id GROUP BY 1) earned
    WHERE account.participant_id = earned.participant_id;
    RETURN NULL;
"""
#: A reversal is the exact opposite of what it reverses.
REVERSAL_IS_OPPOSITE = """
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM products_earning earned WHERE earned.id = NEW.reverses_id AND earned.kind <> 'batal'
          AND earned.amount_rupiah = -NEW.amount_rupiah AND earned.participant_id = NEW.participant_id
          AND earned.claim_id IS NOT DISTINCT FROM NEW.claim_id
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'earning_reversal_is_opposite',
            MESSAGE = 'earning_reversal_is_opposite';
    END IF;
    RETURN NEW;
"""
#: What the makers were waiting for is theirs from now on; and waits again when a payment is taken back.
#: Accounts are locked in the order of their keys, as above: whoever sells for the same makers waits, never crosswise.
EARNINGS_FALL_DUE = """
    IF (OLD.settled_on IS NULL) = (NEW.settled_on IS NULL) THEN RETURN NULL; END IF;
    PERFORM 1 FROM products_account
    WHERE participant_id IN (SELECT participant_id FROM products_earning WHERE claim_id = NEW.id)
    ORDER BY participant_id FOR UPDATE;
    UPDATE products_account account
    SET due_rupiah = account.due_rupiah + released.amount, waiting_rupiah = account.waiting_rupiah - released.amount
    FROM (SELECT participant_id, sum(amount_rupiah) * (CASE WHEN NEW.settled_on IS NULL THEN -1 ELSE 1 END) AS amount
          FROM products_earning WHERE claim_id = NEW.id GROUP BY 1) released
    WHERE account.participant_id = released.participant_id;
    UPDATE products_incomemonth income
    SET waiting_rupiah = income.waiting_rupiah - released.amount
    FROM (SELECT participant_id, rusunawa_id, channel, date_trunc('month', earned_on)::date AS month,
              sum(amount_rupiah) * (CASE WHEN NEW.settled_on IS NULL THEN -1 ELSE 1 END) AS amount
          FROM products_earning WHERE claim_id = NEW.id GROUP BY 1, 2, 3, 4) released
    WHERE (income.participant_id, income.rusunawa_id, income.channel, income.month)
        = (released.participant_id, released.rusunawa_id, released.channel, released.month);
    RETURN NULL;
"""
#: Nothing is paid out of a run that waits for approval or was cancelled; the lock keeps it so.
PAID_OF_APPROVED_RUN = """
    PERFORM 1 FROM products_payoutrun WHERE id = NEW.run_id AND approved_at IS NOT NULL AND cancelled_at IS NULL
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'payout_of_approved_run',
            MESSAGE = 'payout_of_approved_run';
    END IF;
    RETURN NEW;
"""
#: Paid is taken from what is owed, taken back is owed again; the account refuses to go below zero.
ADD_PAYOUT = """
    UPDATE products_account account
    SET paid_rupiah = account.paid_rupiah + NEW.amount_rupiah * (
        (NEW.paid_at IS NOT NULL AND NEW.reversed_at IS NULL)::int
        - (TG_OP = 'UPDATE' AND OLD.paid_at IS NOT NULL AND OLD.reversed_at IS NULL)::int)
    WHERE account.participant_id = NEW.participant_id
      AND (NEW.paid_at IS NOT NULL AND NEW.reversed_at IS NULL)
          IS DISTINCT FROM (TG_OP = 'UPDATE' AND OLD.paid_at IS NOT NULL AND OLD.reversed_at IS NULL);
    RETURN NULL;
"""


def adds(name: str, func: str) -> pgtrigger.Trigger:
    """Keeps a sum with the lines that were just written, `new_earnings`."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="new_earnings"),
        func=func,
    )
