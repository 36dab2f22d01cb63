"""Numbers as they are written here: `243.972`, `6,03`."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from rusunpreneur.words import angka

WRITTEN = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?P<part>\d{1,2}))?", re.ASCII)
WITH_POINT = re.compile(r"\d{1,12}\.\d{1,2}", re.ASCII)
MOST = Decimal(10) ** 12


class FigureField(forms.Field):
    """A DecimalField would turn `1.250` into 1.25; `6.03` can only be six and three hundredths."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": "Tulis dengan angka, misalnya 160 atau 6,03.",
        "too_large": "Angkanya terlalu besar.",
    }

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None
        said = str(value).strip()
        if not said:
            return None
        if WITH_POINT.fullmatch(said):
            return Decimal(said)
        if not (match := WRITTEN.fullmatch(said)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number = Decimal(f"{match['whole'].replace('.', '')}.{match['part'] or 0}")
        if number >= MOST:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        return number

    def prepare_value(self, value):
        if not isinstance(value, Decimal):
            return value
        return angka(value) if value == value.to_integral_value() else angka(value, 2).rstrip("0")
