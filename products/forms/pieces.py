"""A number of pieces as people type it: `12`, or `1.250` with the dot of thousands; never a part of a piece."""

import re

from django import forms
from django.core.exceptions import ValidationError

from products.models.lot import MOST_PIECES
from rusunpreneur.words import angka

WRITTEN = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+")
KEYS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "20", "class": "form-control"}


class PiecesField(forms.Field):
    """Cleans to a whole number, `zero` or not, up to `most` (what a lot can hold), to None when nothing was typed."""

    widget = forms.TextInput(attrs=KEYS)
    default_error_messages = {
        "invalid": "Tulis angka bulat, misalnya 12.",
        "min_value": "Jumlah harus lebih dari nol.",
        "max_value": f"Jumlah paling banyak {angka(MOST_PIECES)}.",
    }

    def __init__(self, *, zero: bool = True, most: int = MOST_PIECES, **options):
        super().__init__(**options)
        self.zero, self.most = zero, most
        if most != MOST_PIECES:
            self.error_messages["max_value"] = f"Jumlah paling banyak {angka(most)}."

    def to_python(self, value):
        text = (value or "").strip()
        if not text:
            return None
        if not WRITTEN.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        digits = text.replace(".", "").lstrip("0") or "0"
        if len(digits) > len(str(self.most)) or int(digits) > self.most:
            raise ValidationError(self.error_messages["max_value"], code="max_value")
        if not (self.zero or int(digits)):
            raise ValidationError(self.error_messages["min_value"], code="min_value")
        return int(digits)
