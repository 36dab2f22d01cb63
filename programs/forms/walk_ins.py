"""Somebody came who is on no list."""

from django import forms

from participants import names
from participants.models import Participant
from programs.models import Enrolment
from rusunpreneur.accounts.submissions import SubmissionForm

NAME = Participant._meta.get_field("name")


class WalkInForm(SubmissionForm):
    """By name alone; the names that look alike are offered first."""

    name = forms.CharField(
        label="Nama lengkap",
        min_length=2,
        max_length=NAME.max_length,
        error_messages={"required": "Tulis namanya dulu.", "min_length": "Nama paling sedikit dua huruf."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
        help_text="Cukup namanya dulu. NIK dan data lain bisa dilengkapi nanti.",
    )
    is_resident = forms.BooleanField(
        label="Warga rusunawa ini",
        required=False,
        initial=True,
        help_text="Unitnya menyusul. Bila bukan, hilangkan centangnya; tempat tinggalnya dilengkapi nanti.",
    )
    known = forms.ModelChoiceField(
        Participant.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Orang ini tidak ada di wilayah Anda. Cari lagi namanya."},
    )

    listed = forms.ModelChoiceField(
        Enrolment.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Orang ini tidak lagi di daftar ini. Cari lagi namanya."},
    )
    asked_about = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, user, training, **kwargs):
        super().__init__(*args, **kwargs)
        self.training = training
        self.fields["listed"].queryset = training.enrolments.seated().select_related("participant")
        if training.rusunawa:
            self.fields["is_resident"].label = f"Warga {training.rusunawa}"
        else:
            del self.fields["is_resident"]
        self.fields["known"].queryset = Participant.objects.visible_to(user)

    def clean_name(self):
        return names.tidy(self.cleaned_data["name"])

    @property
    def has_decided(self) -> bool:
        """Whether it was said who this is, about the name that stands here now."""
        said = self.cleaned_data
        if said["listed"] or said["known"]:
            return True
        return "known" in self.data and said["asked_about"] in ("", said["name"])


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
