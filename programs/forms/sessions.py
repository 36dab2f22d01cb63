"""One meeting: when, what, and who teaches."""

from django import forms
from django.conf import settings

from programs.actions import sessions
from programs.models import Facilitator, Module, Session
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm

OUT_OF_RANGE = ("invalid", "min_value", "max_value")
TIME = {"type": "time"}
FIELDS = ["on", "starts_at", "ends_at", "break_minutes", "lesson_hours", "module", "facilitator"]


def lesson_hours(starts_at, ends_at, break_minutes: int) -> int:
    """Whole lesson hours (JP) that fit into these hours without the break, at least one."""
    minutes = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute - break_minutes
    return max(minutes // settings.LESSON_HOUR_MINUTES, 1)


class SessionForm(RevisionForm):
    """Leaving JP empty counts it from the hours."""

    module = forms.CharField(
        label="Materi", max_length=140, required=False, widget=forms.TextInput(attrs={"list": "modules"})
    )

    class Meta:
        model = Session
        fields = FIELDS
        widgets = {
            "on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_at": forms.TimeInput(attrs=TIME, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs=TIME, format="%H:%M"),
            "break_minutes": forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 240, "step": 5}),
            "lesson_hours": forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 20}),
            "facilitator": forms.Select(attrs={"data-select": ""}),
        }
        error_messages = {
            "on": {"invalid": "Tanggal tidak terbaca. Tulis seperti 26/02/2024."},
            "break_minutes": dict.fromkeys(OUT_OF_RANGE, "Istirahat harus antara 0 dan 240 menit."),
            "lesson_hours": dict.fromkeys(OUT_OF_RANGE, "Jumlah JP harus antara 1 dan 20."),
        }

    field_order = FIELDS

    def __init__(self, *args, training, **kwargs):
        super().__init__(*args, **kwargs)
        self.training = self.instance.training = training
        self.fields["lesson_hours"].required = False
        self.fields["lesson_hours"].help_text = f"Dihitung dari jamnya; 1 JP = {settings.LESSON_HOUR_MINUTES} menit."
        self.fields[
            "on"
        ].help_text = f"Bimtek ini {training.period}. Sesi di luar tanggal itu ikut mengubah tanggal bimtek."
        self.fields["facilitator"].queryset = Facilitator.objects.filter(is_active=True) | Facilitator.objects.filter(
            pk=self.instance.facilitator_id
        )
        self.fields["facilitator"].empty_label = "Belum ditentukan"
        if self.instance.module_id:
            self.initial["module"] = self.instance.module.title

    def _get_validation_exclusions(self):
        """Two constraints ask for fields that are not typed here; Django cannot check them without."""
        return super()._get_validation_exclusions() - {"status", "training"}

    def clean_break_minutes(self):
        return self.cleaned_data["break_minutes"] or 0

    def clean_module(self):
        """What is typed becomes a topic of this training, when it is not one yet."""
        title = " ".join(self.cleaned_data["module"].split())
        if not title:
            return None
        return self.training.modules.filter(title__iexact=title).first() or self._new_module(title)

    def _new_module(self, title) -> Module:
        """Written with the session, or not at all."""
        return Module(training=self.training, title=title, position=self.training.modules.count() + 1)

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and starts_at >= ends_at:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
            return cleaned
        self._refuse_same_hour(cleaned)
        if starts_at and ends_at and not cleaned.get("lesson_hours") and "lesson_hours" not in self.errors:
            cleaned["lesson_hours"] = lesson_hours(starts_at, ends_at, cleaned.get("break_minutes") or 0)
        if starts_at and ends_at and cleaned.get("on") and cleaned.get("facilitator"):
            self._ask_for_facilitator(cleaned)
        return cleaned

    def _refuse_same_hour(self, cleaned):
        same = self.training.sessions.countable().exclude(pk=self.instance.pk)
        if same.filter(on=cleaned.get("on"), starts_at=cleaned.get("starts_at")).exists():
            self.add_error("starts_at", "Sudah ada sesi bimtek ini pada tanggal dan jam itu.")

    def _ask_for_facilitator(self, cleaned):
        """Where and when somebody teaches already; the constraint alone could only say that they do."""
        names = ("on", "starts_at", "ends_at", "facilitator")
        wanted = Session(pk=self.instance.pk, **{name: cleaned[name] for name in names})
        for other in sessions.conflicts_of([wanted]).values():
            self.add_error("facilitator", sessions.in_words(other))


class NewSessionForm(SubmissionForm, SessionForm):
    """The same, sent once however often it is sent."""
