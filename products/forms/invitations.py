"""Who is invited to a bazaar, what they answer, and who stands when."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from participants.models import Participant, Residence, Rusunawa
from products.actions import invitations, turns
from products.models import Bazaar, Invitation
from rusunpreneur.access import OFFICE
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import hari_tanggal

HOURS = ("09:00", "15:00")
ANSWERS = [(Invitation.Answer.COMING, "Ikut"), (Invitation.Answer.DECLINED, "Tidak ikut")]
CLOCK = {"type": "time"}


class InviteForm(SubmissionForm):
    """Several rusunawa at once, each with its number of stands."""

    rusunawa = forms.ModelMultipleChoiceField(
        label="Rusunawa",
        queryset=Rusunawa.objects.none(),
        error_messages={
            "required": "Pilih paling sedikit satu rusunawa.",
            "invalid_choice": "Pilih rusunawa dari daftar.",
            "invalid_pk_value": "Pilih rusunawa dari daftar.",
        },
    )

    def __init__(self, *args, bazaar: Bazaar, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.bazaar = bazaar
        within = user.access.within(*OFFICE, city="city", rusunawa="pk")
        free = Rusunawa.objects.filter(within, is_active=True).exclude(invitations__bazaar=bazaar)
        self.fields["rusunawa"].queryset = free.order_by("name")

    def clean(self):
        cleaned = super().clean()
        self.stands = {rusunawa: self._stands(rusunawa) for rusunawa in cleaned.get("rusunawa") or ()}
        return cleaned

    def _stands(self, rusunawa) -> int:
        typed = self.data.get(f"stan-{rusunawa.pk}", "1").strip()
        if not typed.isascii() or not typed.isdecimal() or len(typed) > 3 or not 1 <= int(typed) <= 100:
            self.add_error("rusunawa", f"{rusunawa.short_name}: jumlah stan antara 1 dan 100.")
            return 1
        return int(typed)

    def is_chosen(self, pk: int) -> bool:
        return self.is_bound and str(pk) in self.data.getlist("rusunawa")

    def typed_stands(self, pk: int) -> str:
        return self.data.get(f"stan-{pk}", "1") if self.is_bound else "1"

    def invite(self) -> list[Invitation]:
        return invitations.invite(bazaar=self.bazaar, stands=self.stands)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Jawaban",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ikut atau tidak ikut.", "invalid_choice": "Pilih ikut atau tidak ikut."},
    )
    reason = forms.CharField(
        label="Alasan bila tidak ikut",
        max_length=200,
        required=False,
        error_messages={"max_length": "Alasan paling banyak 200 huruf."},
    )


class TurnForm(SubmissionForm):
    """One time at one stand, for several residents together."""

    day = forms.TypedChoiceField(label="Hari", error_messages={"invalid_choice": "Pilih salah satu hari bazar."})
    starts_at = forms.TimeField(label="Mulai", initial=HOURS[0], widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"))
    ends_at = forms.TimeField(label="Sampai", initial=HOURS[1], widget=forms.TimeInput(attrs=CLOCK, format="%H:%M"))
    stand = forms.IntegerField(
        label="Stan nomor", initial=1, min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    people = forms.ModelMultipleChoiceField(
        label="Siapa yang berjaga",
        queryset=Participant.objects.none(),
        error_messages={
            "required": "Pilih paling sedikit satu orang.",
            "invalid_choice": "Pilih warga dari daftar.",
            "invalid_pk_value": "Pilih warga dari daftar.",
        },
    )

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        bazaar = invitation.bazaar
        days = [bazaar.starts_on + timedelta(days=n) for n in range((bazaar.ends_on - bazaar.starts_on).days + 1)]
        self.days = {day.isoformat(): day for day in days}
        self.fields["day"].choices = [(key, hari_tanggal(day)) for key, day in self.days.items()]
        homes = Residence.objects.filter(rusunawa=invitation.rusunawa_id)
        self.fields["people"].queryset = Participant.objects.filter(pk__in=homes.values("participant"))
        for name in ("starts_at", "ends_at"):
            field = self.fields[name]
            field.error_messages = {"required": "Isi jamnya.", "invalid": "Tulis jam seperti 09.00."}
        for code in ("required", "invalid", "min_value"):
            self.fields["stand"].error_messages[code] = f"Nomor stan 1 sampai {invitation.stands}."

    def is_chosen(self, pk: int) -> bool:
        return self.is_bound and str(pk) in self.data.getlist("people")

    def put(self):
        names = ("starts_at", "ends_at", "stand", "people")
        values = {name: self.cleaned_data[name] for name in names}
        return turns.put(invitation=self.invitation, day=self.days[self.cleaned_data["day"]], **values)


def said(error: ValidationError) -> str:
    return " ".join(error.messages)
