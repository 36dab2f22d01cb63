"""Somebody came who is on no list."""

from django import forms

from participants import names
from participants.models import Participant
from rusunpreneur.accounts.submissions import SubmissionForm

NAME = Participant._meta.get_field("name")


class WalkInForm(SubmissionForm):
    """By name alone; the names that look alike are offered first."""

    name = forms.CharField(
        label="Nama lengkap",
        min_length=2,
        max_length=NAME.max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        help_text="Cukup namanya dulu. NIK dan data lain bisa dilengkapi nanti.",
    )
    known = forms.ModelChoiceField(
        Participant.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Orang ini tidak ada di wilayah Anda. Cari lagi namanya."},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["known"].queryset = Participant.objects.visible_to(user)

    def clean_name(self):
        return names.tidy(self.cleaned_data["name"])


class MatchForm(forms.Form):
    """Which known person a walk-in is."""

    participant = forms.ModelChoiceField(
        Participant.objects.none(),
        error_messages={
            "required": "Pilih orangnya dulu.",
            "invalid_choice": "Orang ini tidak ada di wilayah Anda. Cari lagi namanya.",
        },
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = Participant.objects.visible_to(user)
