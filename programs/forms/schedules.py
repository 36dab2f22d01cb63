"""The wizard of a schedule: its rhythm, then its rows one by one."""

import re
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError

from programs import schedule
from programs.actions import sessions
from programs.forms.sessions import lesson_hours
from programs.models import Facilitator, Module, Session
from programs.models.plausible_days import LONGEST, plausible_day
from rusunpreneur.words import DAYS, MONTHS, hari

DAY = {"type": "date"}
TIME = {"type": "time"}


def parse_day(text: str) -> date:
    """`26/2/2024`, `26-02-2024`, `2024-02-26` or `26 Februari 2024`; ValueError otherwise."""
    words = re.fullmatch(r"(\d{1,2})\s+([a-z]{3,})\s+(\d{4})", text.lower())
    if words:
        month = next((i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(words[2][:3])), 0)
        return date(int(words[3]), month, int(words[1]))
    parts = [int(part) for part in re.split(r"[/.-]", text)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    return date(year, month, day)


class RhythmForm(forms.Form):
    """Which days, which hours. Sent by GET: it writes nothing, and the browser's back button brings it back."""

    DAILY, WEEKLY, LISTED = "harian", "mingguan", "tanggal"
    RHYTHMS = (
        (DAILY, "Setiap hari berturut-turut"),
        (WEEKLY, "Hari tertentu tiap minggu"),
        (LISTED, "Tanggal pilihan"),
    )

    rhythm = forms.ChoiceField(label="Pola", choices=RHYTHMS, initial=DAILY, widget=forms.RadioSelect)
    first = forms.DateField(
        label="Mulai",
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        validators=[plausible_day],
    )
    last = forms.DateField(
        label="Sampai",
        required=False,
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        validators=[plausible_day],
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="Hari",
        coerce=int,
        choices=list(enumerate(DAYS)),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Untuk pola mingguan.",
    )
    dates = forms.CharField(
        label="Tanggal-tanggalnya",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Untuk tanggal pilihan: satu per baris, misalnya 26/02/2024.",
    )
    skip_weekends = forms.BooleanField(label="Lewati Sabtu dan Minggu", required=False)
    skip_holidays = forms.BooleanField(label="Lewati hari libur nasional", required=False, initial=True)
    starts_at = forms.TimeField(label="Jam mulai", initial=time(8), widget=forms.TimeInput(attrs=TIME, format="%H:%M"))
    ends_at = forms.TimeField(label="Jam selesai", initial=time(15), widget=forms.TimeInput(attrs=TIME, format="%H:%M"))
    break_minutes = forms.IntegerField(
        label="Istirahat (menit)", min_value=0, max_value=240, initial=60, required=False
    )
    lesson_hours = forms.IntegerField(
        label="JP tiap sesi",
        min_value=1,
        max_value=20,
        required=False,
        help_text="Kosongkan untuk dihitung dari jamnya.",
    )
    facilitator = forms.ModelChoiceField(
        Facilitator.objects.filter(is_active=True), label="Narasumber", required=False, empty_label="Belum ditentukan"
    )
    topics = forms.CharField(
        label="Materi",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu per baris; dibagi berurutan ke semua sesi.",
    )

    def clean_dates(self):
        days = []
        for text in filter(None, (part.strip() for part in re.split(r"[\n,;]", self.cleaned_data["dates"]))):
            try:
                days.append(parse_day(text))
            except (ValueError, OverflowError):
                raise ValidationError(f"“{text}” bukan tanggal. Tulis seperti 26/02/2024.") from None
            plausible_day(days[-1])
        return days

    def clean_topics(self):
        lines = [" ".join(line.split()) for line in self.cleaned_data["topics"].splitlines()]
        if long := next((line for line in lines if len(line) > 140), None):
            raise ValidationError(f"Materi “{long[:40]}…” lebih dari 140 huruf.")
        return list(dict.fromkeys(filter(None, lines)))

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and starts_at >= ends_at:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
        if cleaned.get("rhythm") == self.LISTED:
            self._need("dates", "Tulis paling sedikit satu tanggal.")
        else:
            self._need("first", "Isi tanggal mulai.")
            self._need("last", "Isi tanggal sampai.")
        if cleaned.get("rhythm") == self.WEEKLY:
            self._need("weekdays", "Pilih paling sedikit satu hari.")
        if not self.errors:
            self._plan(cleaned)
        return cleaned

    def _need(self, name, sentence):
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def _plan(self, cleaned):
        first, last = cleaned.get("first"), cleaned.get("last")
        if cleaned["rhythm"] != self.LISTED and first > last:
            return self.add_error("last", "Tanggal sampai lebih awal dari tanggal mulai.")
        if cleaned["rhythm"] != self.LISTED and last - first > LONGEST:
            return self.add_error("last", "Rentangnya lebih dari satu tahun. Periksa tahunnya.")
        days = {
            self.DAILY: lambda: schedule.daily(first, last),
            self.WEEKLY: lambda: schedule.weekly(first, last, cleaned["weekdays"]),
            self.LISTED: lambda: cleaned["dates"],
        }[cleaned["rhythm"]]()
        self.plan = schedule.without(days, weekends=cleaned["skip_weekends"], public_holidays=cleaned["skip_holidays"])
        if not self.plan.days:
            return self.add_error(None, "Tidak ada hari yang tersisa. Periksa tanggal dan hari yang dilewati.")
        if len(self.plan.days) > schedule.LONGEST:
            return self.add_error(
                None, f"Pola ini memuat {len(self.plan.days)} sesi. Paling banyak {schedule.LONGEST} sekali jalan."
            )

    def rows(self) -> list[dict]:
        """What the rows of the preview begin with."""
        data = self.cleaned_data
        hours = data["lesson_hours"] or lesson_hours(data["starts_at"], data["ends_at"], data["break_minutes"] or 0)
        topics = schedule.spread(data["topics"], len(self.plan.days))
        return [
            {
                "is_wanted": True,
                "on": day,
                "starts_at": data["starts_at"],
                "ends_at": data["ends_at"],
                "break_minutes": data["break_minutes"] or 0,
                "lesson_hours": min(hours, 20),
                "module": topic,
                "facilitator": data["facilitator"].pk if data["facilitator"] else "",
            }
            for day, topic in zip(self.plan.days, topics, strict=True)
        ]

    @property
    def left_over(self) -> list[str]:
        """Topics for which there is no session."""
        return self.cleaned_data["topics"][len(self.plan.days) :]


class RowForm(forms.Form):
    """One session to be."""

    is_wanted = forms.BooleanField(label="Buat sesi ini", required=False)
    on = forms.DateField(
        label="Tanggal", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), validators=[plausible_day]
    )
    starts_at = forms.TimeField(label="Mulai", widget=forms.TimeInput(attrs=TIME, format="%H:%M"))
    ends_at = forms.TimeField(label="Selesai", widget=forms.TimeInput(attrs=TIME, format="%H:%M"))
    break_minutes = forms.IntegerField(min_value=0, max_value=240, required=False, widget=forms.HiddenInput)
    lesson_hours = forms.IntegerField(label="JP", min_value=1, max_value=20)
    module = forms.CharField(label="Materi", max_length=140, required=False)
    facilitator = forms.TypedChoiceField(label="Narasumber", coerce=int, empty_value=None, required=False)

    def __init__(self, *args, facilitators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facilitator"].choices = [("", "Belum ditentukan"), *facilitators]
        for name in ("on", "starts_at", "ends_at", "lesson_hours", "module"):
            self.fields[name].widget.attrs["class"] = "form-control"
        self.fields["facilitator"].widget.attrs["class"] = "form-select"
        self.fields["is_wanted"].widget.attrs["class"] = "form-check-input"
        if self.is_bound and not self.data.get(self.add_prefix("is_wanted")):
            for field in self.fields.values():
                field.required = False

    @property
    def weekday(self) -> str:
        """`Sen 26`, as far as the day is one: a list of dates alone hides that one is a Sunday."""
        on = self["on"].value()
        try:
            return hari(on if isinstance(on, date) else date.fromisoformat(on or ""))
        except ValueError:
            return ""

    @property
    def place(self) -> int:
        """Its row, as people count."""
        return int(self.prefix.rpartition("-")[2]) + 1

    @property
    def visible(self) -> list:
        """The columns of the preview, after the tick."""
        return [self[name] for name in ("on", "starts_at", "ends_at", "lesson_hours", "module", "facilitator")]

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if cleaned.get("is_wanted") and starts_at and ends_at and starts_at >= ends_at:
            self.add_error("ends_at", "Jam selesai harus sesudah jam mulai.")
        return cleaned

    def session(self, modules: dict[str, Module], training) -> Session:
        data = self.cleaned_data
        title = " ".join(data["module"].split())
        if title and title.casefold() not in modules:
            modules[title.casefold()] = Module(training=training, title=title, position=len(modules) + 1)
        return Session(
            training=training,
            on=data["on"],
            starts_at=data["starts_at"],
            ends_at=data["ends_at"],
            break_minutes=data["break_minutes"] or 0,
            lesson_hours=data["lesson_hours"],
            module=modules.get(title.casefold()),
            facilitator_id=data["facilitator"],
        )


class RowFormSet(forms.BaseFormSet):
    """The rows together: nobody in two places, no two sessions of this training at one time."""

    def __init__(self, *args, training, **kwargs):
        super().__init__(*args, **kwargs)
        self.training = training

    def clean(self):
        wanted = [form for form in self.forms if not form.errors and form.cleaned_data.get("is_wanted")]
        if any(form.errors for form in self.forms):
            return
        if not wanted:
            raise ValidationError("Pilih paling sedikit satu sesi.")
        modules = {module.title.casefold(): module for module in self.training.modules.all()}
        self.sessions = [form.session(modules, self.training) for form in wanted]
        self._say_conflicts(wanted)

    def _say_conflicts(self, forms):
        taken = sessions.conflicts_of(self.sessions)
        times = set(self.training.sessions.countable().values_list("on", "starts_at"))
        for index, (form, session) in enumerate(zip(forms, self.sessions, strict=True)):
            if other := taken.get(sessions.slot(session)):
                form.add_error("facilitator", sessions.in_words(other))
            elif any(sessions.overlaps(session, before) for before in self.sessions[:index]):
                form.add_error("facilitator", "Narasumber ini sudah ada di baris lain pada jam yang sama.")
            if (session.on, session.starts_at) in times:
                form.add_error("starts_at", "Sudah ada sesi bimtek ini pada tanggal dan jam itu.")
            times.add((session.on, session.starts_at))


Rows = forms.formset_factory(RowForm, formset=RowFormSet, extra=0, max_num=schedule.LONGEST, validate_max=True)
