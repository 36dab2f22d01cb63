"""What months of rusunawa add up to in their city: a second level, so that a page of all Jakarta reads little.

Rows are only ever added, one more and one less, so that nobody waits for a whole city; `manage.py purge` folds them.
"""

_PLACE = "JOIN participants_rusunawa place ON place.id = moved.rusunawa_id"
FIGURES = ("made", "passed_a", "passed_b", "rework", "rejected", "pieces", "rupiah")
_GOODS, _SALES = FIGURES[:5], FIGURES[5:]
_INTO = f"INSERT INTO products_citymonth (city_id, product_id, month, channel, {', '.join(FIGURES)})"
STEP_KEY = "city_id, month, kind, step"
_NO_CHANNEL = "''"


def _figures(own: tuple[str, ...], sign: str) -> str:
    """SQL for all figures; those that are not of this kind are nothing."""
    return ", ".join(f"{f'sum({sign} * moved.{name})' if name in own else 0} AS {name}" for name in FIGURES)


def _added(rows: str, own: tuple[str, ...], channel: str, sign: str = "moved.sign", city: str = "place.city_id") -> str:
    return f"""
        SELECT {city} AS city_id, moved.product_id, moved.month, {channel} AS channel, {_figures(own, sign)}
        FROM {rows} moved {_PLACE} GROUP BY 1, 2, 3, 4
    """  # noqa: S608 - every name put into it is a constant of this package


def _changed(new: str, old: str) -> str:
    parts = [f"SELECT *, {sign} AS sign FROM {rows}" for rows, sign in ((new, 1), (old, -1)) if rows]  # noqa: S608
    return f"({' UNION ALL '.join(parts)})"


def goods_changes(new: str = "", old: str = "") -> str:
    return f"{_INTO} {_added(_changed(new, old), _GOODS, _NO_CHANNEL)}; RETURN NULL;"


def sales_changes(new: str = "", old: str = "") -> str:
    return f"{_INTO} {_added(_changed(new, old), _SALES, 'moved.channel')}; RETURN NULL;"


#: All months of all cities.
_ALL = (
    _added("products_goodsmonth", _GOODS, _NO_CHANNEL, sign="1"),
    _added("products_salesmonth", _SALES, "moved.channel", sign="1"),
)
MONTHS = " UNION ALL ".join(_ALL)
_KEY = "city_id, product_id, month, channel"
_SUMS = ", ".join(f"sum({name}) AS {name}" for name in FIGURES)
KEPT_MONTHS = f"SELECT {_KEY}, {_SUMS} FROM products_citymonth GROUP BY {_KEY}"  # noqa: S608
ADD_STEPS = f"""
    INSERT INTO products_citystep ({STEP_KEY}, people)
    SELECT place.city_id, moved.month, moved.kind, moved.step, sum(moved.people)
    FROM new_rows moved {_PLACE} GROUP BY 1, 2, 3, 4 HAVING sum(moved.people) <> 0;
    RETURN NULL;
"""  # noqa: S608
STEPS = f"""
    SELECT place.city_id, moved.month, moved.kind, moved.step, sum(moved.people) AS people
    FROM products_incomestep moved {_PLACE} GROUP BY 1, 2, 3, 4 HAVING sum(moved.people) <> 0
"""  # noqa: S608
KEPT_STEPS = f"SELECT {STEP_KEY}, sum(people) AS people FROM products_citystep GROUP BY {STEP_KEY}"  # noqa: S608


def _folded(table: str, key: str, figures: tuple[str, ...]) -> str:
    sums = ", ".join(f"sum({name}) AS {name}" for name in figures)
    anything = " OR ".join(f"sum({name}) <> 0" for name in figures)
    same = " AND ".join(f"kept.{name} = many.{name}" for name in key.split(", "))
    return f"""
        WITH many AS (SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1),
        gone AS (DELETE FROM {table} kept USING many WHERE {same} RETURNING kept.*),
        folded AS (
            INSERT INTO {table} ({key}, {", ".join(figures)})
            SELECT {key}, {sums} FROM gone GROUP BY {key} HAVING {anything}
        )
        SELECT count(*) FROM gone
    """  # noqa: S608


FOLDS = (_folded("products_citymonth", _KEY, FIGURES), _folded("products_citystep", STEP_KEY, ("people",)))
_MOVED = "(SELECT * FROM {table} WHERE rusunawa_id = NEW.id)"
#: A rusunawa is found to be in another city: its months go there.
MOVE = "".join(
    f"{_INTO} {_added(_MOVED.format(table=table), own, channel, sign=sign, city=city)};"
    for city, sign in (("OLD.city_id", "-1"), ("NEW.city_id", "1"))
    for table, own, channel in (
        ("products_goodsmonth", _GOODS, _NO_CHANNEL),
        ("products_salesmonth", _SALES, "moved.channel"),
    )
) + "".join(
    f"""
    INSERT INTO products_citystep ({STEP_KEY}, people)
    SELECT {city}, month, kind, step, {sign} * sum(people)
    FROM products_incomestep WHERE rusunawa_id = NEW.id GROUP BY month, kind, step;
    """  # noqa: S608
    for city, sign in (("OLD.city_id", "-1"), ("NEW.city_id", "1"))
)
