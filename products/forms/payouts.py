"""Asking for a run of payouts, and for one payment."""

from django import forms
from django.core.exceptions import ValidationError

from products.actions import payouts
from products.forms.photo import PhotoField
from products.models import Payout, PayoutRun
from products.payable import Payable
from rusunpreneur.accounts.submissions import SubmissionForm


class Explained(SubmissionForm):
    """What an action refuses stands beside the field that it names, else above the form."""

    def explain(self, error: ValidationError):
        known = hasattr(error, "error_dict") and set(error.error_dict) <= set(self.fields)
        self.add_error(None, error if known or not hasattr(error, "error_dict") else error.messages)


class ProposalForm(Explained):
    """Whom to pay, and how; `payable` says who can be."""

    remark = forms.CharField(label="Keterangan", max_length=200, required=False)

    def __init__(self, data=None, *, payable: Payable):
        super().__init__(data)
        self.payable = payable
        if data is not None:
            payable.chosen = set(data.getlist("people"))
            payable.methods = {row: data.get(f"cara-{row}", "") for row in payable.chosen}

    def clean(self):
        offered = {str(row["participant"]) for row in self.payable.rows}
        if not self.payable.chosen:
            raise ValidationError("Pilih paling sedikit satu orang.", code="nobody")
        if self.payable.chosen - offered:
            raise ValidationError("Daftar ini sudah berubah. Periksa lagi, lalu ajukan.", code="changed")
        return super().clean()

    def propose(self, *, by) -> PayoutRun:
        known = set(Payout.Method.values)
        methods = {int(key): value for key, value in self.payable.methods.items() if value in known}
        people = [int(key) for key in self.payable.chosen]
        remark = self.cleaned_data["remark"]
        return payouts.propose(source=self.payable.source, people=people, methods=methods, by=by, remark=remark)


class PayForm(Explained):
    reference = forms.CharField(label="Nomor transfer", max_length=60, required=False)
    proof = PhotoField(label="Foto bukti", required=False)

    def __init__(self, *args, payout: Payout, **kwargs):
        super().__init__(*args, **kwargs)
        self.payout = payout
        if payout.method == Payout.Method.CASH:
            del self.fields["reference"]

    def pay(self, *, by) -> Payout:
        given = self.cleaned_data
        return payouts.pay(
            payout=self.payout, by=by, reference=given.get("reference", ""), proof=given.get("proof") or ""
        )


class ReasonForm(Explained):
    reason = forms.CharField(label="Alasan", max_length=200)
