"""Three letters for a rusunawa, as they stand at the head of a lot's code: Nagrak is NGR."""

from collections.abc import Collection, Iterator
from itertools import combinations

VOWELS = frozenset("AIUEO")


def abbreviate(name: str, taken: Collection[str]) -> str:
    """The first letter and two that follow it, consonants before vowels; none that is taken already."""
    return next(code for code in _candidates(name) if code not in taken)


def _candidates(name: str) -> Iterator[str]:
    letters = [letter for letter in name.removeprefix("Rusunawa ").upper() if letter.isalpha() and letter.isascii()]
    first, rest = letters[0], letters[1:]
    consonants = [letter for letter in rest if letter not in VOWELS]
    for following in (consonants, rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        yield from (first + "".join(pair) for pair in combinations(following, 2))
