"""What an order of a company agrees on stands once it was accepted: triggers of the order and of its parts."""


def _refuse(rule: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', MESSAGE = '{rule}';"


_AGREED = [
    "contract_id",
    "product_id",
    "quantity",
    "due_on",
    "inspected_by_whom",
    "tolerance_percent",
    "accepted_at",
    "accepted_by_id",
]


def _row(record: str) -> str:
    return ", ".join(f"{record}.{column}" for column in _AGREED)


#: an accepted order keeps its terms; a closed or cancelled one keeps its end
ORDER_STANDS = f"""
    IF OLD.accepted_at IS NOT NULL AND ({_row("NEW")}) IS DISTINCT FROM ({_row("OLD")}) THEN
        {_refuse("piecework_order_terms_stand")}
    END IF;
    IF (OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at)
       OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at) THEN
        {_refuse("piecework_order_ends_once")}
    END IF;
    RETURN NEW;
"""
#: rates and material belong to the terms; the lock makes accepting and changing wait for each other
TERMS_STAND = f"""
    PERFORM 1 FROM products_pieceworkorder WHERE id = coalesce(NEW.order_id, OLD.order_id)
        AND accepted_at IS NULL AND cancelled_at IS NULL FOR SHARE;
    IF NOT FOUND THEN {_refuse("piecework_order_terms_stand")} END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
#: nothing is accepted without a rate for what passes
ACCEPTED_WITH_RATE = f"""
    IF NEW.accepted_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM products_piecerate WHERE order_id = NEW.id AND grade = 'A' AND begins_on <= NEW.ordered_on
    ) THEN {_refuse("piecework_order_accepted_with_rate")} END IF;
    RETURN NEW;
"""
