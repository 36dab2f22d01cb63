"""What a resident sends at her link, and what she is answered."""

import re

from django import forms
from django.core.exceptions import ValidationError

from products.actions import disputes
from products.forms.payouts import Explained
from products.models import Dispute, StatementAnswer

CODE = re.compile("[0-9]{6}")


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Kode enam angka",
        max_length=20,
        error_messages={"required": "Tulis kode enam angka."},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        """Spaces and dots between the figures are overlooked."""
        code = re.sub(r"[\s.-]", "", self.cleaned_data["code"])
        if not CODE.fullmatch(code):
            raise ValidationError("Kodenya enam angka, misalnya 204815.", code="no_code")
        return code


class AnswerForm(forms.Form):
    """`ke` is which of her answers about this it is: the same form sent twice is one answer."""

    ke = forms.IntegerField(min_value=1, max_value=1000, widget=forms.HiddenInput)
    jawaban = forms.ChoiceField(choices=StatementAnswer.Said, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Apa yang salah?",
        max_length=300,
        error_messages={"required": "Tulis apa yang salah, cukup beberapa kata."},
        help_text="Cukup beberapa kata, misalnya: yang saya terima hanya Rp50.000.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["note"].required = data is None or data.get("jawaban") == StatementAnswer.Said.WRONG

    def say(self, *, link, payout) -> StatementAnswer:
        given = self.cleaned_data
        return disputes.say(link=link, payout=payout, number=given["ke"], said=given["jawaban"], note=given["note"])


class ReplyForm(Explained):
    text = forms.CharField(
        label="Jawaban untuknya",
        max_length=500,
        help_text="Ia membacanya di tautannya.",
        widget=forms.Textarea({"rows": 3}),
    )

    def reply(self, *, dispute, by):
        return disputes.reply(dispute=dispute, text=self.cleaned_data["text"], by=by)


class ClosingForm(ReplyForm):
    outcome = forms.ChoiceField(label="Diselesaikan dengan", choices=Dispute.Outcome, widget=forms.RadioSelect)
    field_order = ["outcome", "text"]

    def close(self, *, dispute, by) -> Dispute:
        given = self.cleaned_data
        return disputes.close(dispute=dispute, outcome=given["outcome"], text=given["text"], by=by)
