"""Giving somebody a person to see to, and saying what came of it."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone

from participants.models import Assignment
from products.actions import follow_ups
from products.forms.payouts import Explained
from products.models import FollowUp, Journey
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.accounts.models import User

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
USUAL = timedelta(weeks=2)


def helpers_of(journey: Journey):
    """Who may be given this person: the office of her city, the coordinator of her rusunawa."""
    everywhere = Q(city=None, rusunawa=None)
    here = Q(role__in=OFFICE) & (everywhere | Q(city=journey.city_id))
    coordinators = Q(role=Role.COORDINATOR, rusunawa=journey.rusunawa_id) if journey.rusunawa_id else Q(pk__in=[])
    assigned = Assignment.objects.in_force().filter(here | coordinators)
    return User.objects.filter(is_active=True, pk__in=assigned.order_by().values("user")).order_by("name")


class FollowUpForm(Explained):
    assigned_to = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label="Ditangani oleh",
        empty_label="Pilih orang",
        error_messages={"invalid_choice": "Orang ini tidak bertugas di tempatnya."},
    )
    due_on = forms.DateField(label="Paling lambat", widget=DAY)
    note = forms.CharField(
        label="Yang perlu dilakukan",
        max_length=300,
        help_text="Misalnya: tanyakan apakah ia kekurangan bahan.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, data=None, *, journey: Journey, user):
        super().__init__(data, initial={"due_on": timezone.localdate() + USUAL, "assigned_to": user.pk})
        self.journey = journey
        self.fields["assigned_to"].queryset = helpers_of(journey)

    def assign(self, *, by) -> FollowUp:
        return follow_ups.assign(participant=self.journey.participant, by=by, **self._given())

    def _given(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("assigned_to", "due_on", "note")}


class ResultForm(Explained):
    outcome = forms.ChoiceField(label="Hasilnya", choices=FollowUp.Outcome, widget=forms.RadioSelect)
    result = forms.CharField(label="Ceritakan singkat", max_length=300, widget=forms.Textarea({"rows": 3}))

    def finish(self, *, follow_up, by) -> FollowUp:
        given = self.cleaned_data
        return follow_ups.finish(follow_up=follow_up, outcome=given["outcome"], result=given["result"], by=by)
