"""Putting an account right by hand."""

from django import forms

from participants.models import Rusunawa
from products.actions import earnings
from products.forms.payouts import Explained
from products.models import Earning
from rusunpreneur.access import OFFICE
from rusunpreneur.fields import RupiahFormField

DIRECTIONS = [("tambah", "Ditambah"), ("kurang", "Dikurangi")]


class AdjustmentForm(Explained):
    """Where she earned within the user's places."""

    direction = forms.ChoiceField(label="Haknya", choices=DIRECTIONS, widget=forms.RadioSelect)
    amount = RupiahFormField(label="Jumlah rupiah")
    rusunawa = forms.ModelChoiceField(Rusunawa.objects.none(), label="Rusunawa", empty_label=None)
    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        help_text="Penerima membacanya di rinciannya.",
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, participant, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.participant = participant
        mine = Rusunawa.objects.filter(user.access.within(*OFFICE, city="city", rusunawa="pk"))
        earned = Earning.objects.filter(participant=participant).order_by().values("rusunawa")
        self.fields["rusunawa"].queryset = mine.filter(pk__in=earned)

    def clean_amount(self) -> int:
        if not self.cleaned_data["amount"]:
            raise forms.ValidationError("Jumlahnya harus lebih dari nol.", code="nothing")
        return self.cleaned_data["amount"]

    @property
    def change(self) -> int:
        amount = self.cleaned_data["amount"]
        return -amount if self.cleaned_data["direction"] == "kurang" else amount

    def adjust(self, *, by) -> Earning:
        given = self.cleaned_data
        return earnings.adjust(
            participant=self.participant,
            rusunawa=given["rusunawa"],
            amount_rupiah=self.change,
            reason=given["reason"],
            by=by,
        )
