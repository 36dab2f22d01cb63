"""The triggers of goods and money that keep the first days of a person's journey.

Whoever writes asks first whether the person's first day can change at all; only then is she reckoned anew, so that what
is written every day costs no more than a look at her row.
"""

import pgtrigger

from products.models.journey_reckoning import JUDGED


def reckoned(name: str, operation, people: str, when: str = "", **seen: str) -> pgtrigger.Trigger:
    """Reckons `people`, a SELECT of keys: of a statement that sees rows as `seen`, else of one row that changes so."""
    call = f"PERFORM products_reckon_journeys(ARRAY({people}));"
    return pgtrigger.Trigger(
        name=f"journey_{name}",
        level=pgtrigger.Statement if seen else pgtrigger.Row,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**seen) if seen else None,
        func=f"{f'IF {when} THEN {call} END IF;' if when else call} RETURN NULL;",
    )


OF_SHARES = [
    reckoned(
        "after_shares",
        pgtrigger.Insert,
        """SELECT DISTINCT share.maker_id FROM new_shares share JOIN products_lot lot ON lot.id = share.lot_id
        JOIN products_journey kept ON kept.participant_id = share.maker_id
        WHERE share.quantity > 0 AND (kept.made_on > lot.made_on OR kept.made_on IS NULL)""",
        new="new_shares",
    ),
    reckoned(
        "after_share_changed",
        pgtrigger.UpdateOf("quantity"),
        "SELECT NEW.maker_id",
        when="(OLD.quantity > 0) <> (NEW.quantity > 0)",
    ),
]
OF_LOTS = reckoned(
    "after_lot_changed",
    pgtrigger.UpdateOf("made_on"),
    "SELECT share.maker_id FROM products_share share WHERE share.lot_id = NEW.id",
    when="OLD.made_on <> NEW.made_on",
)
OF_VERDICTS = reckoned(
    "after_verdicts",
    pgtrigger.Insert,
    f"""SELECT DISTINCT share.maker_id FROM new_verdicts verdict
    JOIN products_inspection inspection ON inspection.id = verdict.inspection_id
    JOIN products_share share ON share.id = verdict.share_id
    JOIN products_journey kept ON kept.participant_id = share.maker_id
    WHERE verdict.passed_a + verdict.passed_b > 0 AND (kept.judged_on > {JUDGED} OR kept.judged_on IS NULL)""",  # noqa: S608
    new="new_verdicts",
)
OF_INSPECTIONS = reckoned(
    "after_reversal",
    pgtrigger.UpdateOf("reversed_at"),
    """SELECT DISTINCT share.maker_id FROM products_verdict verdict
    JOIN products_share share ON share.id = verdict.share_id WHERE verdict.inspection_id = NEW.id""",
    when="(OLD.reversed_at IS NULL) <> (NEW.reversed_at IS NULL)",
)
OF_EARNINGS = reckoned(
    "after_earnings",
    pgtrigger.Insert,
    """SELECT DISTINCT earning.participant_id FROM new_earnings earning
    JOIN products_journey kept ON kept.participant_id = earning.participant_id
    WHERE earning.kind = 'batal'
       OR earning.kind = 'hasil' AND (kept.sold_on > earning.earned_on OR kept.sold_on IS NULL)""",
    new="new_earnings",
)
