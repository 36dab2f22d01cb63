"""A wrong row of a list, set right on the page before the list is written."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from participants.models import District, Participant, Rusunawa
from programs.importing import cells, corrections
from programs.importing.entries import Entry
from programs.importing.rows import CLEANERS


class CellField(forms.CharField):
    """A cell that is typed: read, and refused, as it would be in the file."""

    def __init__(self, name: str, label: str, *, required=False, **attrs):
        widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
        super().__init__(label=label, required=required, max_length=1_000, widget=widget)
        self.read = CLEANERS[name]

    def clean(self, value):
        said = super().clean(value)
        if not self.required and not cells.text(said):
            return ""
        try:
            return self.read(said)
        except ValueError as error:
            raise ValidationError(as_sentence(str(error)), code="cell") from None


class CorrectionForm(forms.Form):
    """Opened with what the file says, or what the last correction said; beside each cell what is wrong with it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    keeps_nik = forms.BooleanField(widget=forms.HiddenInput, required=False)
    name = CellField("name", "Nama", required=True, autocapitalize="words")
    nik = CellField("nik", "NIK", inputmode="numeric")
    sex = forms.ChoiceField(label="Jenis kelamin", required=False)
    birth_place = CellField("birth_place", "Tempat lahir")
    birth_date = CellField("birth_date", "Tanggal lahir", placeholder="05/02/1985")
    phone = CellField("phone", "Nomor HP", inputmode="tel")
    ktp_address = CellField("ktp_address", "Alamat KTP")
    rusunawa = forms.TypedChoiceField(label="Rusunawa", required=False, coerce=int, empty_value=None)
    tower = CellField("tower", "Tower")
    floor = CellField("floor", "Lantai")
    unit = CellField("unit", "Unit")
    district = forms.TypedChoiceField(label="Kecamatan", required=False, coerce=int, empty_value=None)

    def __init__(self, data=None, *, entry: Entry, columns: dict):
        self.entry, self.columns = entry, columns
        super().__init__(self._as_it_stands() if data is None else data)
        self.fields["sex"].choices = [("", "Belum diketahui"), *Participant.Sex.choices]
        places = Rusunawa.objects.active().values_list("pk", "name")
        self.fields["rusunawa"].choices = [("", "Tidak disebut"), *places]
        self.fields["district"].choices = [("", "Belum diketahui"), *District.objects.values_list("pk", "name")]
        for name, (cell, text) in corrections.in_the_file(entry.row, columns).items():
            self.fields[name].help_text = self._in_the_file(name, cell, text)
        if data is None:
            self._say_what_is_wrong()

    def _as_it_stands(self) -> dict[str, str]:
        """Bound from the start, so that problems stand where errors do."""
        typed = corrections.as_typed(self.entry.row, self.columns) | {"revision": str(self.revision_now)}
        if self._hides_nik:
            typed |= {"nik": "", "keeps_nik": "on"}
        return typed

    @property
    def _hides_nik(self) -> bool:
        """A number that nobody doubts is not shown; the field left empty leaves it as it is."""
        return "nik" in self.entry.row.values and not self.entry.is_nik_in_doubt

    def _in_the_file(self, name: str, cell: str, text: str):
        if name == "nik" and self._hides_nik:
            return f"Terbaca …{self.entry.row.values['nik'][-4:]}. Isi hanya untuk mengganti."
        return format_html("Di berkas ({}): {}", cell, text)

    def _say_what_is_wrong(self):
        self.errors.clear()
        for name, problems in corrections.problems_by_field(self.entry.row.problems, self.columns).items():
            for problem in problems:
                self.add_error(name or None, as_sentence(problem))

    @property
    def revision_now(self) -> int:
        return self.entry.correction.revision if self.entry.correction else 0

    @property
    def values(self) -> dict:
        said = {name: self.cleaned_data[name] for name in corrections.CORRECTED}
        if self.cleaned_data["keeps_nik"] and not said["nik"]:
            said["nik"] = self.entry.row.values.get("nik")
        return said

    @property
    def revision_seen(self) -> int:
        seen = self.data.get("revision", "")
        return int(seen) if seen.isdecimal() else -1

    def goes_on_after(self, refusal: ValidationError):
        """Somebody else was faster: what was typed stays, and what they wrote stands beside it."""
        self.add_error(None, refusal.messages)
        if refusal.code == "stale" and self.entry.correction:
            self.data = self.data.copy()
            self.data["revision"] = str(self.revision_now)
            typed = corrections.as_typed(self.entry.row, self.columns)
            for name in self.entry.correction.fields:
                self[name].help_text = self._beside(name, typed.get(name, ""))

    def _beside(self, name: str, typed: str):
        chosen = dict(getattr(self.fields[name], "choices", ()))
        said = f"…{typed[-4:]}" if name == "nik" else chosen.get(int(typed) if typed.isdecimal() else typed, typed)
        return format_html("{}. Ditulis {}: {}", self[name].help_text, self.entry.correction.by, said or "kosong")


def as_sentence(problem: str) -> str:
    """As it is said on a page where the cell is typed, not its column changed."""
    problem = problem.replace(cells.RETYPE_AS_TEXT, "Ketik lagi")
    return f"{problem[:1].upper()}{problem[1:].rstrip('.')}."
