"""How far a programme means to get: what is typed about a target."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.models import City, Rusunawa
from programs.forms.numbers import FigureField
from programs.models import IndicatorKey, Program, Target
from programs.models.indicator_key import PERCENTS, WHOLE
from programs.models.plausible_days import plausible_day
from programs.models.target import WHOLE_MONTHS
from rusunpreneur.access import OFFICE
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.revisions import RevisionForm

ALL_JAKARTA = "jakarta"
TWICE = "Target untuk program, indikator, wilayah, dan waktu ini sudah ada. Ubah yang itu."
DAY = {"invalid": "Tulis tanggal seperti 26/02/2024."}
BASELINE = ("baseline_value", "baseline_on", "baseline_source")


def _day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TargetForm(RevisionForm):
    """Places are those of the user's own area; all of Jakarta is for the office of all Jakarta."""

    scope = forms.ChoiceField(
        label="Wilayah",
        widget=forms.Select(attrs={"data-select": ""}),
        error_messages={"invalid_choice": "Wilayah ini tidak ada di wilayah kerja Anda. Pilih dari daftar."},
    )
    value = FigureField(label="Target")
    baseline_value = FigureField(label="Nilai awal", required=False)

    class Meta:
        model = Target
        fields = ["program", "indicator", "starts_on", "ends_on", "value", *BASELINE, "note"]
        widgets = {name: _day_input() for name in ("starts_on", "ends_on", "baseline_on")}
        error_messages = {
            **dict.fromkeys(("starts_on", "ends_on", "baseline_on"), DAY),
            "program": {"invalid_choice": "Program ini tidak ada lagi. Pilih dari daftar."},
            "indicator": {"invalid_choice": "Indikator ini tidak dikenal. Pilih dari daftar."},
        }
        help_texts = {
            "starts_on": "Tanggal 1 sebuah bulan.",
            "ends_on": "Hari terakhir sebuah bulan.",
            "baseline_source": "Laporan atau dokumen yang menyebut nilai awalnya.",
            "note": "Misalnya: empat pelatihan, masing-masing 40 orang.",
        }

    field_order = ["program", "indicator", "scope", "starts_on", "ends_on", "value", *BASELINE, "note"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        programs = Program.objects.filter(is_active=True)
        if self.instance.program_id:
            programs = programs | Program.objects.filter(pk=self.instance.program_id)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = "Pilih program"
        units = [(key.value, f"{key.label} ({key.unit.label})") for key in IndicatorKey]
        self.fields["indicator"].choices = [("", "Pilih indikator"), *units]
        self.places = _places(user)
        self.fields["scope"].choices = [("", "Pilih wilayah"), *((key, label) for key, label, _ in self.places)]
        if self.instance.pk:
            self.initial["scope"] = _key(self.instance.city_id, self.instance.rusunawa_id)
        for name in ("starts_on", "ends_on", "baseline_on"):
            self.fields[name].validators.append(plausible_day)

    def clean(self):
        cleaned = super().clean()
        place = {key: place for key, _, place in self.places}.get(cleaned.get("scope"), {})
        for name in ("city_id", "rusunawa_id"):
            setattr(self.instance, name, place.get(name))
        self._check_period(cleaned)
        self._check_numbers(cleaned)
        self._check_baseline(cleaned)
        if not self.errors and self._same(cleaned).exists():
            self.add_error("indicator", TWICE)
        return cleaned

    def _check_period(self, cleaned):
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Waktunya berakhir sebelum mulai.")
        if starts_on and starts_on.day != 1:
            self.add_error("starts_on", WHOLE_MONTHS)
        if ends_on and (ends_on + timedelta(days=1)).day != 1:
            self.add_error("ends_on", WHOLE_MONTHS)

    def _check_numbers(self, cleaned):
        for name in ("value", "baseline_value"):
            number = cleaned.get(name)
            if number is None:
                continue
            if cleaned.get("indicator") in PERCENTS and number > 100:
                self.add_error(name, "Persen paling banyak 100.")
            if cleaned.get("indicator") in WHOLE and number % 1:
                self.add_error(name, "Indikator ini dihitung dalam bilangan bulat.")

    def _check_baseline(self, cleaned):
        empty = [name for name in BASELINE if cleaned.get(name) in (None, "") and name not in self.errors]
        if len(empty) < len(BASELINE):
            for name in empty:
                self.add_error(name, "Nilai awal butuh angka, tanggal, dan sumbernya; atau kosongkan ketiganya.")

    def _same(self, cleaned):
        names = ("program", "indicator", "starts_on", "ends_on")
        place = {"city": self.instance.city_id, "rusunawa": self.instance.rusunawa_id}
        return Target.objects.filter(**place, **{name: cleaned[name] for name in names}).exclude(pk=self.instance.pk)

    def save(self, commit=True):
        if not self.instance.pk:
            self.instance.created_by = self.user
        try:
            with transaction.atomic():
                return super().save(commit)
        except IntegrityError:  # a colleague wrote the same one at this moment
            raise ValidationError({"indicator": TWICE}) from None


class NewTargetForm(SubmissionForm, TargetForm):
    """The same, sent once however often it is sent."""


def _key(city_id: int | None, rusunawa_id: int | None) -> str:
    if rusunawa_id:
        return f"rusunawa-{rusunawa_id}"
    return f"kota-{city_id}" if city_id else ALL_JAKARTA


def _places(user) -> list[tuple[str, str, dict]]:
    """Key, words and columns of every place that this person of the office answers for."""
    access = user.access
    places = [(ALL_JAKARTA, "Seluruh Jakarta", {})] if access.is_everywhere(*OFFICE) else []
    for city in City.objects.all():
        if access.covers(*OFFICE, city_id=city.pk):
            places.append((_key(city.pk, None), city.short_name, {"city_id": city.pk}))
    for rusunawa in Rusunawa.objects.filter(access.within(*OFFICE, city="city", rusunawa="pk")).order_by("name"):
        columns = {"city_id": rusunawa.city_id, "rusunawa_id": rusunawa.pk}
        places.append((_key(rusunawa.city_id, rusunawa.pk), str(rusunawa), columns))
    return places
