"""What is typed about the bill of an order and its payment."""

from django import forms
from django.utils import timezone

from products.forms.deliveries import DAY_ERRORS
from products.forms.orders import day_input
from products.forms.papers import PaperField
from products.models import Order
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField


class InvoiceForm(SubmissionForm):
    number = forms.CharField(
        label="Nomor tagihan", max_length=60, error_messages={"required": "Tulis nomor tagihannya."}
    )
    issued_on = forms.DateField(label="Tanggal tagihan", widget=day_input(), error_messages=DAY_ERRORS)

    def __init__(self, *args, order: Order, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"number": f"TAG/{order.code}", "issued_on": timezone.localdate()}


class PaymentForm(SubmissionForm):
    paid_on = forms.DateField(label="Tanggal bayar", widget=day_input(), error_messages=DAY_ERRORS)
    amount_rupiah = RupiahFormField(label="Uang masuk", error_messages={"required": "Tulis uang yang masuk."})
    tax_rupiah = RupiahFormField(
        label="Pajak dipotong",
        required=False,
        help_text="Kalau bendahara memotong pajak (misalnya PPh 22): tulis rupiahnya, lalu lampirkan bukti potongnya.",
    )
    tax_slip_number = forms.CharField(
        label="Nomor bukti potong", max_length=60, required=False, help_text="Wajib bila ada pajak yang dipotong."
    )
    proof = PaperField(label="Bukti bayar")
    tax_slip = PaperField(label="Bukti potong pajak", required=False)

    def __init__(self, *args, order: Order, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"paid_on": timezone.localdate(), "amount_rupiah": order.claim.amount_rupiah}

    def clean(self):
        """The constraint of the model, said beside the field."""
        cleaned = super().clean()
        cleaned["tax_rupiah"] = cleaned.get("tax_rupiah") or 0
        if cleaned["tax_rupiah"] and not cleaned.get("tax_slip_number"):
            self.add_error("tax_slip_number", "Pajak dipotong: tulis nomor bukti potongnya.")
        return cleaned

    @property
    def typed(self) -> dict:
        names = ("paid_on", "amount_rupiah", "tax_rupiah", "tax_slip_number", "proof", "tax_slip")
        return {name: self.cleaned_data[name] for name in names}
