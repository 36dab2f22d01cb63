"""Attaching the signed sheet, and typing its exceptions by row number."""

import re

from django import forms
from django.core.exceptions import ValidationError

from programs.actions.attendance import NO_MARK, Change, Outcome
from programs.documents import evidence_file
from programs.models import Attendance
from rusunpreneur.accounts.submissions import SubmissionForm


class EvidenceForm(SubmissionForm):
    file = forms.FileField(
        label="Foto atau pindaian",
        help_text="JPG, PNG, atau PDF, paling besar 8 MB. Lokasi foto dihapus.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf", "data-shrink-photo": True}),
        error_messages={"required": "Pilih foto atau berkasnya dulu.", "empty": "Berkas ini kosong."},
    )
    note = forms.CharField(label="Keterangan", max_length=120, required=False)

    def clean_file(self):
        return evidence_file.clean(self.cleaned_data["file"])


class RemovalForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=200, error_messages={"required": "Tulis alasannya."})


class NumbersField(forms.CharField):
    """`3, 7 12-14` as row numbers."""

    def clean(self, value) -> set[int]:
        text = re.sub(r"\s*[-–]\s*", "-", super().clean(value))
        return {number for part in re.split(r"[\s,;]+", text) if part for number in self._numbers(part)}

    def _numbers(self, part: str) -> range:
        written = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", part)
        first, last = (int(written[1]), int(written[2] or written[1])) if written else (1, 0)
        if last < first:
            raise ValidationError(f"“{part[:20]}” bukan nomor urut. Tulis seperti 3, 7, 12-14.", code="number")
        return range(first, last + 1)


class ExceptionsForm(forms.Form):
    """Who was not there, by the numbers of the print; everybody else unmarked was present.

    `seen` is what was marked when the page was shown, `1H 4I`: what others mark meanwhile is not overwritten unseen.
    """

    I = NumbersField(label="Izin", required=False)  # noqa: E741 - the letter of the mark
    S = NumbersField(label="Sakit", required=False)
    A = NumbersField(label="Alpa", required=False)
    fill = forms.BooleanField(label="Tandai sisanya hadir", required=False, initial=True)
    seen = forms.RegexField(r"^(\d{1,5}[HISA] ?)*$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args, cells, **kwargs):
        super().__init__(*args, **kwargs)
        self.cells = {row.enrolment.number: (row, cell) for row, cell in cells if cell.is_open}
        for letter in "ISA":
            self.fields[letter].widget.attrs |= {"inputmode": "decimal", "placeholder": "3, 7", "autocomplete": "off"}
        self.fields["seen"].initial = self.marked

    @property
    def marked(self) -> str:
        return " ".join(f"{number}{cell.status}" for number, (_, cell) in self.cells.items() if cell.status)

    def clean(self):
        cleaned, seen = super().clean(), {}
        for letter in "ISA":
            for number in sorted(cleaned.get(letter) or ()):
                if number not in self.cells:
                    self.add_error(letter, f"Nomor {number} tidak ada di daftar hari ini.")
                elif number in seen:
                    self.add_error(letter, f"Nomor {number} sudah ditulis di {seen[number]}.")
                seen[number] = self.fields[letter].label
        return cleaned

    def changes(self) -> list[Change]:
        typed = {number: letter for letter in "ISA" for number in self.cleaned_data[letter]}
        seen = {int(text[:-1]): text[-1] for text in self.cleaned_data["seen"].split()}
        changes = [self._change(number, letter, seen.get(number, NO_MARK)) for number, letter in typed.items()]
        if self.cleaned_data["fill"]:
            unmarked = [number for number, (_, cell) in self.cells.items() if not cell.status and number not in typed]
            changes += [self._change(number, Attendance.Status.PRESENT, NO_MARK) for number in unmarked]
        return changes

    def _change(self, number, letter, expected) -> Change:
        row, cell = self.cells[number]
        return Change(row.enrolment.pk, cell.session.pk, str(letter), expected=expected)

    def explain(self, outcome: Outcome):
        """What was not saved, each with its row number; sending again then overwrites knowingly."""
        numbers = {row.enrolment.pk: number for number, (row, _) in self.cells.items()}
        for conflict in outcome.conflicts:
            mark, number = conflict.mark, numbers[conflict.change.enrolment_id]
            now = f"dicatat {mark.get_status_display().lower()} oleh {mark.marked_by}" if mark else "dikosongkan"
            self.add_error(
                conflict.change.status, f"Nomor {number} baru saja {now}. Simpan lagi bila kertasnya yang benar."
            )
        for refusal in outcome.refused:
            self.add_error(None, f"Nomor {numbers[refusal.change.enrolment_id]}: {refusal.sentence}")

    def show_marks_of(self, cells):
        """The same form over the marks as they are now."""
        self.data = self.data.copy()
        self.data["seen"] = ExceptionsForm(cells=cells).marked
