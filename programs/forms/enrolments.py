"""Who joins a training, and who leaves it."""

from django import forms
from django.utils import timezone

from participants.models import Participant
from programs.actions import enrolments
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import tanggal


class EnrolmentForm(SubmissionForm):
    """One of the people the user may see; found by the search above it."""

    participant = forms.ModelChoiceField(
        Participant.objects.none(),
        error_messages={
            "required": "Pilih orangnya dulu.",
            "invalid_choice": "Orang ini tidak ada di wilayah Anda. Cari lagi namanya.",
        },
    )

    on = forms.DateField(
        label="Ikut sejak",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari pertama yang dihitung untuknya. Sesi sebelum itu tidak mengurangi kehadirannya.",
        error_messages={"invalid": "Tulis tanggal seperti 26/02/2024."},
    )

    def __init__(self, *args, user, training, **kwargs):
        super().__init__(*args, **kwargs)
        self.training = training
        self.fields["participant"].queryset = Participant.objects.visible_to(user)
        self.fields["on"].initial = enrolments.first_day(training)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and on > self.training.ends_on:
            raise forms.ValidationError(f"Bimtek ini berakhir {tanggal(self.training.ends_on)}.")
        return on


class WithdrawForm(forms.Form):
    on = forms.DateField(
        label="Keluar mulai",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari pertama yang tidak lagi dihitung untuknya.",
        initial=timezone.localdate,
        error_messages={"required": "Isi tanggalnya.", "invalid": "Tulis tanggal seperti 26/02/2024."},
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": "", "autocomplete": "off"}),
        help_text="Misalnya: sudah bekerja, pindah, sakit.",
        error_messages={"required": "Tulis alasannya."},
    )
