"""Opening a till, moving its cash, closing it."""

from django import forms

from products.actions import shifts
from products.models import Bazaar, Shift
from programs.forms.errors import place
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField

MONEY_WRONG = "Tulis rupiah tanpa sen, misalnya 100.000."
MOST_CASH = 100_000_000


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
