"""Who gets a certificate, and who signs it."""

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.utils import timezone

from programs.actions import certificates
from programs.actions.certificates import Signatory
from programs.models import Certificate, Enrolment, Training
from rusunpreneur.accounts.submissions import SubmissionForm

REQUIRED = "Tulis {}."


@dataclass(frozen=True)
class Receiver:
    enrolment: Enrolment
    is_chosen: bool


class CertificateForm(SubmissionForm, forms.ModelForm):
    """For those who completed it and have none yet; who signed last in this city is proposed."""

    people = forms.ModelMultipleChoiceField(
        Enrolment.objects.none(),
        label="Penerima",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu orang.",
            "invalid_choice": "Salah satu orang yang dipilih tidak tuntas. Muat ulang halaman ini.",
            "invalid_pk_value": "Salah satu orang yang dipilih tidak tuntas. Muat ulang halaman ini.",
        },
    )
    signatory_nip = forms.CharField(
        label="NIP",
        required=False,
        max_length=30,  # as it is often written, in groups
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Certificate
        fields = ["issued_on", "signatory_name", "signatory_title", "signatory_nip"]
        labels = {
            "issued_on": "Tanggal sertifikat",
            "signatory_name": "Nama",
            "signatory_title": "Jabatan",
        }
        widgets = {
            "issued_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "issued_on": {"required": REQUIRED.format("tanggalnya"), "invalid": "Tulis tanggal seperti 26/02/2024."},
            "signatory_name": {"required": REQUIRED.format("nama yang menandatangani")},
            "signatory_title": {"required": REQUIRED.format("jabatannya")},
        }

    def __init__(self, *args, training: Training, **kwargs):
        last = Certificate.objects.filter(training__city=training.city_id).first()
        proposed = {name: getattr(last, name) for name in self.Meta.fields[1:]} if last else {}
        super().__init__(*args, initial={"issued_on": timezone.localdate(), **proposed}, **kwargs)
        self.fields["people"].queryset = certificates.due(training).select_related("participant")

    def clean_signatory_nip(self):
        return "".join(self.cleaned_data["signatory_nip"].split())

    @cached_property
    def receivers(self) -> list[Receiver]:
        """Chosen unless their data is incomplete, or as the form was sent."""
        sent = set(self.data.getlist("people")) if self.is_bound else None
        rows = self.fields["people"].queryset.defer("participant__nik_encrypted", "participant__phone")
        return [Receiver(row, row.participant.is_complete if sent is None else str(row.pk) in sent) for row in rows]

    @property
    def signatory(self) -> Signatory:
        return Signatory(**{name: self.cleaned_data[name] for name in self.Meta.fields[1:]})
