"""Attaching the signed sheet, and typing its exceptions by row number."""

import re

from django import forms
from django.core.exceptions import ValidationError

from programs.actions.attendance import Change
from programs.documents import evidence_file
from programs.models import Attendance
from rusunpreneur.accounts.submissions import SubmissionForm

MOST_NUMBERS = 2000


class EvidenceForm(SubmissionForm):
    file = forms.FileField(
        label="Foto atau pindaian",
        help_text="JPG, PNG, atau PDF, paling besar 8 MB. Lokasi foto dihapus.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={"required": "Pilih foto atau berkasnya dulu.", "empty": "Berkas ini kosong."},
    )
    note = forms.CharField(label="Keterangan", max_length=120, required=False)

    def clean_file(self):
        return evidence_file.clean(self.cleaned_data["file"])


class RemovalForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=200, error_messages={"required": "Tulis alasannya."})


class NumbersField(forms.CharField):
    """`3, 7 12` as row numbers."""

    def clean(self, value) -> set[int]:
        text = super().clean(value)
        parts = [part for part in re.split(r"[\s,;]+", text) if part]
        if wrong := [part for part in parts if not re.fullmatch(r"[0-9]{1,4}", part)]:
            raise ValidationError(f"“{wrong[0][:20]}” bukan nomor urut. Tulis seperti 3, 7, 12.", code="number")
        return {int(part) for part in parts}


class ExceptionsForm(forms.Form):
    """Who was not there, by the numbers of the print; everybody else unmarked was present."""

    I = NumbersField(label="Izin", required=False)  # noqa: E741 - the letter of the mark
    S = NumbersField(label="Sakit", required=False)
    A = NumbersField(label="Alpa", required=False)
    fill = forms.BooleanField(label="Yang belum dicatat: hadir", required=False, initial=True)

    def __init__(self, *args, cells, **kwargs):
        super().__init__(*args, **kwargs)
        self.cells = {row.enrolment.number: (row, cell) for row, cell in cells if cell.is_open}
        for letter in "ISA":
            self.fields[letter].widget.attrs |= {"inputmode": "numeric", "placeholder": "3, 7", "autocomplete": "off"}

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
        wanted = {number: letter for letter in "ISA" for number in self.cleaned_data[letter]}
        if self.cleaned_data["fill"]:
            unmarked = [number for number, (_, cell) in self.cells.items() if not cell.status]
            wanted = dict.fromkeys(unmarked, Attendance.Status.PRESENT.value) | wanted
        return [self._change(*self.cells[number], letter) for number, letter in wanted.items()]

    @staticmethod
    def _change(row, cell, letter) -> Change:
        return Change(row.enrolment.pk, cell.session.pk, letter, expected=cell.status)
