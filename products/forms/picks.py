"""Pieces picked from shelves, as typed: `ambil-<share>-<grade>`."""

import re

from django.core.exceptions import ValidationError

from products.forms.pieces import PiecesField
from products.models import Balance
from products.picking import Key, key_of

NAME = re.compile(r"ambil-(\d{1,9})-([AB])")


def name_of(row: Balance) -> str:
    return f"ambil-{row.share_id}-{row.grade}"


class Picks:
    """What was typed for the rows of a page; `wrong` says what is not right, by the name of the input."""

    def __init__(self, data, rows: list[Balance]):
        self.rows = {key_of(row): row for row in rows}
        self.wrong: dict[str, str] = {}
        self.picked: dict[Key, int] = {}
        for name in data:
            if written := NAME.fullmatch(name):
                self._read(name, data[name], (int(written[1]), written[2]))

    def _read(self, name, typed, key: Key):
        try:
            pieces = PiecesField(required=False).clean(typed)
        except ValidationError as error:
            self.wrong[name] = error.messages[0]
            return
        if not pieces:
            return
        if key not in self.rows:
            self.wrong[name] = "Barang ini sudah tidak ada di gudang."
        elif pieces > self.rows[key].quantity:
            self.wrong[name] = f"Di gudang tinggal {self.rows[key].quantity}."
        else:
            self.picked[key] = pieces

    def lines(self) -> list[tuple]:
        """(share, grade, pieces) of each pick."""
        return [(self.rows[key].share, key[1], pieces) for key, pieces in self.picked.items()]
