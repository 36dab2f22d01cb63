"""Numbers of floors and units, as people write them: `2`, `02` and `002` are one number."""

WIDTHS = (1, 2, 3, 4)  # of numbers filled up with zeros


def bare_number(number: str) -> str:
    """What tells one floor or unit from the next: `012` and `12` are one, so are `12a` and `12A`."""
    said = number.strip().upper()
    return said.lstrip("0") or said[:1]


def ways_to_write(number: str) -> set[str]:
    """All of one number, so that an index finds them."""
    bare = bare_number(number)
    filled = {bare.zfill(width) for width in WIDTHS} if bare else {""}
    return {number.strip()} | filled | {written for form in filled for written in (form.lower(), form.capitalize())}


def ways_to_write_sql(column: str) -> str:
    """The same as an array in SQL."""
    bare = f"coalesce(nullif(ltrim(upper({column}), '0'), ''), '0')"
    filled = [f"lpad({bare}, greatest(length({bare}), {width}), '0')" for width in WIDTHS]
    forms = [column, *filled, *(f"{written}({form})" for form in filled for written in ("lower", "initcap"))]
    return f"CASE {column} WHEN '' THEN ARRAY[''] ELSE ARRAY[{', '.join(forms)}] END"
