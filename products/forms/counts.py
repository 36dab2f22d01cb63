"""What was counted in a store: a number for every line, and why it differs.

The name of an input says what the page expected, so that a store that changed meanwhile is noticed.
"""

import re
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from products.actions import counts
from products.actions.counts import Counted
from products.counting import Key, Line, lines_for
from products.forms.pieces import PiecesField
from products.models import Place, Share, StockCount
from rusunpreneur.accounts.submissions import SubmissionForm

NUMBER = re.compile(r"jumlah-(?P<share>[0-9]{1,9})-(?P<grade>[AB])-(?P<seen>[0-9]{1,5})")
AS_WRITTEN = "sesuai"
#: what a person writes most often; others are typed
USUAL_REASONS = (
    "Tidak ditemukan",
    "Rusak di gudang",
    "Dipinjam untuk pameran",
    "Salah catat sebelumnya",
    "Ditemukan lagi",
)


@dataclass
class Entry:
    """One line as it was typed; `seen` is what the page expected."""

    line: Line
    seen: int
    typed: str = ""
    reason: str = ""
    counted: int | None = None
    number_errors: list[str] = field(default_factory=list)
    reason_errors: list[str] = field(default_factory=list)

    @property
    def number_name(self) -> str:
        return f"jumlah-{self.line.share}-{self.line.grade}-{self.line.expected}"

    @property
    def reason_name(self) -> str:
        return f"sebab-{self.line.share}-{self.line.grade}"


class CountForm(SubmissionForm):
    rest = forms.ChoiceField(
        label="Baris yang dikosongkan",
        required=False,
        choices=[("", "Tidak dihitung"), (AS_WRITTEN, "Sesuai catatan")],
        error_messages={"invalid_choice": "Pilih salah satu."},
    )
    remark = forms.CharField(
        label="Keterangan",
        max_length=200,
        required=False,
        error_messages={"max_length": "Keterangan paling banyak 200 huruf."},
    )

    def __init__(self, data: MultiValueDict | None = None, *, store: Place, lines: list[Line]):
        """`lines` are those of the page; what was typed for others stays too."""
        super().__init__(data)
        self.store = store
        self.entries = {line.key: Entry(line, line.expected) for line in lines}
        if self.is_bound:
            self._read({name: match for name in data if (match := NUMBER.fullmatch(name))})

    def _read(self, names: dict[str, re.Match]):
        typed = {name: (int(match["share"]), match["grade"]) for name, match in names.items()}
        found = lines_for(self.store, {share for share, _ in typed.values()})
        self.has_strange_lines = not set(typed.values()) <= set(found)
        for name, key in typed.items():
            if key in found:
                reason = self.data.get(f"sebab-{key[0]}-{key[1]}", "").strip()
                seen = int(names[name]["seen"])
                self.entries[key] = Entry(found[key], seen, self.data.get(name, "").strip(), reason)

    def clean(self):
        cleaned = super().clean()
        if self.has_strange_lines:
            raise ValidationError("Ada baris yang bukan dari gudang ini. Muat ulang halaman, lalu hitung lagi.")
        for entry in self.entries.values():
            self._settle(entry, is_as_written=cleaned.get("rest") == AS_WRITTEN)
        if not self.problems and all(entry.counted is None for entry in self.entries.values()):
            raise ValidationError("Isi hasil hitung untuk paling sedikit satu baris.", code="nothing_counted")
        return cleaned

    def _settle(self, entry: Entry, *, is_as_written: bool):
        try:
            entry.counted = PiecesField(required=False).clean(entry.typed)
        except ValidationError as error:
            entry.number_errors += [f"{entry.line.code}: {said}" for said in error.messages]
        if not entry.typed and is_as_written:
            entry.counted = entry.seen
        if len(entry.reason) > 200:
            entry.reason_errors.append(f"{entry.line.code}: Sebab paling banyak 200 huruf.")

    def is_valid(self) -> bool:
        return super().is_valid() and not self.problems

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Each sentence and the input it is about, in the order of the page."""
        return [
            (name, sentence)
            for entry in self.entries.values()
            for name, sentences in ((entry.number_name, entry.number_errors), (entry.reason_name, entry.reason_errors))
            for sentence in sentences
        ]

    @property
    def all_problems(self) -> list[tuple[str, str]]:
        if not self.is_bound:
            return []
        return [*(("", said) for said in self.non_field_errors()), *self.problems]

    def book(self, *, by) -> StockCount:
        """May raise a ValidationError, which `explain` puts beside its lines."""
        counted = [entry for entry in self.entries.values() if entry.counted is not None]
        shares = Share.objects.select_related("lot").in_bulk({entry.line.share for entry in counted})
        lines = [
            Counted(shares[entry.line.share], entry.line.grade, entry.seen, entry.counted, entry.reason)
            for entry in counted
        ]
        return counts.book(place=self.store, lines=lines, by=by, remark=self.cleaned_data["remark"])

    def explain(self, error: ValidationError):
        """Beside the lines they are about, which then show what is there now."""
        now = lines_for(self.store, {share for share, _ in self.entries})
        for objection in error.error_list if hasattr(error, "error_list") else [error]:
            key: Key | None = (getattr(objection, "params", None) or {}).get("line")
            entry = self.entries.get(key)
            if entry is None:
                self.add_error(None, objection.messages)
                continue
            entry.line = now[key]
            about = entry.reason_errors if objection.code == "no_reason" else entry.number_errors
            about += objection.messages
