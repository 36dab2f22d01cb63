"""The checklist of a product as small forms: a line each, answered by ya or tidak, or by a number between limits."""

from django import forms

from products.actions.inspections import Check
from products.forms.photo import PhotoField
from products.limits import limits_of, outside
from products.models import Criterion

YES, NO = "ya", "tidak"


class CheckForm(forms.Form):
    """One line of the checklist: ya or tidak, or a number between limits."""

    def __init__(self, *args, criterion: Criterion, **kwargs):
        super().__init__(*args, prefix=f"c{criterion.pk}", **kwargs)
        self.criterion = criterion
        if criterion.is_measured:
            self.fields["value"] = forms.DecimalField(
                label=criterion.text,
                required=False,
                max_digits=9,
                decimal_places=2,
                localize=True,
                error_messages={"invalid": f"{criterion.text}: tulis angka, misalnya 12,5."},
                widget=forms.TextInput(attrs=self._box()),
            )
        else:
            self.fields["is_met"] = forms.ChoiceField(
                label=criterion.text,
                required=False,
                choices=[(YES, "Ya"), (NO, "Tidak")],
                error_messages={"invalid_choice": self.unanswered},
            )
        if criterion.is_photo_needed:
            self.fields["photo"] = PhotoField(label=f"Foto: {criterion.text}", required=False)

    def _box(self) -> dict:
        """The page says while the number is typed when it lies outside."""
        box = {"inputmode": "decimal", "autocomplete": "off", "class": "form-control", "data-measured": ""}
        limits = {"data-lowest": self.criterion.lowest, "data-highest": self.criterion.highest}
        return box | {name: str(limit) for name, limit in limits.items() if limit is not None}

    @property
    def limits(self) -> str:
        """`10–12 cm`, `paling besar 12 cm`."""
        return limits_of(self.criterion)

    @property
    def unanswered(self) -> str:
        asked = "isi hasil ukurnya" if self.criterion.is_measured else "pilih ya atau tidak"
        return f"{self.criterion.text}: {asked}."

    @property
    def is_critical(self) -> bool:
        return self.criterion.severity == Criterion.Severity.CRITICAL

    @property
    def is_asked_first(self) -> bool:
        """What "semua lulus" cannot answer by itself: a photo, and the number that decides."""
        return self.criterion.is_photo_needed or (self.criterion.is_measured and self.is_critical)

    @property
    def answer_name(self) -> str:
        return "value" if self.criterion.is_measured else "is_met"

    def require_answer(self, *, is_clean_lot: bool):
        """Every line is answered; "semua lulus" answers ya to what was left open, and measures nothing."""
        name = self.answer_name
        if self.cleaned_data.get(name) in (None, "") and name not in self.errors:
            if not is_clean_lot:
                self.add_error(name, self.unanswered)
            elif self.is_asked_first:
                self.add_error(name, f"{self.unanswered} Semua lulus A tidak mengisinya untuk Anda.")
            elif not self.criterion.is_measured:
                self.cleaned_data["is_met"] = YES
        if self.criterion.is_photo_needed and not self.cleaned_data.get("photo") and "photo" not in self.errors:
            self.add_error("photo", f"{self.criterion.text}: butir ini perlu foto.")

    @property
    def doubt(self) -> str:
        """Why nothing passes without a word: a number outside its limits, or a critical line that is not met."""
        if self.errors or self.check() is None or self.is_met:
            return ""
        if self.criterion.is_measured:
            return outside(self.criterion, self.cleaned_data["value"])
        return f"{self.criterion.text}: tidak terpenuhi." if self.is_critical else ""

    @property
    def is_met(self) -> bool:
        if self.criterion.is_measured:
            return self.criterion.is_met_by(self.cleaned_data["value"])
        return self.cleaned_data["is_met"] == YES

    def check(self) -> Check | None:
        value = self.cleaned_data.get("value")
        if self.criterion.is_measured and value is None:
            return None
        return Check(self.criterion, self.is_met, value, self.cleaned_data.get("photo") or "")
