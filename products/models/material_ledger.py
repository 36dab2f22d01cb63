"""What the database does with every move of material: take it from one hand, put it into another.

Stock is what the office holds of an order; a balance without a holder. `pulang` and `terima` cross the border to the
company, `pakai` and `hilang` end there. A move that takes another back goes the other way.
"""

#: kind -> (from, to): "s" the stock of the order, "h" the holder of the move, "" outside
WAYS = {
    "terima": ("", "s"),
    "bagikan": ("s", "h"),
    "pakai": ("h", ""),
    "kembali": ("h", "s"),
    "hilang": ("h", ""),
    "susut": ("s", ""),
    "pulang": ("s", ""),
}
_SIGNS = ", ".join(
    f"('{kind}', {(end == 's') - (start == 's')}, {(end == 'h') - (start == 'h')})"
    for kind, (start, end) in WAYS.items()
)
_BACK = "(CASE WHEN move.reverses_id IS NULL THEN 1 ELSE -1 END)"
_FLOW = f"""
    SELECT material_id, holder_id, sum(change) AS change FROM (
        SELECT move.material_id, NULL::bigint AS holder_id, move.quantity * sign.stock * {_BACK} AS change
        FROM new_moves move JOIN (VALUES {_SIGNS}) AS sign (kind, stock, holder) ON sign.kind = move.kind
        UNION ALL
        SELECT move.material_id, move.holder_id, move.quantity * sign.holder * {_BACK}
        FROM new_moves move JOIN (VALUES {_SIGNS}) AS sign (kind, stock, holder) ON sign.kind = move.kind
    ) each_end GROUP BY 1, 2"""  # noqa: S608 - every name in it is a constant of this module
APPLY = f"""
    UPDATE products_materialbalance balance SET quantity = balance.quantity + flow.change
    FROM ({_FLOW}) flow
    WHERE flow.change < 0 AND balance.material_id = flow.material_id
      AND balance.holder_id IS NOT DISTINCT FROM flow.holder_id;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < (SELECT count(*) FROM ({_FLOW}) flow WHERE flow.change < 0) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'material_balance_never_negative',
            MESSAGE = 'material_balance_never_negative';
    END IF;
    INSERT INTO products_materialbalance AS balance (material_id, holder_id, quantity)
    SELECT material_id, holder_id, change FROM ({_FLOW}) flow WHERE flow.change > 0 ORDER BY 1, 2
    ON CONFLICT (material_id, holder_id) DO UPDATE SET quantity = balance.quantity + excluded.quantity;
    RETURN NULL;
"""  # noqa: S608
#: what takes a move back is its exact opposite; an order that was not accepted, or ended, moves nothing
MOVE_MAY_BE = """
    PERFORM 1 FROM products_pieceworkorder o JOIN products_ordermaterial m ON m.order_id = o.id
    WHERE m.id = NEW.material_id AND o.accepted_at IS NOT NULL AND o.closed_at IS NULL AND o.cancelled_at IS NULL
    FOR SHARE OF o;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'material_move_of_running_order',
            MESSAGE = 'material_move_of_running_order';
    END IF;
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM products_materialmove moved WHERE moved.id = NEW.reverses_id AND moved.reverses_id IS NULL
          AND (moved.material_id, moved.kind, moved.quantity) = (NEW.material_id, NEW.kind, NEW.quantity)
          AND moved.holder_id IS NOT DISTINCT FROM NEW.holder_id
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'material_move_reversal_is_opposite',
            MESSAGE = 'material_move_reversal_is_opposite';
    END IF;
    RETURN NEW;
"""
