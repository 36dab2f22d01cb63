"""Opening a till, moving its cash, closing it."""

from django import forms

from products.actions import shifts
from products.forms.pieces import PiecesField
from products.models import Bazaar, CashMove, Shift
from programs.forms.errors import place
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.words import rupiah

MONEY_WRONG = "Tulis rupiah tanpa sen, misalnya 100.000."
MOST_CASH = 100_000_000
#: notes and coins in use
NOTES = (100_000, 75_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)


class CashField(RupiahFormField):
    """Cash in one drawer: a wrong zero is noticed."""

    def __init__(self, **options):
        super().__init__(**options)
        self.error_messages["invalid"] = MONEY_WRONG

    def validate(self, value):
        super().validate(value)
        if value is not None and value > MOST_CASH:
            raise forms.ValidationError("Lebih dari seratus juta? Periksa angka nolnya.", code="max_value")


class BeginForm(SubmissionForm):
    opening = CashField(label="Uang awal di laci", error_messages={"required": "Tulis uang awalnya. Boleh 0."})

    def begin(self, *, bazaar: Bazaar, by) -> Shift:
        return shifts.begin(bazaar=bazaar, opening_rupiah=self.cleaned_data["opening"], by=by)

    def explain(self, error):
        place(self, error, {"opening_rupiah": "opening"})


class CashForm(SubmissionForm):
    direction = forms.ChoiceField(
        label="Arah",
        choices=CashMove.Direction,
        error_messages={"required": "Pilih masuk atau keluar.", "invalid_choice": "Pilih masuk atau keluar."},
    )
    amount = CashField(label="Jumlah", error_messages={"required": "Tulis jumlahnya."})
    reason = forms.CharField(
        label="Untuk apa",
        max_length=200,
        help_text="Misalnya: tukar uang kecil, atau setor ke bendahara.",
        error_messages={"required": "Tulis untuk apa.", "max_length": "Paling banyak 200 huruf."},
    )

    def clean_amount(self) -> int:
        if not self.cleaned_data["amount"]:
            raise forms.ValidationError("Jumlahnya harus lebih dari nol.", code="nothing")
        return self.cleaned_data["amount"]

    def move(self, *, shift: Shift, by) -> CashMove:
        asked = self.cleaned_data
        return shifts.move_cash(
            shift=shift, direction=asked["direction"], amount_rupiah=asked["amount"], reason=asked["reason"], by=by
        )

    def explain(self, error):
        place(self, error, {"amount_rupiah": "amount"})


class CloseForm(forms.Form):
    """The drawer as it was counted: by notes and coins, or as one sum."""

    counted = CashField(label="Uang di laci", required=False)
    reason = forms.CharField(
        label="Sebab selisih",
        max_length=200,
        required=False,
        help_text="Hanya bila hitungan berbeda.",
        error_messages={"max_length": "Sebab paling banyak 200 huruf."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for value in NOTES:
            self.fields[f"lembar-{value}"] = PiecesField(label=rupiah(value), required=False)

    @property
    def notes(self) -> list:
        """Each value with its field."""
        return [(value, self[f"lembar-{value}"]) for value in NOTES]

    def clean(self):
        cleaned = super().clean()
        self.by_note = {value: number for value in NOTES if (number := cleaned.get(f"lembar-{value}"))}
        if self.by_note and cleaned.get("counted") is None:
            cleaned["counted"] = sum(value * number for value, number in self.by_note.items())
        if cleaned.get("counted") is None and not self.errors:
            self.add_error("counted", "Hitung uang di laci, lalu tulis jumlahnya. Boleh 0.")
        return cleaned

    def close(self, *, shift: Shift, by) -> Shift:
        counted, reason = self.cleaned_data["counted"], self.cleaned_data["reason"]
        return shifts.close(shift=shift, counted_rupiah=counted, reason=reason, notes=self.by_note, by=by)

    def explain(self, error):
        place(self, error, {"difference_reason": "reason", "counted_rupiah": "counted"})
