"""Who teaches and what, typed as lists: one name or topic a line."""

from django import forms
from django.core.exceptions import ValidationError

from programs.models import Facilitator, Module

MOST = 60
NAME_LENGTH = Facilitator._meta.get_field("name").max_length
TITLE_LENGTH = Module._meta.get_field("title").max_length


def lines(text: str, *, longest: int) -> list[str]:
    """The lines that say something, each once, in their order."""
    found = {}
    for line in text.splitlines():
        words = " ".join(line.split())
        if words:
            found.setdefault(words.casefold(), words)
    if len(found) > MOST:
        raise ValidationError(f"Paling banyak {MOST} baris.")
    if long := next((words for words in found.values() if len(words) > longest), None):
        raise ValidationError(f"“{long[:40]}…” lebih dari {longest} huruf.")
    return list(found.values())


class TeachingFields(forms.Form):
    """For the form of a training: facilitators who are not in the data yet, and its topics in their order."""

    new_facilitators = forms.CharField(
        label="Narasumber baru",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Hanya bila namanya belum ada di pilihan di atas. Satu nama per baris.",
    )
    topics = forms.CharField(
        label="Materi",
        required=False,
        max_length=9000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Satu per baris, berurutan. Dibagi ke sesi waktu jadwal disusun.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.modules = list(self.instance.modules.all()) if self.instance.pk else []
        self.initial["topics"] = "\n".join(module.title for module in self.modules)

    def clean_new_facilitators(self):
        return lines(self.cleaned_data["new_facilitators"], longest=NAME_LENGTH)

    def clean_topics(self):
        """A topic that a session teaches stays until the session teaches another."""
        if self.add_prefix("topics") not in self.data:
            topics = [
                module.title for module in self.modules
            ]  # a sender that does not know the field takes nothing away
        else:
            topics = lines(self.cleaned_data["topics"], longest=TITLE_LENGTH)
        kept = {title.casefold() for title in topics}
        self.left_out = [module for module in self.modules if module.title.casefold() not in kept]
        taught = Module.objects.filter(pk__in=[module.pk for module in self.left_out], sessions__isnull=False)
        if module := taught.first():
            raise ValidationError(
                f"Materi “{module.title}” ada di jadwal. Ganti dulu materi sesinya, lalu hapus di sini."
            )
        return topics

    def save_teaching(self, training):
        self._add_facilitators(training)
        self._order_topics(training)

    def _add_facilitators(self, training):
        """A name that is in the data already is that person, not a second one."""
        for name in self.cleaned_data["new_facilitators"]:
            known = Facilitator.objects.filter(name__iexact=name).first()
            training.facilitators.add(known or Facilitator.objects.create(name=name))

    def _order_topics(self, training):
        for module in self.left_out:
            module.delete()
        known = {module.title.casefold(): module for module in self.modules}
        for position, title in enumerate(self.cleaned_data["topics"], 1):
            module = known.get(title.casefold()) or Module(training=training)
            if (module.title, module.position) != (title, position) or module.pk is None:
                module.title, module.position = title, position
                module.save()
