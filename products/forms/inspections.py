"""One judgement as a form: the checklist, numbers for every maker, and a fault for every piece that did not pass.

The page is one form of many small ones; `forms.examination` asks them all and says what the action is to do.
"""

from django import forms
from django.core.exceptions import ValidationError

from products.actions.inspections import Fault, Judgement, Sample
from products.forms.photo import PhotoField
from products.forms.pieces import PiecesField
from products.models import Grade, Outcome, Share
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import angka

FAULTS_A_MAKER = 4
#: column of a verdict -> why its pieces need a fault
COLUMNS = {"rework": Outcome.REWORK, "rejected": Outcome.REJECTED}


def number(label: str, *, zero=True) -> PiecesField:
    return PiecesField(label=label, zero=zero, required=False)


class FaultForm(forms.Form):
    """Why some pieces of a maker did not pass. An empty number means all of that outcome."""

    outcome = forms.ChoiceField(
        label="Akibat",
        required=False,
        choices=[("", "Perbaikan atau ditolak"), *Outcome.choices],
        error_messages={"invalid_choice": "Pilih perbaikan atau ditolak."},
    )
    defect = forms.ChoiceField(
        label="Cacat", required=False, error_messages={"invalid_choice": "Pilih cacat dari daftar."}
    )
    quantity = number("Jumlah", zero=False)
    note = forms.CharField(
        label="Keterangan untuk pembuat",
        max_length=200,
        required=False,
        error_messages={"max_length": "Keterangan paling banyak 200 huruf."},
    )
    photo = PhotoField(label="Foto cacat", required=False)

    def __init__(self, *args, defects, **kwargs):
        super().__init__(*args, **kwargs)
        self.defects = {str(defect.pk): defect for defect in defects}
        self.fields["defect"].choices = [("", "Pilih cacat"), *((key, row.name) for key, row in self.defects.items())]
        self.fields["quantity"].error_messages["min_value"] = "Jumlah cacat harus lebih dari nol."

    @property
    def is_filled(self) -> bool:
        return any(self[name].value() for name in ("defect", "quantity", "note", "photo"))

    def clean(self):
        cleaned = super().clean()
        if self.is_filled and not cleaned.get("defect") and "defect" not in self.errors:
            self.add_error("defect", "Pilih cacatnya.")
        return cleaned


class JudgementForm(forms.Form):
    """One maker's pieces that wait. `waiting` is what waited when the page was shown."""

    passed_a = number("Lulus A")
    passed_b = number("Lulus B")
    rework = number("Perbaikan")
    rejected = number("Ditolak")
    waiting = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, share: Share, waiting: int, defects):
        prefix = f"s{share.pk}"
        super().__init__(data, prefix=prefix, initial={"passed_a": waiting, "waiting": waiting})
        self.share, self.now_waiting = share, waiting
        self.faults = [FaultForm(data, files, prefix=f"{prefix}-f{n}", defects=defects) for n in range(FAULTS_A_MAKER)]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *[fault.is_valid() for fault in self.faults]])

    def clean(self):
        """An empty "lulus A" is what the other numbers leave."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        others = sum(cleaned.get(name) or 0 for name in ("passed_b", "rework", "rejected"))
        if cleaned.get("passed_a") is None:
            cleaned["passed_a"] = max(0, self.now_waiting - others)
        total = cleaned["passed_a"] + others
        if total > self.now_waiting:
            self.add_error(
                "passed_a",
                f"{angka(total)} dinilai, padahal yang menunggu {angka(self.now_waiting)}. Kurangi angkanya.",
            )
        return cleaned

    @property
    def has_changed_meanwhile(self) -> bool:
        seen = self.cleaned_data.get("waiting")
        return seen is not None and seen != self.now_waiting

    def settle(self):
        """Give every fault its outcome and its number; say beside the maker what is missing."""
        left = {outcome: self.cleaned_data.get(column) or 0 for column, outcome in COLUMNS.items()}
        filled = [fault for fault in self.faults if fault.is_filled]
        for fault in filled:
            fault.cleaned_data["outcome"] = fault.cleaned_data.get("outcome") or only_one(left)
            if not fault.cleaned_data["outcome"]:
                fault.add_error("outcome", "Pilih perbaikan atau ditolak.")
        self._share_out(filled, left)
        if len({(fault.cleaned_data["outcome"], fault.cleaned_data.get("defect")) for fault in filled}) < len(filled):
            filled[-1].add_error("defect", "Cacat ini sudah ditulis untuk akibat yang sama. Jumlahkan di satu baris.")
        for column, outcome in COLUMNS.items():
            if left[outcome] and column not in self.errors:
                said = f"Pilih cacatnya untuk {angka(left[outcome])} barang {outcome.label.lower()}."
                self.add_error(column, said)

    def _share_out(self, filled, left):
        for fault in sorted(filled, key=lambda fault: fault.cleaned_data.get("quantity") is None):
            outcome, quantity = fault.cleaned_data["outcome"], fault.cleaned_data.get("quantity")
            if not outcome or "quantity" in fault.errors:
                continue
            quantity = left[outcome] if quantity is None else quantity
            if not 0 < quantity <= left[outcome]:
                said = Outcome(outcome).label.lower()
                fault.add_error("quantity", f"Barang {said} yang belum punya cacat tinggal {angka(left[outcome])}.")
                continue
            fault.cleaned_data["quantity"] = quantity
            left[outcome] -= quantity

    def judgement(self) -> Judgement:
        numbers = {name: self.cleaned_data.get(name) or 0 for name in ("passed_a", "passed_b", *COLUMNS)}
        return Judgement(self.share, **numbers, faults=tuple(self._fault(row) for row in self.faults if row.is_filled))

    def _fault(self, form: FaultForm) -> Fault:
        asked = form.cleaned_data
        defect = form.defects[asked["defect"]]
        return Fault(asked["outcome"], defect, asked["quantity"], asked["note"], asked["photo"] or "")


def only_one(left: dict) -> str:
    """The outcome that is meant when only one has pieces."""
    meant = [outcome for outcome, quantity in left.items() if quantity]
    return meant[0] if len(meant) == 1 else ""


class InspectionForm(SubmissionForm):
    """What belongs to the whole lot: a remark, and the sample where the product has a plan."""

    remark = forms.CharField(
        label="Keterangan",
        max_length=200,
        required=False,
        error_messages={"max_length": "Keterangan paling banyak 200 huruf."},
    )
    pass_reason = forms.CharField(
        label="Tetap luluskan, alasan",
        max_length=120,
        required=False,
        help_text="Misalnya: diukur ulang, masih layak. Alasan ini tersimpan di keterangan.",
        error_messages={"max_length": "Alasan paling banyak 120 huruf."},
    )
    sample_size = number("Contoh diperiksa", zero=False)
    sample_defects = number("Contoh cacat")
    sample_grade = forms.ChoiceField(
        label="Mutu", choices=Grade.choices, required=False, error_messages={"invalid_choice": "Pilih mutu A atau B."}
    )

    def __init__(self, *args, most: int, least: int, **kwargs):
        super().__init__(*args, initial={"sample_size": least, "sample_grade": Grade.A}, **kwargs)
        self.most = most

    def require_pass_reason(self):
        """What passes in spite of a doubt passes for a reason, which is kept in the remark."""
        self.fields["pass_reason"].required = True  # the page says so from now on
        if self.errors:
            return
        reason, remark = self.cleaned_data["pass_reason"], self.cleaned_data["remark"]
        if not reason:
            self.add_error("pass_reason", "Tulis alasannya bila tetap diluluskan, atau ubah hasilnya.")
            return
        said = f"Tetap diluluskan: {reason}"
        together = f"{remark.rstrip('. ')}. {said}" if remark else said
        if len(together) > self.fields["remark"].max_length:
            self.add_error("pass_reason", "Singkatkan: alasan dan keterangan bersama paling banyak 180 huruf.")
        self.cleaned_data["remark"] = together

    def require_sample(self):
        size, defects = self.cleaned_data.get("sample_size"), self.cleaned_data.get("sample_defects")
        for name, value in (("sample_size", size), ("sample_defects", defects)):
            if value is None and name not in self.errors:
                self.add_error(name, "Isi jumlahnya, 0 bila tidak ada.")
        if size and size > self.most:
            self.add_error("sample_size", f"Yang menunggu hanya {angka(self.most)}.")
        if size and defects and defects > size:
            self.add_error("sample_defects", "Tidak mungkin lebih banyak dari contohnya.")

    def sample(self) -> Sample:
        asked = self.cleaned_data
        return Sample(asked["sample_size"], asked["sample_defects"], asked["sample_grade"] or Grade.A)


class ReversalForm(forms.Form):
    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Misalnya: tertukar dengan lot lain. Alasan ini tersimpan di riwayat.",
        error_messages={"required": "Tulis alasannya.", "max_length": "Alasan paling banyak 200 huruf."},
    )


class ReworkForm(SubmissionForm):
    """Pieces of one maker that are mended."""

    quantity = number("Jumlah yang sudah diperbaiki", zero=False)

    def __init__(self, *args, share: Share, **kwargs):
        super().__init__(*args, auto_id=f"rework_{share.pk}_%s", **kwargs)
        self.share = share

    def clean_quantity(self):
        if self.cleaned_data["quantity"] is None:
            raise ValidationError("Isi jumlahnya.", code="required")
        return self.cleaned_data["quantity"]
