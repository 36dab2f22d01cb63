"""A photograph that is sent with a form: checked, and made anew without place and time of the camera."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from programs.documents import evidence_file

LOOKS = {"accept": "image/jpeg,image/png", "capture": "environment", "data-shrink-photo": True, "class": "form-control"}


class PhotoField(forms.FileField):
    """Its value is a file ready to be kept under a random name; what is no photograph is refused in a sentence."""

    default_error_messages = {"empty": "Berkas ini kosong.", "invalid": "Pilih fotonya lagi."}

    def __init__(self, **options):
        super().__init__(widget=forms.FileInput(attrs=LOOKS), **options)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if not upload:
            return None
        photo = evidence_file.clean(upload)
        if photo.kind != "jpg":
            raise ValidationError("Kirim foto (JPG atau PNG), bukan PDF.", code="kind")
        return ContentFile(photo.content, name=f"{secrets.token_hex(16)}.jpg")
