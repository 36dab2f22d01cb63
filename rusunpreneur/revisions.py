"""Two people edit one record: the second is told what the first changed, and decides.

    with transaction.atomic():
        training = get_object_or_404(Training.objects.editable_by(user).select_for_update(of=("self",)), pk=pk)
        form = TrainingForm(request.POST or None, instance=training)
        if form.is_valid(): form.save()

A form opened at an older revision does not validate: `stale_changes` says who changed what, the
page shows it above the form, and sending again overwrites on purpose.
"""

from django import forms
from django.core.exceptions import ValidationError

from rusunpreneur import changelog


class RevisionForm(forms.ModelForm):
    """A ModelForm of a model with `revision`; the instance must be locked by the view."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stale_changes = []
        self.fields["revision"].initial = self.instance.revision
        self.initial["revision"] = self.instance.revision

    def clean(self):
        cleaned = super().clean()
        seen = self.cleaned_data.get("revision")
        if self.instance.pk and seen != self.instance.revision:
            self.stale_changes = changelog.since(self.instance, seen or 0)
            self.data = self.data.copy()
            self.data[self.add_prefix("revision")] = str(self.instance.revision)
            raise ValidationError(
                "Data ini baru saja diubah orang lain. Periksa perubahannya di bawah, lalu simpan lagi bila isian Anda "
                "yang benar.",
                code="stale",
            )
        return cleaned

    def save(self, commit=True):
        if self.instance.pk and not self.errors:
            self.instance.revision += 1
        return super().save(commit)
