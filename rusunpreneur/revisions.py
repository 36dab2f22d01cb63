"""Two people edit one record: the second is told what the first changed, and only what they typed is saved.

    with transaction.atomic():
        training = get_object_or_404(Training.objects.editable_by(user).select_for_update(of=("self",)), pk=pk)
        form = TrainingForm(request.POST or None, instance=training)
        if form.is_valid(): form.save()

The page carries what it was opened with (`loaded`, signed). When that is no longer what is stored, the form does
not validate: fields the user left alone take the newer value, what they typed stays, and `conflict` says who
changed what (templates/components/_stale.html). Sending again saves it. Fields that are no columns of the row,
such as lists of names, are compared like all others.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from rusunpreneur import changelog
from rusunpreneur.words import jam, tanggal

HIDDEN = ("revision", "loaded")
SALT = "rusunpreneur.revisions"
EMPTY = "kosong"


@dataclass
class Difference:
    """A field that others changed; `typed` is what the user wrote there too, else the newer value is taken over."""

    label: str
    before: str
    after: str
    typed: str = ""


@dataclass
class Conflict:
    """What happened to the record since the page was opened; `editors` are (user, moment), the latest first."""

    editors: list[tuple] = field(default_factory=list)
    differences: list[Difference | changelog.FieldChange] = field(default_factory=list)

    @property
    def clashing(self) -> list:
        """Where both wrote: what the user typed is kept in the form."""
        return [one for one in self.differences if getattr(one, "typed", "")]

    @property
    def taken_over(self) -> list:
        return [one for one in self.differences if not getattr(one, "typed", "")]


class RevisionForm(forms.ModelForm):
    """A ModelForm of a model with `revision`; the instance must be locked by the view."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    loaded = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflict = None
        self.fields["revision"].initial = self.instance.revision
        self.initial["revision"] = self.instance.revision
        self.fields["loaded"].initial = self._sealed
        for form_field in self.fields.values():
            form_field.error_messages["required"] = f"{form_field.label} belum diisi."

    def beside_fields(self) -> dict[str, str]:
        """Label and words of what the page shows of the record without a field that holds it."""
        return {}

    def full_clean(self):
        if self.is_bound and self.instance.pk:
            self._compare()
        super().full_clean()

    def clean(self):
        cleaned = super().clean()
        if self.conflict:
            raise ValidationError(
                "Data ini sudah berubah sejak halaman ini dibuka. Periksa dulu, lalu simpan lagi.", code="stale"
            )
        return cleaned

    def save(self, commit=True):
        if self.instance.pk and not self.errors:
            self.instance.revision += 1
        return super().save(commit)

    def _compare(self):
        """Find out what is newer than the page, and take over what the user left alone."""
        seen = self.data.get(self.add_prefix("revision"), "")
        loaded = self._opened_with()
        is_same = str(seen) == str(self.instance.revision)
        if is_same and loaded in ({}, self._stored):
            return
        differences = self._merge(loaded)
        since = [] if is_same else changelog.since(self.instance, int(seen) if str(seen).isdecimal() else 0)
        differences += [change for entry in since for change in entry.fields if change.name not in {"", *self.fields}]
        if differences or not loaded:
            self.conflict = Conflict(_editors(since), differences)

    def _merge(self, loaded: dict) -> list[Difference]:
        data, differences = self.data.copy(), []
        for name in self._names:
            before, now, typed = loaded.get(name), self._stored[name], self._typed(name)
            if now in (before, typed) or (before is None and typed is None):
                continue
            is_mine = typed not in (before, None)
            if not is_mine:
                self._put(data, name, now)
            differences.append(self._difference(name, before, now, typed if is_mine else None))
        for label, words in self._stored[""].items():
            if (before := loaded.get("", {}).get(label, words)) != words:
                differences.append(Difference(label, before or EMPTY, words or EMPTY))
        for name in set(self.fields) - set(self._names) - {"loaded"}:
            self._put(data, name, _written(self.fields[name], self.get_initial_for_field(self.fields[name], name)))
        data[self.add_prefix("loaded")] = self._sealed()
        self.data = data
        return differences

    def _difference(self, name, before, now, typed) -> Difference:
        label = str(self.fields[name].label or name)
        said = [_words(self.fields[name], value) for value in (before, now, typed)]
        return Difference(label, said[0] if before is not None else "", said[1], "" if typed is None else said[2])

    @property
    def _names(self) -> list[str]:
        return [name for name in self.fields if name not in HIDDEN and not self[name].is_hidden]

    @cached_property
    def _stored(self) -> dict:
        """Each field as a page opened now would hold it; under "" what stands beside them."""
        values = {
            name: _written(self.fields[name], self.get_initial_for_field(self.fields[name], name))
            for name in self._names
        }
        return {**values, "": self.beside_fields()}

    def _sealed(self) -> str:
        return signing.dumps(self._stored, salt=SALT, compress=True) if self.instance.pk else ""

    def _opened_with(self) -> dict:
        try:
            return signing.loads(self.data.get(self.add_prefix("loaded"), ""), salt=SALT)
        except signing.BadSignature:
            return {}

    def _typed(self, name):
        """What was sent, in the same shape; None where the sender does not know the field."""
        widget, key = self.fields[name].widget, self.add_prefix(name)
        if widget.value_omitted_from_data(self.data, self.files, key):
            return None
        return _written(self.fields[name], widget.value_from_datadict(self.data, self.files, key))

    def _put(self, data, name, value):
        """As if the page had been opened with the newer value."""
        key = self.add_prefix(name)
        if isinstance(value, bool):
            value = ["on"] if value else []
        values = value if isinstance(value, list) else [value]
        if hasattr(data, "setlist"):
            data.setlist(key, values)
        elif values:
            data[key] = values if isinstance(self.fields[name].widget, forms.SelectMultiple) else values[0]
        else:
            data.pop(key, None)


def _written(form_field, value):
    """A value as a page sends it back when nobody touches it: text, a truth, or a sorted list."""
    value = form_field.prepare_value(value)
    widget = form_field.widget
    if isinstance(widget, forms.CheckboxInput):
        return widget.check_test(value)
    value = widget.format_value(value)
    if isinstance(value, list | tuple):
        texts = sorted(str(item) for item in value if item is not None)
        return texts if getattr(widget, "allow_multiple_selected", False) else "".join(texts)
    return "\n".join(str("" if value is None else value).strip().splitlines())


def _words(form_field, value) -> str:
    """The same for people to read."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if not value:
        return EMPTY
    if hasattr(form_field, "queryset"):
        return _names_of(form_field, value)
    if choices := getattr(form_field, "choices", None):
        names = {str(key): str(label) for key, label in choices}
        return ", ".join(names.get(one, one) for one in (value if isinstance(value, list) else [value]))
    return _moment(form_field, value) or ", ".join(value.splitlines())


def _names_of(form_field, value) -> str:
    rows = form_field.queryset.model._base_manager
    keys = [one for one in (value if isinstance(value, list) else [value]) if one.isdecimal()]
    return ", ".join(sorted(str(row) for row in rows.filter(pk__in=keys))) or EMPTY


def _moment(form_field, value) -> str:
    written = {forms.DateField: tanggal, forms.TimeField: jam}.get(type(form_field))
    try:
        return written(form_field.to_python(value)) if written else ""
    except ValidationError:
        return ""


def _editors(entries) -> list[tuple]:
    """Each person once, with their latest moment."""
    latest = {}
    for entry in entries:
        latest[entry.by] = entry.at
    return sorted(latest.items(), key=lambda editor: editor[1], reverse=True)
