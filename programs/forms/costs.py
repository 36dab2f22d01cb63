"""One receipt of a training."""

from django import forms
from django.utils import timezone

from programs.models import TrainingCost
from rusunpreneur.accounts.submissions import SubmissionForm


class CostForm(SubmissionForm, forms.ModelForm):
    class Meta:
        model = TrainingCost
        fields = ["kind", "amount_rupiah", "spent_on", "description", "document_number"]
        widgets = {"spent_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {"description": "Misalnya: bambu apus 40 batang."}
        error_messages = {
            "kind": {"required": "Pilih jenisnya.", "invalid_choice": "Jenis ini tidak dikenal. Pilih dari daftar."},
            "amount_rupiah": {"required": "Tulis jumlahnya."},
            "spent_on": {"required": "Isi tanggalnya.", "invalid": "Tulis tanggal seperti 26/02/2024."},
            "description": {"required": "Tulis untuk apa biayanya."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, initial={"spent_on": timezone.localdate()}, **kwargs)
        self.fields["kind"].choices = [("", "Pilih jenis"), *TrainingCost.Kind.choices]
