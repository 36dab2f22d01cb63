"""What is typed about a training."""

from django import forms
from django.core.exceptions import ValidationError

from participants.models import City, Rusunawa
from programs.actions import enrolments
from programs.forms.teaching import TeachingFields
from programs.models import Facilitator, Program, Skill, Training
from programs.models.plausible_days import LONGEST, plausible_day
from rusunpreneur.access import OFFICE
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm
from rusunpreneur.words import tanggal

#: In the order of the page, which is that of the summary of errors too.
FIELDS = [
    *("name", "program", "skill", "topics", "facilitators", "new_facilitators", "partner_name"),
    *("venue_kind", "rusunawa", "venue_name", "city", "is_marked_by_coordinator"),
    *("starts_on", "ends_on", "quota", "minimum_percent", "excused_rule", "notes"),
]
FAR_YEAR = "tahun %(year)d tidak mungkin. Pilih antara %(earliest)d dan %(latest)d."
OUT_OF_RANGE = ("invalid", "min_value", "max_value")
SEARCHABLE = {"data-select": ""}
WIDGETS = {
    "program": forms.Select,
    "skill": forms.Select(attrs=SEARCHABLE),
    "rusunawa": forms.Select(attrs=SEARCHABLE),
    "facilitators": forms.SelectMultiple(attrs={**SEARCHABLE, "data-placeholder": "Ketik nama narasumber"}),
    "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    "quota": forms.NumberInput(attrs={"inputmode": "numeric"}),
    "minimum_percent": forms.NumberInput(attrs={"inputmode": "numeric"}),
    "notes": forms.Textarea(attrs={"rows": 3}),
}


class TrainingForm(TeachingFields, RevisionForm):
    """Places are those of the user's own area; the city follows from the rusunawa."""

    class Meta:
        model = Training
        fields = [name for name in FIELDS if name not in TeachingFields.base_fields]
        widgets = WIDGETS
        help_texts = {
            "quota": "Yang datang sesudah kuota penuh masuk daftar tunggu.",
            "city": "Hanya bila tempatnya bukan rusunawa.",
        }
        error_messages = {
            "name": {"max_length": "Nama bimtek paling banyak %(limit_value)d huruf; sekarang %(show_value)d."},
            "rusunawa": {"invalid_choice": "Rusunawa ini tidak ada di wilayah Anda."},
            "venue_name": {"max_length": "Nama tempat paling banyak %(limit_value)d huruf; sekarang %(show_value)d."},
            "partner_name": {
                "max_length": "Nama perusahaan mitra paling banyak %(limit_value)d huruf; sekarang %(show_value)d."
            },
            "starts_on": {
                "invalid": "Tanggal mulai tidak terbaca. Tulis seperti 26/02/2024.",
                "implausible": f"Tanggal mulai: {FAR_YEAR}",
            },
            "ends_on": {
                "invalid": "Tanggal selesai tidak terbaca. Tulis seperti 26/02/2024.",
                "implausible": f"Tanggal selesai: {FAR_YEAR}",
            },
            "quota": dict.fromkeys(OUT_OF_RANGE, "Kuota peserta harus antara 1 dan 2.000 orang."),
            "minimum_percent": dict.fromkeys(OUT_OF_RANGE, "Syarat kehadiran harus antara 0 dan 100 persen."),
        }

    field_order = FIELDS

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.promoted = []
        self._offer("program", Program.objects.filter(is_active=True), self.instance.program_id)
        self._offer("skill", Skill.objects.filter(is_active=True), self.instance.skill_id)
        access = user.access
        rusunawa = Rusunawa.objects.filter(access.within(*OFFICE, city="city", rusunawa="pk"), is_active=True)
        self._offer("rusunawa", rusunawa, self.instance.rusunawa_id)
        cities = City.objects.filter(access.within(*OFFICE, city="pk", rusunawa="rusunawa")).distinct()
        self.fields["city"].queryset = cities
        for name in ("program", "skill", "rusunawa", "city"):
            self.fields[name].empty_label = f"Pilih {self.fields[name].label.lower()}"
        self.fields["city"].required = False
        facilitators = Facilitator.objects.filter(is_active=True)
        if self.instance.pk:
            facilitators = (facilitators | self.instance.facilitators.all()).distinct()
        self.fields["facilitators"].queryset = facilitators
        self.fields["facilitators"].help_text = ""
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(plausible_day)  # before clean() compares the two

    def _offer(self, name, queryset, chosen):
        """What is active, and what was chosen when it still was."""
        model = queryset.model
        self.fields[name].queryset = queryset | model.objects.filter(pk=chosen) if chosen else queryset

    def clean(self):
        cleaned = super().clean()
        rusunawa = cleaned.get("rusunawa")
        if cleaned.get("venue_kind") != Training.Venue.RUSUNAWA:
            cleaned["rusunawa"] = rusunawa = None
        elif not rusunawa and "rusunawa" not in self.errors:
            self.add_error("rusunawa", "Pilih rusunawanya.")
        if cleaned.get("venue_kind") != Training.Venue.RUSUNAWA and not cleaned.get("venue_name"):
            self.add_error("venue_name", "Tulis nama tempatnya.")
        if rusunawa:
            cleaned["city"] = rusunawa.city
        elif cleaned.get("venue_kind") != Training.Venue.RUSUNAWA and not cleaned.get("city"):
            self.add_error("city", "Pilih kotanya.")
        self._check_dates(cleaned)
        if self.instance.pk:
            self._keep_what_is_planned(cleaned)
        return cleaned

    def _check_dates(self, cleaned):
        """The constraints of the model, said beside the field."""
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if not starts_on or not ends_on:
            return
        if ends_on < starts_on:
            self.add_error("ends_on", "Tanggal selesai lebih awal dari tanggal mulai.")
        elif ends_on - starts_on > LONGEST:
            self.add_error("ends_on", "Bimtek paling lama satu tahun. Periksa tahun tanggal mulai dan selesai.")

    def _keep_what_is_planned(self, cleaned):
        if self.instance.is_closed:
            raise ValidationError("Bimtek ini sudah ditutup, jadi datanya tidak bisa diubah lagi.", code="closed")
        seated = self.instance.enrolments.seated().count()
        if cleaned.get("quota") is not None and cleaned["quota"] < seated:
            self.add_error("quota", f"Sudah ada {seated} peserta terdaftar. Kuota tidak bisa lebih kecil dari itu.")
        days = list(self.instance.sessions.countable().order_by("on").values_list("on", flat=True))
        if days and cleaned.get("starts_on") and days[0] < cleaned["starts_on"]:
            self.add_error("starts_on", f"Sesi pertama {tanggal(days[0])}. Pindahkan atau batalkan sesinya dulu.")
        if days and cleaned.get("ends_on") and days[-1] > cleaned["ends_on"]:
            self.add_error("ends_on", f"Sesi terakhir {tanggal(days[-1])}. Pindahkan atau batalkan sesinya dulu.")

    def save(self, commit=True):
        is_new = self.instance.pk is None
        if is_new:
            self.instance.created_by = self.user
        elif "starts_on" in self.changed_data:
            before = Training.objects.get(pk=self.instance.pk)
            enrolments.count_from(training=before, starts_on=self.instance.starts_on)
        training = super().save(commit)
        self.save_teaching(training)
        if not is_new:
            self.promoted = enrolments.promote(training=training, by=self.user)
        return training


class NewTrainingForm(SubmissionForm, TrainingForm):
    """The same, sent once however often it is sent."""


class ReasonForm(forms.Form):
    """Why something out of the ordinary is done."""

    reason = forms.CharField(
        label="Alasan",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 200}),
        error_messages={"required": "Tulis alasannya."},
    )


class FinishForm(forms.Form):
    """Finishing asks once more when sessions are not marked, or not wholly."""

    is_sure = forms.BooleanField(
        label="Ya, selesaikan juga. Yang belum dicatat memang tidak hadir.",
        error_messages={
            "required": "Catat dulu kehadirannya, atau centang bila yang belum dicatat memang tidak hadir."
        },
    )

    def __init__(self, *args, summary, **kwargs):
        super().__init__(*args, **kwargs)
        if summary.is_whole:
            del self.fields["is_sure"]
