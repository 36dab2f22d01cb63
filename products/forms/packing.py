"""What is packed, what arrives: a number for every line. Names of inputs say what the page showed."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from django.core.exceptions import ValidationError

from products import packing_advice
from products.actions import packing
from products.actions.packing import Key
from products.forms.packing_rows import NUMBER as TOGETHER
from products.forms.packing_rows import rows_of
from products.forms.pieces import PiecesField
from products.models import Invitation, PackingLine, PackingList
from products.packing_advice import Stock
from products.till import prices_of
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

#: as many inputs as one form may have
MOST_LINES = 600
NUMBER = re.compile(r"bawa-(?P<share>[0-9]{1,9})-(?P<grade>[AB])-(?P<seen>[0-9]{1,5})")


@dataclass
class Entry:
    """A line of the store; `seen` is what was written when the page was opened, `typed` what is meant now."""

    stock: Stock
    written: int
    typed: str
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"bawa-{self.stock.share}-{self.stock.grade}-{self.written}"


class PackingForm(SubmissionForm):
    """The store of one rusunawa, with how many of each go; without a list yet, what is suggested."""

    def __init__(self, data=None, *, invitation: Invitation, named: str = "", shows_all=False):
        """What is packed is shown, what is `named`, or all; the lines that are not shown keep their numbers."""
        super().__init__(data)
        self.invitation, self.named, self.shows_all = invitation, named, shows_all
        self.sold = packing_advice.sold_before(invitation)
        rows = packing_advice.stock(invitation)
        self.packing_list = invitation.packing_lists.filter(sent_at=None).first()
        self.is_suggested = self.packing_list is None
        written: dict[Key, int] = {}
        if self.packing_list:
            lines = self.packing_list.lines.values_list("share", "grade", "quantity")
            written = {(share, grade): number for share, grade, number in lines}
        advised = packing_advice.suggest(rows, self.sold) if self.is_suggested else written
        self.entries = {
            row.key: Entry(row, written.get(row.key, 0), str(advised.get(row.key, 0) or "")) for row in rows
        }
        self.seen = dict(written)
        self.rows = rows_of(self.entries.values(), prices_of({row.product_id for row in rows}))
        if self.is_bound:
            self._read()

    def _read(self):
        for name in self.data:
            if not (match := NUMBER.fullmatch(name)):
                continue
            key = int(match["share"]), match["grade"]
            self.seen[key] = int(match["seen"])
            if key in self.entries:
                self.entries[key].typed = self.data.get(name, "").strip()
        for name in self.data:
            if (match := TOGETHER.fullmatch(name)) and (row := self.rows.get((int(match["product"]), match["grade"]))):
                row.read(self.data.get(name, "").strip(), int(match["seen"]))

    def clean(self):
        cleaned = super().clean()
        self.changes: dict[Key, tuple[int, int]] = {}
        for key, entry in self.entries.items():
            try:
                wanted = PiecesField(required=False).clean(entry.typed) or 0
            except ValidationError as error:
                entry.errors += [f"{entry.stock.code}: {said}" for said in error.messages]
                continue
            seen = self.seen.get(key, 0)
            if wanted != seen:
                self.changes[key] = seen, wanted
        gone = {key: (number, 0) for key, number in self.seen.items() if key not in self.entries and number}
        self.changes |= gone
        if self.problems:
            return cleaned
        if self.is_suggested and not self.changes:
            raise ValidationError("Isi jumlah untuk paling sedikit satu barang.", code="nothing")
        return cleaned

    @property
    def problems(self) -> list[tuple[str, str]]:
        lines = (*self.rows.values(), *self.entries.values())
        return [(line.name, said) for line in lines for said in line.errors]

    @property
    def all_problems(self) -> list[tuple[str, str]]:
        return [*(("", said) for said in self.non_field_errors()), *self.problems] if self.is_bound else []

    def is_valid(self) -> bool:
        return super().is_valid() and not self.problems

    @property
    def shown(self) -> list[Entry]:
        """The lines of the page, and those with something to put right."""
        words = self.named.casefold().split()
        return [entry for entry in self.entries.values() if entry.errors or self._is_meant(entry, words)][:MOST_LINES]

    def _is_meant(self, entry: Entry, words: list[str]) -> bool:
        if not words and not self.shows_all:
            return bool(entry.typed)
        return _holds(entry.stock, words)

    @property
    def shown_rows(self) -> list[tuple]:
        """Each product with its past sales and its rows, a row with those of its lots that are shown."""
        found: dict[tuple[int, str], list[Entry]] = {}
        for entry in self.shown:
            found.setdefault((entry.stock.product_id, entry.stock.grade), []).append(entry)
        rows = [(row, found.get(key, [])) for key, row in self.rows.items() if key in found or row.errors]
        grouped = groupby(rows, key=lambda shown: (shown[0].product_id, shown[0].product))
        return [(name, self.past(product), list(group)) for (product, name), group in grouped]

    @property
    def hidden(self) -> int:
        return len(self.entries) - len(self.shown)

    def write(self, *, by) -> PackingList:
        return packing.write(invitation=self.invitation, changes=self.changes, by=by)

    def explain(self, error: ValidationError):
        explain(self, self.entries, error)

    @property
    def pieces(self) -> int:
        return sum(int(entry.typed) for entry in self.entries.values() if entry.typed.isdecimal())

    @property
    def makers(self) -> int:
        packed = (entry for entry in self.entries.values() if entry.typed.isdecimal() and int(entry.typed))
        return len({entry.stock.maker_id for entry in packed})

    def past(self, product: int) -> str:
        """`terjual 24 di 3 bazar`."""
        pieces, bazaars = self.sold.get(product, (0, 0))
        return f"terjual {angka(pieces)} di {angka(bazaars)} bazar" if bazaars else "belum pernah dijual di bazar"


def _holds(stock: Stock, words: list[str]) -> bool:
    text = f"{stock.product} {stock.code} {stock.maker}".casefold()
    return all(word in text for word in words)


def explain(form, entries: dict, error: ValidationError):
    """Each objection beside the line it is about."""
    for objection in error.error_list if hasattr(error, "error_list") else [error]:
        entry = entries.get((getattr(objection, "params", None) or {}).get("line"))
        if entry is None:
            form.add_error(None, objection.messages)
        else:
            entry.errors += [f"{code_of(entry)}: {said}" for said in objection.messages]


def code_of(entry) -> str:
    return entry.stock.code if hasattr(entry, "stock") else entry.line.share.lot.code


@dataclass
class Arrived:
    """A line that was on its way, as it was counted."""

    line: PackingLine
    arrived: str
    broken: str
    reason: str
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"tiba-{self.line.pk}"


class ReceiveForm(SubmissionForm):
    """Every line of a list, with what arrived of it; what is there already is what left."""

    def __init__(self, data=None, *, packing_list: PackingList):
        super().__init__(data)
        self.packing_list = packing_list
        lines = packing_list.lines.select_related("share__lot__product", "share__maker")
        lines = lines.order_by("share__lot__product__name", "share__lot__code", "share", "grade")
        self.entries = {(line.share_id, line.grade): self._entry(line) for line in lines}

    def _entry(self, line) -> Arrived:
        if not self.is_bound:
            return Arrived(line, str(line.quantity), "", "")
        names = (f"tiba-{line.pk}", f"rusak-{line.pk}", f"sebab-{line.pk}")
        return Arrived(line, *(self.data.get(name, "").strip() for name in names))

    def clean(self):
        cleaned = super().clean()
        self.arrivals = []
        for entry in self.entries.values():
            try:
                arrived = PiecesField(error_messages={"required": "Isi berapa yang tiba."}).clean(entry.arrived)
                broken = PiecesField(required=False).clean(entry.broken) or 0
            except ValidationError as error:
                entry.errors += [f"{code_of(entry)}: {said}" for said in error.messages]
                continue
            if len(entry.reason) > 200:
                entry.errors.append(f"{code_of(entry)}: Sebab paling banyak 200 huruf.")
            self.arrivals.append(packing.Arrival(entry.line.pk, arrived, broken, entry.reason))
        return cleaned

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(entry.name, said) for entry in self.entries.values() for said in entry.errors]

    @property
    def all_problems(self) -> list[tuple[str, str]]:
        return [*(("", said) for said in self.non_field_errors()), *self.problems] if self.is_bound else []

    def is_valid(self) -> bool:
        return super().is_valid() and not self.problems

    def receive(self, *, by) -> PackingList:
        return packing.receive(packing_list=self.packing_list, arrivals=self.arrivals, by=by)

    def explain(self, error: ValidationError):
        explain(self, self.entries, error)
