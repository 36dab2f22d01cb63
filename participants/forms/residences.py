"""What staff type about where a person lives, and what it costs."""

from django import forms
from django.utils import timezone

from participants.models import Residence, Rusunawa
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField

WRITERS = (*OFFICE, Role.COORDINATOR)


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class HomeForm(forms.ModelForm):
    """The flat lived in and its rent."""

    monthly_rupiah = RupiahFormField(
        label="Sewa per bulan (Rp)", required=False, help_text="Tanya peserta atau pengelola. Misalnya 765.000."
    )

    class Meta:
        model = Residence
        fields = ["rusunawa", "tower", "floor", "unit", "moved_in_on", "monthly_rupiah"]
        widgets = {"moved_in_on": day_input()}

    def __init__(self, *args, user, is_required=True, **kwargs):
        super().__init__(*args, **kwargs)
        places = Rusunawa.objects.active().filter(user.access.within(*WRITERS, city="city", rusunawa="pk"))
        self.fields["rusunawa"].queryset = places
        self.fields["rusunawa"].required = is_required
        self.fields["rusunawa"].empty_label = "Pilih rusunawa" if is_required else "Tidak tinggal di rusunawa"
        self.fields["unit"].widget.attrs["inputmode"] = self.fields["floor"].widget.attrs["inputmode"] = "numeric"
        if len(places[:2]) == 1:
            self.fields["rusunawa"].initial = places[0].pk

    def clean(self):
        cleaned = super().clean()
        is_begun = any(cleaned.get(name) for name in ("tower", "floor", "unit", "monthly_rupiah"))
        if is_begun and not cleaned.get("rusunawa") and "rusunawa" not in self.errors:
            self.add_error("rusunawa", "Pilih rusunawanya, atau kosongkan unit dan sewanya.")
        return cleaned

    def home(self) -> Residence | None:
        return self.save(commit=False) if self.cleaned_data.get("rusunawa") else None

    def _get_validation_exclusions(self):
        """The action checks the whole row, when it knows whose it is."""
        return super()._get_validation_exclusions() | {"participant", "rusunawa"}


class MoveForm(SubmissionForm, HomeForm):
    """Another flat, sent once."""


class MoveOutForm(forms.Form):
    on = forms.DateField(label="Hari terakhir tinggal di sini", widget=day_input(), initial=timezone.localdate)


class RentForm(SubmissionForm):
    monthly_rupiah = RupiahFormField(label="Sewa per bulan (Rp)", help_text="Misalnya 765.000.")
    starts_on = forms.DateField(label="Berlaku mulai", widget=day_input(), initial=timezone.localdate)
