"""What the database does with every move: refuse what may not be, take from one balance, add to another.

Balances are locked by share, place and grade, as `actions/locks.py` says.
"""

from products.models.place import GRADED, INSIDE

#: Only what has passed leaves for anywhere but rework, scrap or its maker.
ALLOWED = (
    ("", "menunggu"),
    ("menunggu", ""),
    ("menunggu", "gudang"),
    ("menunggu", "perbaikan"),
    ("menunggu", "ditolak"),
    ("gudang", "menunggu"),
    ("perbaikan", "menunggu"),
    ("ditolak", "menunggu"),
    ("perbaikan", "afkir"),
    ("perbaikan", "pembuat"),
    ("ditolak", "afkir"),
    ("ditolak", "pembuat"),
    ("gudang", "afkir"),
    ("gudang", "contoh"),
    ("gudang", "hilang"),
    ("hilang", "gudang"),
    ("gudang", "gudang"),
    ("gudang", "perjalanan"),
    ("perjalanan", "gudang"),
    ("perjalanan", "bazar"),
    ("perjalanan", "hilang"),
    ("perjalanan", "afkir"),
    ("bazar", "pembeli"),
    ("pembeli", "bazar"),
    ("bazar", "gudang"),
    ("bazar", "hilang"),
    ("bazar", "afkir"),
    ("hilang", "bazar"),
    ("gudang", "mitra"),
    ("gudang", "pembeli"),
    ("mitra", "gudang"),
    ("pembeli", "gudang"),
)
#: What a company ordered, of its own material, goes to nobody else.
FROM_OTHERS = ("perjalanan", "pembeli", "contoh")


def _listed(kinds) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def _refuse(rule: str) -> str:
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}', MESSAGE = '{rule}';"


_GRADED, _INSIDE, _FROM_OTHERS = _listed(GRADED), _listed(INSIDE), _listed(FROM_OTHERS)
# Every name put into it is a constant of this module.
APPLY = f"""
    IF EXISTS (
        SELECT FROM new_moves move
        LEFT JOIN products_place origin ON origin.id = move.origin_id
        LEFT JOIN products_place destination ON destination.id = move.destination_id
        WHERE (coalesce(origin.kind, ''), coalesce(destination.kind, '')) NOT IN ({
    ", ".join(f"('{origin}', '{destination}')" for origin, destination in ALLOWED)
})
           OR (move.origin_grade <> '') <> (coalesce(origin.kind, '') IN ({_GRADED}))
           OR (move.destination_grade <> '')
              <> (coalesce(destination.kind, '') IN ({_GRADED}))
    ) THEN {_refuse("stock_move_is_allowed")} END IF;
    IF EXISTS (
        SELECT FROM new_moves move
        JOIN products_lot lot ON lot.id = move.lot_id AND lot.is_for_partner
        JOIN products_place destination ON destination.id = move.destination_id
        WHERE destination.kind IN ({_FROM_OTHERS})
    ) THEN {_refuse("stock_move_not_of_partner")} END IF;

    PERFORM 1 FROM products_balance WHERE (share_id, place_id, grade) IN (
        SELECT share_id, origin_id, origin_grade FROM new_moves WHERE origin_id IS NOT NULL)
    ORDER BY share_id, place_id, grade FOR UPDATE;
    UPDATE products_balance balance SET quantity = balance.quantity - gone.quantity
    FROM (SELECT share_id, origin_id, origin_grade, sum(quantity) AS quantity FROM new_moves
          WHERE origin_id IS NOT NULL GROUP BY 1, 2, 3) gone
    WHERE (balance.share_id, balance.place_id, balance.grade) = (gone.share_id, gone.origin_id, gone.origin_grade);
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < (SELECT count(DISTINCT (share_id, origin_id, origin_grade)) FROM new_moves WHERE origin_id IS NOT NULL)
    THEN {_refuse("balance_never_negative")} END IF;

    INSERT INTO products_balance (lot_id, share_id, place_id, grade, quantity)
    SELECT lot_id, share_id, destination_id, destination_grade, sum(quantity) FROM new_moves
    WHERE destination_id IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 2, 3, 4
    ON CONFLICT (share_id, place_id, grade) DO UPDATE SET quantity = products_balance.quantity + excluded.quantity;

    UPDATE products_lot lot SET in_stock = lot.in_stock + flow.net
    FROM (SELECT move.lot_id, sum(move.quantity * ((coalesce(destination.kind, '') IN ({_INSIDE}))::int
                                                   - (coalesce(origin.kind, '') IN ({_INSIDE}))::int)) AS net
          FROM new_moves move
          LEFT JOIN products_place origin ON origin.id = move.origin_id
          LEFT JOIN products_place destination ON destination.id = move.destination_id
          GROUP BY 1) flow
    WHERE lot.id = flow.lot_id AND flow.net <> 0;
    RETURN NULL;
"""  # noqa: S608
