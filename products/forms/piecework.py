"""What is typed about an order of a company: the terms, and why it ends."""

from django import forms
from django.utils import timezone

from products.actions import piecework
from products.actions.piecework import Rate
from products.forms.partners import DAY, day_input
from products.forms.pieces import PiecesField
from products.models import Grade, PieceworkOrder, Product
from products.models.piece_rate import LEAST, MOST
from products.models.piecework_order import MOST_ORDERED
from programs.models.plausible_days import plausible_day
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.revisions import RevisionForm

RATES = (("rate_a", Grade.A), ("rate_b", Grade.B))
LATER = (("later_a", Grade.A), ("later_b", Grade.B))


class PieceworkForm(RevisionForm):
    """The terms of a draft: what, how many, until when, and what a piece brings."""

    quantity = PiecesField(label="Jumlah dipesan", zero=False, most=MOST_ORDERED)
    rate_a = RupiahFormField(label="Tarif mutu A", help_text="Untuk sebuah barang yang diterima.")
    rate_b = RupiahFormField(label="Tarif mutu B", required=False, help_text="Kosongkan bila mutu B tidak dibayar.")
    later_on = forms.DateField(
        label="Tarif berubah sejak", required=False, widget=day_input(), error_messages=DAY, validators=[plausible_day]
    )
    later_a = RupiahFormField(label="Tarif A sesudahnya", required=False)
    later_b = RupiahFormField(label="Tarif B sesudahnya", required=False)

    class Meta:
        model = PieceworkOrder
        fields = ["contract", "product", "quantity", "ordered_on", "due_on", "inspected_by_whom", "remark"]
        widgets = {"ordered_on": day_input(), "due_on": day_input()}
        error_messages = {
            "ordered_on": DAY,
            "due_on": DAY,
            "contract": {"invalid_choice": "Kontrak ini bukan milik mitra ini."},
            "product": {"invalid_choice": "Produk ini tidak ada lagi. Pilih yang lain."},
            "inspected_by_whom": {"invalid_choice": "Pilih siapa yang memeriksa."},
        }

    def __init__(self, *args, partner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contract"].queryset = partner.contracts.all()
        self.fields["contract"].empty_label = "Pilih kontrak"
        if self.instance.pk:
            del self.fields["product"]  # another product is another order: its material would be another
            self.initial |= _agreed(self.instance)
        else:
            self.fields["product"].queryset = Product.objects.active()
            self.fields["product"].empty_label = "Pilih produk"
        for name in ("ordered_on", "due_on"):
            self.fields[name].validators.append(plausible_day)

    def clean(self):
        cleaned = super().clean()
        for name, _ in (*RATES, *LATER):
            amount = cleaned.get(name)
            if amount is not None and not LEAST <= amount <= MOST:
                self.add_error(name, "Tarif sebuah antara Rp50 dan Rp10.000.000.")
        if (due_on := cleaned.get("due_on")) and due_on < timezone.localdate():
            self.add_error("due_on", "Tenggatnya sudah lewat.")
        elif due_on and cleaned.get("ordered_on") and due_on < cleaned["ordered_on"]:
            self.add_error("due_on", "Tenggat lebih awal dari tanggal pesan.")
        self._ask_for_later_rates(cleaned)
        return cleaned

    def _ask_for_later_rates(self, cleaned):
        is_later = any(cleaned.get(name) is not None for name, _ in LATER)
        if is_later and not cleaned.get("later_on") and "later_on" not in self.errors:
            self.add_error("later_on", "Isi tanggal mulai tarif baru.")
        if cleaned.get("later_on") and cleaned.get("ordered_on") and cleaned["later_on"] <= cleaned["ordered_on"]:
            self.add_error("later_on", "Tarif baru mulai sesudah tanggal pesan.")
        elif cleaned.get("later_on") and not is_later and not {"later_a", "later_b"} & set(self.errors):
            self.add_error("later_a", "Isi tarif barunya.")

    @property
    def rates(self) -> list[Rate]:
        cleaned = self.cleaned_data
        typed = [(name, grade, cleaned["ordered_on"]) for name, grade in RATES]
        typed += [(name, grade, cleaned["later_on"]) for name, grade in LATER]
        return [Rate(grade, day, cleaned[name]) for name, grade, day in typed if cleaned.get(name) is not None]

    def revise(self) -> PieceworkOrder:
        """May raise a ValidationError."""
        self.instance.revision += 1
        return piecework.revise(order=self.instance, rates=self.rates)


class NewPieceworkForm(SubmissionForm, PieceworkForm):
    materials_on = forms.DateField(
        label="Bahan dijanjikan tiba", widget=day_input(), error_messages=DAY, validators=[plausible_day]
    )

    def draft(self, *, by) -> PieceworkOrder:
        """May raise a ValidationError."""
        values = {name: self.cleaned_data[name] for name in self._meta.fields}
        return piecework.draft(rates=self.rates, materials_on=self.cleaned_data["materials_on"], by=by, **values)


def _agreed(order: PieceworkOrder) -> dict:
    """The rates of an order, by the fields that hold them."""
    rates = {(rate.begins_on, rate.grade): rate.rate_rupiah for rate in order.rates.all()}
    days = sorted({day for day, _ in rates})
    found = {name: rates.get((days[0], grade)) for name, grade in RATES} if days else {}
    if len(days) > 1:
        found |= {"later_on": days[-1], **{name: rates.get((days[-1], grade)) for name, grade in LATER}}
    return found


class AcceptanceForm(SubmissionForm):
    """Nothing is typed: the page shows what is agreed, and the button agrees."""


class ReasonForm(SubmissionForm):
    reason = forms.CharField(label="Alasan", max_length=200, error_messages={"required": "Tulis alasannya."})
