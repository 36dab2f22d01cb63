"""Amounts in words, as a receipt writes them: `1250000` is `satu juta dua ratus lima puluh ribu`."""

ONES = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))


def terbilang(number: int) -> str:
    """Of a whole number from zero up to below a thousand trillion; ValueError for others."""
    if not 0 <= number < 10**15:
        raise ValueError(number)
    if number < 12:
        return ONES[number]
    if number < 20:
        return f"{ONES[number - 10]} belas"
    if number < 100:
        return _joined(f"{ONES[number // 10]} puluh", number % 10)
    size, name = next(step for step in STEPS if number >= step[0])
    count, rest = divmod(number, size)
    head = f"se{name}" if count == 1 and size <= 1000 else f"{terbilang(count)} {name}"
    return _joined(head, rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {terbilang(rest)}" if rest else head
