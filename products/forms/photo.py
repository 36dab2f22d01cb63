"""A photograph that is sent with a form: checked, and made anew without place and time of the camera."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from programs.documents import evidence_file

LOOKS = {"accept": "image/jpeg,image/png", "capture": "environment", "data-shrink-photo": True, "class": "form-control"}


AGAIN = "Pilih lagi fotonya."


class BoundPhoto(forms.BoundField):
    """Of a form that came back: no browser keeps a chosen file, so what was chosen is asked for again."""

    @property
    def help_text(self) -> str:
        return AGAIN if self.was_sent else self._help_text

    @help_text.setter
    def help_text(self, text: str):
        self._help_text = text

    @property
    def was_sent(self) -> bool:
        return self.form.is_bound and bool(self.data)


class PhotoField(forms.FileField):
    """Its value is a file ready to be kept under a random name; what is no photograph is refused in a sentence."""

    default_error_messages = {
        "empty": "Berkas ini kosong.",
        "invalid": "Pilih fotonya lagi.",
        "kind": "Berkas ini bukan foto. Kirim foto (JPG atau PNG).",
    }

    def __init__(self, **options):
        super().__init__(widget=forms.FileInput(attrs=LOOKS), **options)

    def get_bound_field(self, form, field_name):
        return BoundPhoto(form, self, field_name)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            photo = evidence_file.clean(upload)
        except ValidationError as refusal:
            raise self._no_photo() if refusal.code == "kind" else refusal from None
        if photo.kind != "jpg":
            raise self._no_photo()
        return ContentFile(photo.content, name=f"{secrets.token_hex(16)}.jpg")

    def _no_photo(self) -> ValidationError:
        return ValidationError(self.error_messages["kind"], code="kind")
