"""Which labels to print: of which lots, how many of each, and where on the sheet the first one goes."""

from django import forms
from django.core.exceptions import ValidationError

from products.documents.labels_pdf import A_SHEET, Wanted
from products.forms.pieces import PiecesField
from products.models import Lot
from rusunpreneur.words import angka

MOST_LABELS = 480


class LabelsForm(forms.Form):
    """Sent by GET, so that its answer is an address that prints the same again."""

    lot = forms.ModelMultipleChoiceField(
        Lot.objects.none(),
        label="Lot",
        error_messages={
            "required": "Pilih paling sedikit satu lot.",
            "invalid_choice": "Lot itu tidak ada. Pilih dari daftar.",
            "invalid_pk_value": "Lot itu tidak ada. Pilih dari daftar.",
        },
    )
    jumlah = PiecesField(label="Label tiap lot", required=False)
    mulai = forms.TypedChoiceField(
        label="Mulai dari label ke-",
        coerce=int,
        empty_value=1,
        required=False,
        choices=[(number, number) for number in range(1, A_SHEET + 1)],
        error_messages={"invalid_choice": f"Pilih label ke-1 sampai ke-{A_SHEET}."},
    )

    def __init__(self, *args, lots, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lot"].queryset = lots

    def clean_jumlah(self):
        number = self.cleaned_data["jumlah"]
        if number == 0:
            raise ValidationError("Paling sedikit satu label.", code="min_value")
        return number or 1

    def clean(self):
        cleaned = super().clean()
        if "lot" in cleaned and "jumlah" in cleaned and len(cleaned["lot"]) * cleaned["jumlah"] > MOST_LABELS:
            self.add_error("jumlah", f"Sekali cetak paling banyak {angka(MOST_LABELS)} label.")
        return cleaned

    @property
    def places(self) -> list[tuple[int, bool]]:
        """The labels of a sheet, and which is the first to print on."""
        start = str(self["mulai"].value() or 1)
        return [(number, str(number) == start) for number in range(1, A_SHEET + 1)]

    def wanted(self) -> Wanted:
        lots = sorted(self.cleaned_data["lot"], key=lambda lot: lot.code)
        return Wanted(lots, self.cleaned_data["jumlah"], self.cleaned_data["mulai"])
