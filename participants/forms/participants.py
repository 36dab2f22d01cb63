"""What staff type about a person."""

from django import forms
from django.core.exceptions import ValidationError
from phonenumber_field.formfields import PhoneNumberField

from participants import duplicates, nik
from participants.actions.participants import nik_warnings
from participants.models import City, Consent, District, Participant, Residence, Rusunawa
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.fields import RupiahFormField
from rusunpreneur.revisions import RevisionForm

WRITERS = (*OFFICE, Role.COORDINATOR)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PhoneField(PhoneNumberField):
    """Reads `62812…` as `+62812…`; the parser would take it for a number of area 0628."""

    default_error_messages = {"invalid": "Nomor HP ini tidak lengkap. Contoh: 0812 3456 7890."}

    def to_python(self, value):
        digits = (value or "").strip().replace("\x00", "")
        return super().to_python(f"+{digits}" if digits.startswith("62") else digits)


class ParticipantForm(RevisionForm):
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
        help_text="Centang hanya yang disetujui sendiri oleh peserta.",
    )

    class Meta:
        model = Participant
        fields = [
            "name",
            "sex",
            "birth_place",
            "birth_date",
            "nik",
            "nik_warning_reason",
            "phone",
            "ktp_address",
            "city",
            "district",
            "is_single_parent",
            "has_disability",
            "has_informal_income",
            "consents",
        ]
        widgets = {"birth_date": DAY}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for name in ("sex", "birth_date"):
            self.fields[name].required = True
        self.fields["city"].queryset = _cities(user)
        self.fields["district"].queryset = District.objects.select_related("city").filter(city__in=_cities(user))
        self.fields["nik_warning_reason"].label = "Alasan NIK tetap benar"
        self.fields["nik_warning_reason"].help_text = "Diisi bila ada peringatan tentang NIK."
        if self.instance.pk:
            given = Consent.objects.filter(participant=self.instance).latest_by_purpose()
            self.initial["consents"] = [consent.purpose for consent in given if consent.is_given]
            if self.instance.masked_nik:
                self.fields["nik"].help_text = f"Sudah tercatat {self.instance.masked_nik}. Isi hanya untuk mengganti."

    def clean_nik(self):
        text = self.cleaned_data["nik"]
        if not text:
            return ""
        number = nik.parse(text).number
        holder = Participant.objects.having_nik(number).exclude(pk=self.instance.pk).first()
        if holder:
            seen = Participant.objects.visible_to(self.user).filter(pk=holder.pk).exists()
            who = f"{holder.name} ({holder.code})" if seen else _masked_name(holder.name)
            raise ValidationError(f"NIK ini sudah terdaftar atas nama {who}.", code="nik_taken")
        return number

    def clean(self):
        cleaned = super().clean()
        if number := cleaned.get("nik"):
            found = nik_warnings(number=number, birth_date=cleaned.get("birth_date"), sex=cleaned.get("sex", ""))
            self.instance.nik_warnings = [warning.code for warning in found]
            if found and not cleaned.get("nik_warning_reason"):
                for warning in found:
                    self.add_error("nik", ValidationError(warning.sentence, code="nik_warning"))
                self.add_error("nik_warning_reason", "Tulis alasan mengapa NIK ini tetap benar.")
        return cleaned

    @property
    def number(self) -> str | None:
        """The new NIK; None keeps what is stored."""
        return self.cleaned_data["nik"] or None


def _cities(user):
    return City.objects.filter(user.access.within(*WRITERS, city="pk", rusunawa="rusunawa")).distinct()


def _masked_name(name: str) -> str:
    """`Siti Rahayu` as `S*** R*****`, for somebody of another place."""
    return " ".join(word[0] + "*" * (len(word) - 1) for word in name.split())


class HomeForm(forms.ModelForm):
    """The flat lived in and its rent."""

    monthly_rupiah = RupiahFormField(label="Sewa per bulan", required=False, help_text="Misalnya 765.000.")

    class Meta:
        model = Residence
        fields = ["rusunawa", "tower", "floor", "unit", "moved_in_on", "monthly_rupiah"]
        widgets = {"moved_in_on": DAY}

    def __init__(self, *args, user, is_required=True, **kwargs):
        super().__init__(*args, **kwargs)
        places = Rusunawa.objects.active().filter(user.access.within(*WRITERS, city="city", rusunawa="pk"))
        self.fields["rusunawa"].queryset = places
        self.fields["rusunawa"].required = is_required
        for name in ("tower", "floor", "unit"):
            self.fields[name].required = False
        if len(places[:2]) == 1:
            self.fields["rusunawa"].initial = places[0].pk

    def home(self) -> Residence | None:
        return self.save(commit=False) if self.cleaned_data.get("rusunawa") else None

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"participant", "rusunawa"}


class NewParticipantForm(SubmissionForm):
    """Asks once when somebody like this is known already."""

    is_new = forms.BooleanField(required=False, label="Tetap simpan sebagai orang baru")


def repeats(form: ParticipantForm, home: HomeForm) -> list[Participant]:
    """Known people whom this entry may repeat."""
    data = form.cleaned_data
    return duplicates.of(
        name=data["name"], birth_date=data["birth_date"], phone=str(data["phone"] or ""), home=home.cleaned_data
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Untuk apa nomor lengkapnya dibutuhkan?",
        min_length=5,
        max_length=200,
        error_messages={
            "required": "Tulis alasannya; setiap pembukaan NIK dicatat.",
            "min_length": "Tulis alasan yang jelas.",
        },
    )
