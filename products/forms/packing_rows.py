"""What is packed, as a person packs it: so many of a product in a grade; which lots they come from follows."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from django.core.exceptions import ValidationError

from products.forms.pieces import PiecesField
from products.packing_advice import spread
from rusunpreneur.words import angka

NUMBER = re.compile(r"jumlah-(?P<product>[0-9]{1,9})-(?P<grade>[AB])-(?P<seen>[0-9]{1,7})")


@dataclass
class Row:
    """All lots of a product in a grade; `typed` is how many go of them together, `seen` what the page said."""

    product_id: int
    grade: str
    entries: list
    price_rupiah: int | None = None
    typed: str = ""
    seen: int | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"jumlah-{self.product_id}-{self.grade}-{self.packed if self.seen is None else self.seen}"

    @property
    def product(self) -> str:
        return self.entries[0].stock.product

    @property
    def there(self) -> int:
        return sum(entry.stock.number for entry in self.entries)

    @property
    def packed(self) -> int:
        return sum(int(entry.typed) for entry in self.entries if entry.typed.isdecimal())

    @property
    def makers(self) -> int:
        return len({entry.stock.maker_id for entry in self.entries})

    @property
    def has_wrong_lots(self) -> bool:
        return any(entry.errors for entry in self.entries)

    @property
    def value(self) -> str:
        return self.typed if self.errors else str(self.packed or "")

    def read(self, typed: str, seen: int):
        """A number that was changed is shared out anew, unless the lots already sum to it."""
        self.typed, self.seen = typed, seen
        try:
            wanted = PiecesField(required=False).clean(typed) or 0
        except ValidationError as error:
            self._object(*error.messages)
            return
        if wanted in (seen, self.packed):
            return
        if wanted > self.there:
            self._object(f"di gudang ada {angka(self.there)}, yang ditulis {angka(wanted)}.")
            return
        shared = spread([entry.stock for entry in self.entries], wanted)
        for entry in self.entries:
            entry.typed = str(shared[entry.stock.key] or "")
        self.seen = None

    def _object(self, *sentences: str):
        self.errors += [f"{self.product}, mutu {self.grade}: {said}" for said in sentences]


def _key(entry) -> tuple[int, str]:
    return entry.stock.product_id, entry.stock.grade


def rows_of(entries, prices: dict[int, int]) -> dict[tuple[int, str], Row]:
    """By product and grade, in the order of their products."""
    ordered = sorted(entries, key=lambda entry: (entry.stock.product.casefold(), *_key(entry)))
    return {key: Row(*key, list(found), prices.get(key[0])) for key, found in groupby(ordered, key=_key)}
