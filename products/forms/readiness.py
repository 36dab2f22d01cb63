"""Which requirements of curation are in order, each with its proof."""

from django import forms
from django.db import transaction
from django.utils import timezone

from products.models import Product, Readiness
from products.models.readiness import asked_of
from rusunpreneur.revisions import RevisionForm


class ReadinessForm(RevisionForm):
    """A tick and a note for each requirement; who ticks it answers for it from that day on."""

    class Meta:
        model = Product
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {row.aspect: row for row in self.instance.readiness.all()}
        for aspect in asked_of(self.instance):
            row = self.rows.get(aspect.value)
            self.fields[aspect.value] = forms.BooleanField(label=aspect.label, required=False)
            self.fields[f"{aspect.value}_catatan"] = forms.CharField(
                label=f"Keterangan {aspect.label}", max_length=200, required=False
            )
            self.initial |= {aspect.value: row is not None, f"{aspect.value}_catatan": row.note if row else ""}

    @property
    def pairs(self):
        """Tick and note of each requirement, in the order of the page."""
        return [(self[aspect.value], self[f"{aspect.value}_catatan"]) for aspect in asked_of(self.instance)]

    @transaction.atomic
    def confirm(self, *, by):
        for aspect in asked_of(self.instance):
            is_met, note = self.cleaned_data[aspect.value], self.cleaned_data[f"{aspect.value}_catatan"]
            self._settle(aspect, self.rows.get(aspect.value), is_met, note, by)

    def _settle(self, aspect, row, is_met: bool, note: str, by):
        if not is_met:
            if row:
                row.delete()
        elif row is None or row.note != note:
            row = row or Readiness(product=self.instance, aspect=aspect)
            row.note, row.confirmed_on, row.confirmed_by = note, timezone.localdate(), by
            row.save()
