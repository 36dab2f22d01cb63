"""A paper sent with a form, as photograph or PDF: checked, and made anew without place and time of the camera."""

from django import forms

from products.forms.photo import BoundPhoto
from programs.documents import evidence_file

LOOKS = {"accept": "image/jpeg,image/png,application/pdf", "data-shrink-photo": True, "class": "form-control"}


class BoundPaper(BoundPhoto):
    """Of a form that came back: no browser keeps a chosen file."""

    @property
    def help_text(self) -> str:
        return "Pilih lagi berkasnya." if self.was_sent else self._help_text

    @help_text.setter
    def help_text(self, text: str):
        self._help_text = text


class PaperField(forms.FileField):
    """Its value is a cleaned file, or None."""

    default_error_messages = {
        "required": "Pilih foto atau berkasnya dulu.",
        "empty": "Berkas ini kosong.",
        "invalid": "Pilih berkasnya lagi.",
    }

    def __init__(self, **options):
        options.setdefault("help_text", "JPG, PNG, atau PDF, paling besar 8 MB.")
        super().__init__(widget=forms.FileInput(attrs=LOOKS), **options)

    def get_bound_field(self, form, field_name):
        return BoundPaper(form, self, field_name)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return evidence_file.clean(upload) if upload else None
