"""Field types of the house: whole rupiah, and text that is encrypted at rest."""

import re

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

RUPIAH = re.compile(r"^(?:rp\.?)?\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:00|-+))?$", re.IGNORECASE)


def parse_rupiah(text: str) -> int:
    """`Rp1.250.000`, `1.250.000`, `1250000` or `1.250.000,00` as whole rupiah; ValueError otherwise."""
    match = RUPIAH.match(text.strip().replace("\xa0", " "))
    if not match:
        raise ValueError(text)
    return int(match[1].replace(".", ""))


class RupiahFormField(forms.Field):
    """Reads money the way it is written here; a DecimalField would turn `1.250` into 1.25."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"invalid": "Tulis jumlah rupiah tanpa sen, misalnya 765.000."}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            amount = parse_rupiah(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if amount > models.BigIntegerField.MAX_BIGINT:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return amount

    def prepare_value(self, value):
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class RupiahField(models.PositiveBigIntegerField):
    """Money in whole rupiah."""

    def formfield(self, **kwargs):
        kwargs = {"form_class": RupiahFormField, "widget": RupiahFormField.widget, **kwargs}
        return models.Field.formfield(self, **kwargs)  # past the number fields, whose form fields read 1.250 as 1.25


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.NIK_ENCRYPTION_KEYS])


def encrypt(text: str) -> bytes:
    """Encrypt with the first of NIK_ENCRYPTION_KEYS; the others still decrypt, so that keys can rotate."""
    return _cipher().encrypt(text.encode())


def decrypt(token: bytes) -> str:
    """Raises cryptography.fernet.InvalidToken when no key fits."""
    return _cipher().decrypt(bytes(token)).decode()


class EncryptedTextField(models.BinaryField):
    """Text that only the application can read; cannot be searched, so keep a digest beside it."""

    def from_db_value(self, value, expression, connection):
        return None if value is None else decrypt(value)

    def get_db_prep_value(self, value, connection, prepared=False):
        token = None if value is None else encrypt(value)
        return super().get_db_prep_value(token, connection, prepared)

    def to_python(self, value):
        return value

    def value_to_string(self, obj):
        return self.value_from_object(obj) or ""


__all__ = [
    "EncryptedTextField",
    "InvalidToken",
    "RupiahField",
    "RupiahFormField",
    "decrypt",
    "encrypt",
    "parse_rupiah",
]
