"""A list of people comes in, and is decided row by row."""

from django import forms
from django.core.exceptions import ValidationError

from programs.importing.plan import Entry, Plan
from rusunpreneur.accounts.submissions import SubmissionForm

MOST_BYTES = 5 * 1024**2
REASON_LENGTH = 200


class ImportForm(SubmissionForm):
    """A file, or cells that were copied and pasted."""

    file = forms.FileField(
        label="Berkas Excel atau CSV",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Paling besar 5 MB dan 2.000 baris.",
    )
    pasted = forms.CharField(
        label="Atau tempel dari Excel",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
        help_text="Salin daftarnya bersama baris judul kolom, lalu tempel di sini.",
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError("Berkas ini lebih dari 5 MB. Kirim hanya lembar daftar pesertanya.", code="too_big")
        return file

    def clean(self):
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if "file" in self.errors:
            return self.cleaned_data
        if bool(file) == bool(pasted.strip()):
            said = "Pilih satu saja: berkas atau tempelan." if file else "Pilih berkas, atau tempel daftarnya."
            self.add_error("file", ValidationError(said, code="one_source"))
        return self.cleaned_data

    @property
    def source(self) -> str:
        """The field that the list came from, where a refusal is shown."""
        return "file" if self.cleaned_data["file"] else "pasted"

    @property
    def data_and_name(self) -> tuple[bytes, str]:
        if file := self.cleaned_data["file"]:
            return file.read(), file.name
        return self.cleaned_data["pasted"].encode("utf-8", "replace"), ""


class DecisionsForm(forms.Form):
    """The choices of one page of rows, and what holds for the whole list."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    skip_wrong = forms.BooleanField(required=False)
    all_without = forms.BooleanField(required=False)
    reason_for_all = forms.CharField(
        label="Alasan untuk semua NIK yang belum punya alasan", required=False, max_length=REASON_LENGTH
    )

    def __init__(self, data, *, plan: Plan, entries: list[Entry], initial: dict | None = None):
        super().__init__(data, initial={"seen": plan.fingerprint} | (initial or {}))
        self.plan = plan
        self.entries = entries
        for entry in self.entries:
            self._add(entry)

    def _add(self, entry: Entry):
        self.fields[f"choice_{entry.line}"] = forms.ChoiceField(
            label=f"Keputusan baris {entry.line}",
            choices=self.plan.options(entry),
            required=False,
            initial=entry.choice,
            widget=forms.Select(attrs={"class": "form-select", "aria-label": f"Keputusan baris {entry.line}"}),
            error_messages={"invalid_choice": "Pilihan ini tidak berlaku lagi. Pilih lagi dari daftar."},
        )
        if entry.without or self.plan.can_go_without(entry):
            self.fields[f"without_{entry.line}"] = forms.BooleanField(
                label="Tulis tanpa isian ini",
                required=False,
                initial=entry.without,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
        if entry.row.warnings:
            self.fields[f"reason_{entry.line}"] = forms.CharField(
                label=f"Alasan NIK baris {entry.line}",
                required=False,
                max_length=REASON_LENGTH,
                initial=entry.reason,
                widget=forms.TextInput(
                    attrs={"class": "form-control", "aria-label": f"Alasan NIK baris {entry.line} tetap benar"}
                ),
            )

    @property
    def rows(self):
        for entry in self.entries:
            names = {part: f"{part}_{entry.line}" for part in ("choice", "without", "reason")}
            yield {"entry": entry} | {part: self[name] for part, name in names.items() if name in self.fields}

    @property
    def decisions(self) -> dict[int, dict]:
        said = self.cleaned_data
        decided = {
            entry.line: {
                "choice": said[f"choice_{entry.line}"],
                "reason": said.get(f"reason_{entry.line}", entry.reason),
                "without": said.get(f"without_{entry.line}", entry.without),
            }
            for entry in self.entries
        }
        for entry in self.plan.lacking_reason if said["reason_for_all"] else []:
            decision = decided.setdefault(entry.line, entry.decision)
            decision["reason"] = decision["reason"] or said["reason_for_all"]
        for entry in self.plan.unreadable if said["all_without"] else []:
            decided.setdefault(entry.line, entry.decision)["without"] = True
        return decided
