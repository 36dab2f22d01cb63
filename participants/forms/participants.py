"""What staff type about a person."""

from django import forms
from django.core.exceptions import ValidationError
from phonenumber_field.formfields import PhoneNumberField

from participants import names, nik
from participants.actions import participants
from participants.forms.residences import WRITERS, day_input
from participants.models import City, Consent, District, Participant
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm


class PhoneField(PhoneNumberField):
    """Reads `62812…` as `+62812…`; the parser would take it for a number of area 0628."""

    default_error_messages = {"invalid": "Nomor HP ini tidak lengkap. Contoh: 0812 3456 7890."}

    def to_python(self, value):
        digits = (value or "").strip().replace("\x00", "")
        return super().to_python(f"+{digits}" if digits.startswith("62") else digits)


class ParticipantForm(RevisionForm):
    """A new person, or one that is completed or corrected."""

    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=32,
        help_text="16 angka di KTP. Boleh dikosongkan dan dilengkapi nanti.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = PhoneField(
        label="Nomor HP",
        region="ID",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    consents = forms.MultipleChoiceField(
        label="Peserta setuju untuk",
        choices=Consent.Purpose.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bacakan satu per satu. Centang hanya yang disetujui sendiri oleh peserta; boleh tidak ada.",
    )

    consents_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Participant
        fields = [
            *("name", "sex", "birth_place", "birth_date", "nik", "nik_warning_reason", "phone", "ktp_address"),
            *("city", "district", "is_single_parent", "has_disability", "has_informal_income", "consents"),
        ]
        widgets = {"birth_date": day_input()}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("sex", "birth_date"):
            self.fields[name].required = True
        self.fields["sex"].choices = [("", "Pilih"), *Participant.Sex.choices]
        self._offer_regions()
        self.fields["nik_warning_reason"].label = "Alasan NIK tetap benar"
        self.fields["nik_warning_reason"].help_text = "Isi bila NIK tidak cocok dengan data lain, tetapi memang begitu."
        if self.instance.pk:
            self.initial["consents"] = given = _given(self.instance)
            self.initial["consents_seen"] = ",".join(given)
            if self.instance.masked_nik:
                self.fields["nik"].help_text = f"Sudah tercatat {self.instance.masked_nik}. Isi hanya untuk mengganti."

    def _offer_regions(self):
        """The cities where the user may write, and the one that serves this person already."""
        cities = City.objects.filter(self.user.access.within(*WRITERS, city="pk", rusunawa="rusunawa")).distinct()
        cities = City.objects.filter(pk__in=cities.values("pk")) | City.objects.filter(pk=self.instance.city_id)
        self.fields["city"].queryset, self.fields["city"].empty_label = cities, "Pilih wilayah"
        self.fields["district"].queryset = District.objects.filter(city__in=cities.values("pk"))
        self.fields["district"].empty_label = "Belum diketahui"
        known = list(cities[:2])
        if len(known) == 1:
            self.fields["city"].initial = known[0].pk

    def clean_name(self):
        return names.tidy(self.cleaned_data["name"])

    def beside_fields(self):
        return {"NIK": self.instance.masked_nik or ""}

    def clean_nik(self):
        text = self.cleaned_data["nik"]
        if not text:
            return ""
        number = nik.parse(text).number
        holder = Participant.objects.having_nik(number).exclude(pk=self.instance.pk).first()
        if holder:
            seen = Participant.objects.visible_to(self.user).filter(pk=holder.pk).exists()
            who = f"{holder.name} ({holder.code})" if seen else f"{masked_name(holder.name)} di wilayah lain"
            raise ValidationError(f"NIK ini sudah terdaftar atas nama {who}.", code="nik_taken")
        return number

    def clean(self):
        cleaned = super().clean()
        if "nik" in cleaned and (number := cleaned["nik"] or self.instance.nik_encrypted):
            found = participants.nik_warnings(
                number=number, birth_date=cleaned.get("birth_date"), sex=cleaned.get("sex", "")
            )
            self.instance.nik_warnings = [warning.code for warning in found]
            if found and not cleaned.get("nik_warning_reason"):
                for warning in found:
                    self.add_error("nik", ValidationError(warning.sentence, code="nik_warning"))
                self.add_error("nik_warning_reason", "Betulkan datanya, atau tulis mengapa NIK ini tetap benar.")
        return cleaned

    @property
    def decisions(self) -> dict[str, bool]:
        """What was ticked or unticked in this form since it was opened; nobody decided about the rest."""
        ticked, seen = set(self.cleaned_data["consents"]), set(self.cleaned_data["consents_seen"].split(","))
        return dict.fromkeys(ticked - seen, True) | dict.fromkeys((seen - ticked) & set(Consent.Purpose.values), False)

    @property
    def number(self) -> str | None:
        """The new NIK; None keeps what is stored."""
        return self.cleaned_data["nik"] or None


def _given(person: Participant) -> list[str]:
    latest = Consent.objects.filter(participant=person).latest_by_purpose()
    return [consent.purpose for consent in latest if consent.is_given]


def masked_name(name: str) -> str:
    """`Siti Rahayu` as `S*** R*****`, for somebody of another place."""
    return " ".join(word[0] + "*" * (len(word) - 1) for word in name.split())


class NewParticipantForm(SubmissionForm):
    """Asks once when somebody like this is known already."""

    is_new = forms.BooleanField(required=False, label="Sudah diperiksa: tetap simpan sebagai orang baru")
