"""A sheet of official figures comes in, and one figure is corrected."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.actions import statistics
from programs.forms.numbers import FigureField
from programs.models import Statistic, StatisticSource
from programs.models.statistic import YEARS
from programs.statistics.plan import Plan
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm

MOST_BYTES = 2 * 1024**2
REASON_LENGTH = 200
SALT = "programs.statistics.sheet"
SOURCE = ("title", "publisher", "document", "published_on")


class StatisticFileForm(forms.Form):
    """A sheet is only read; nothing is written before it was looked at."""

    file = forms.FileField(
        label="Berkas Excel atau CSV",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="Paling besar 2 MB dan 500 angka.",
        error_messages={"required": "Pilih berkasnya dulu."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("Berkas ini lebih dari 2 MB. Kirim hanya lembar angkanya.", code="too_big")
        self.sheet = statistics.read(file.read())
        return file


class SheetForm(SubmissionForm):
    """A sheet that was looked at: its cells travel with the page, sealed, so that what was seen is what is written."""

    sheet = forms.CharField(widget=forms.HiddenInput, strip=False)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Alasan koreksi",
        required=False,
        max_length=REASON_LENGTH,
        help_text="Tercatat bersama angka lamanya. Misalnya: angka direvisi BPS, 3 Maret 2024.",
    )

    @classmethod
    def about(cls, plan: Plan, filename: str):
        sealed = signing.dumps([filename, plan.sheet], salt=SALT, compress=True)
        form = cls(initial={"sheet": sealed, "seen": plan.fingerprint})
        form.filename = filename
        form.beside(plan)
        return form

    def beside(self, plan: Plan):
        """The label says that a correction needs its reason; `statistics.load` holds to it."""
        self.fields["reason"].required = bool(plan.changed)

    def clean_sheet(self):
        try:
            self.filename, sheet = signing.loads(self.cleaned_data["sheet"], salt=SALT)
        except signing.BadSignature:
            raise ValidationError("Halaman ini tidak lengkap. Kirim berkasnya sekali lagi.", code="unsealed") from None
        return sheet


class StatisticForm(RevisionForm):
    """One figure anew. Where the new one was published is asked like the old one's."""

    value = FigureField(label="Nilai", error_messages={"invalid": "Tulis dengan angka, misalnya 34.717 atau 6,03."})
    title = forms.CharField(label="Judul sumber", max_length=200)
    publisher = forms.CharField(label="Penerbit", max_length=120)
    document = forms.CharField(label="Alamat atau dokumen", max_length=300)
    published_on = forms.DateField(
        label="Terbit",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tanggal seperti 27/02/2024."},
    )
    reason = forms.CharField(
        label="Alasan koreksi",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": REASON_LENGTH}),
        help_text="Angka lama dan alasan ini tetap tercatat di halaman angkanya.",
    )

    class Meta:
        model = Statistic
        fields = ["value", "remark"]

    field_order = ["value", *SOURCE, "remark", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {name: getattr(self.instance.source, name) for name in SOURCE}

    def clean_published_on(self):
        day = self.cleaned_data["published_on"]
        if day.year < YEARS[0] or day > timezone.localdate():
            raise ValidationError("Tanggal terbit ini tidak mungkin.", code="implausible")
        return day

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not set(self.changed_data) & {"value", "remark", *SOURCE}:
            raise ValidationError("Belum ada yang diubah.", code="unchanged")
        return cleaned

    def save(self, commit=True):
        """The revision rises in the model's own correction."""
        said = self.cleaned_data
        self.instance.refresh_from_db()
        return statistics.correct(
            statistic=self.instance,
            value=said["value"],
            source=StatisticSource(**{name: said[name] for name in SOURCE}),
            remark=said["remark"],
            reason=said["reason"],
        )
