"""What is typed about a bazaar, and who stands at its till."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from participants.models import City, Rusunawa
from products.actions import bazaars
from products.models import Bazaar, Invitation, Turn
from programs.models.plausible_days import plausible_day
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.accounts.models import User
from rusunpreneur.accounts.submissions import FIELD, SubmissionForm
from rusunpreneur.revisions import HIDDEN, RevisionForm
from rusunpreneur.words import tanggal

LONGEST = timedelta(days=100)
SEARCHABLE = {"data-select": ""}
DAY = {"type": "date"}


class BazaarForm(RevisionForm):
    """Places are those of the user's own area; the city follows from the rusunawa."""

    class Meta:
        model = Bazaar
        fields = [
            *("name", "level", "organiser", "venue", "rusunawa", "city"),
            *("starts_on", "ends_on", "stands", "remark"),
        ]
        widgets = {
            "rusunawa": forms.Select(attrs=SEARCHABLE),
            "starts_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "stands": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
        help_texts = {
            "organiser": "Misalnya Sudin PPKUKM Jakarta Utara, atau Kelurahan Marunda.",
            "venue": "Misalnya Halaman Balai Kota.",
            "rusunawa": "Hanya bila bazarnya di rusunawa.",
            "city": "",
            "stands": "Untuk semua rusunawa bersama.",
        }
        error_messages = {
            "starts_on": {"invalid": "Tanggal mulai tidak terbaca. Tulis seperti 26/02/2026."},
            "ends_on": {"invalid": "Tanggal sampai tidak terbaca. Tulis seperti 26/02/2026."},
            "stands": dict.fromkeys(("invalid", "min_value", "max_value"), "Jumlah stan antara 1 dan 500."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        access = user.access
        mine = Rusunawa.objects.filter(access.within(*OFFICE, city="city", rusunawa="pk"), is_active=True)
        chosen = Rusunawa.objects.filter(pk=self.instance.rusunawa_id)
        self.fields["rusunawa"].queryset = mine | chosen if self.instance.rusunawa_id else mine
        self.fields["rusunawa"].empty_label = "Bukan di rusunawa"
        self.fields["level"].choices = [("", "Pilih tingkat"), *Bazaar.Level.choices]
        cities = City.objects.filter(access.within(*OFFICE, city="pk", rusunawa="rusunawa")).distinct()
        self.fields["city"].queryset = cities
        self.is_everywhere = access.is_everywhere(*OFFICE)
        self.fields["city"].empty_label = "Seluruh Jakarta" if self.is_everywhere else "Pilih kota"
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(plausible_day)

    def clean(self):
        cleaned = super().clean()
        if rusunawa := cleaned.get("rusunawa"):
            cleaned["city"] = rusunawa.city
        elif not cleaned.get("city") and not self.is_everywhere and "city" not in self.errors:
            self.add_error("city", "Pilih kotanya.")
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Tanggal sampai lebih awal dari tanggal mulai.")
        elif starts_on and ends_on and ends_on - starts_on > LONGEST:
            self.add_error("ends_on", f"Bazar paling lama {LONGEST.days} hari. Periksa tahunnya.")
        if self.instance.pk:
            self._keep_what_is_planned(cleaned)
        return cleaned

    def _keep_what_is_planned(self, cleaned):
        if not self.instance.is_open:
            raise ValidationError("Bazar ini sudah selesai, jadi datanya tidak bisa diubah lagi.", code="over")
        given = sum(
            self.instance.invitations.exclude(answer=Invitation.Answer.DECLINED).values_list("stands", flat=True)
        )
        if cleaned.get("stands") and cleaned["stands"] < given:
            self.add_error("stands", f"{given} stan sudah diberikan ke rusunawa, jadi tidak bisa kurang dari itu.")
        days = list(Turn.objects.filter(invitation__bazaar=self.instance).order_by("day").values_list("day", flat=True))
        if days and cleaned.get("starts_on") and days[0] < cleaned["starts_on"]:
            self.add_error("starts_on", f"Sudah ada giliran jaga {tanggal(days[0])}. Hapus dulu gilirannya.")
        if days and cleaned.get("ends_on") and days[-1] > cleaned["ends_on"]:
            self.add_error("ends_on", f"Sudah ada giliran jaga {tanggal(days[-1])}. Hapus dulu gilirannya.")


class NewBazaarForm(SubmissionForm, BazaarForm):
    """The same, sent once however often it is sent."""

    def save(self, commit=True):
        values = {name: value for name, value in self.cleaned_data.items() if name not in (FIELD, *HIDDEN)}
        return bazaars.plan(by=self.user, **values)


class CashiersForm(forms.Form):
    """Those who may stand at the till of this bazaar."""

    users = forms.ModelMultipleChoiceField(
        label="Kasir yang bertugas",
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Pilih kasir dari daftar.", "invalid_pk_value": "Pilih kasir dari daftar."},
    )

    def __init__(self, *args, bazaar: Bazaar, **kwargs):
        super().__init__(*args, **kwargs)
        self.bazaar = bazaar
        cashiers = User.objects.filter(is_active=True, assignments__role=Role.CASHIER).distinct()
        self.fields["users"].queryset = cashiers.order_by("name", "pk")
        self.initial.setdefault("users", list(bazaar.cashiers.values_list("user", flat=True)))
