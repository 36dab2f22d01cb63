"""Several rows that belong to one thing, edited on one page: those there are and blank ones to fill in.

Works without a script: "Tambah baris" sends the page to get more. Each row is a form of its own, so that an error
stands in its row. When somebody else saved first, nothing is written: what the user left alone takes over what is
newer, what they typed stays, and `conflict` tells both (templates/components/_stale.html).
"""

import re
from functools import cached_property

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.forms.utils import ErrorDict

from rusunpreneur import changelog
from rusunpreneur.accounts import submissions
from rusunpreneur.revisions import Conflict, Difference

KEY = re.compile(r"\d{1,9}|baru-\d{1,2}")
SALT = "products.rows"
MOST_ROWS = 60
MORE = 3
TAKEN = "Sudah ada di baris lain."


class RowForm(forms.ModelForm):
    """A row; `once` is the field that no two rows share. What nothing refers to may be removable."""

    once = ""
    is_removable = False
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"{field.label} belum diisi."
        if self.is_removable and self.instance.pk:
            self.fields["is_removed"] = forms.BooleanField(label="Hapus", required=False)

    @property
    def is_removed(self) -> bool:
        return bool(self.cleaned_data.get("is_removed"))

    @property
    def is_kept(self) -> bool:
        """Neither removed nor a blank row that stayed blank."""
        return not self.is_removed and (self.instance.pk is not None or self.has_changed())

    def shown(self) -> dict[str, str]:
        """The columns as a page sends them back when nobody touches them."""
        return {name: _shown(self[name]) for name in self._meta.fields}

    def typed(self) -> dict[str, str]:
        return {name: self.data.get(self.add_prefix(name), "").strip() for name in self._meta.fields}


def _shown(bound) -> str:
    value = bound.field.prepare_value(bound.initial)
    if isinstance(bound.field, forms.BooleanField):
        return "on" if value else ""
    if isinstance(bound.field, forms.ChoiceField):
        return str(value or "")
    return str(bound.field.widget.format_value(value) or "")


class Rows:
    """The rows of one owner; the view has locked it when they are sent."""

    form_class: type[RowForm]
    owner_field = "product"
    order = ("pk",)
    section = ("product_list", "Katalog produk")  # the list that the page stands under
    sealed_as = "loaded"  # another name where the page seals more than its rows
    wide: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()

    def __init__(self, owner, data=None):
        self.owner, self.conflict, self.refused = owner, None, []
        self.data = data.copy() if data else None
        self.stored = {str(row.pk): row for row in self._rows().order_by(*self.order)}
        self.is_only_adding = bool(data) and "tambah" in data
        self.submission_key = data.get(submissions.FIELD, "") if data else submissions.new_key()
        self.forms = [self._form(key) for key in self._keys()]

    def _rows(self):
        return self.model.objects.filter(**{self.owner_field: self.owner})

    @property
    def model(self):
        return self.form_class._meta.model

    def _keys(self) -> list[str]:
        if self.data is None:
            return [*self.stored, *_blank(self.stored, 1 if self.stored else MORE)]
        keys = [key for key in dict.fromkeys(self.data.getlist("row")) if KEY.fullmatch(key)][:MOST_ROWS]
        if self.is_only_adding:
            return [*keys, *_blank(keys, MORE)]
        self._compare()
        return [*keys, *(key for key in self.stored if self.conflict and key not in keys)]

    def _form(self, key) -> RowForm:
        row = self.stored.get(key) or self.model(**{self.owner_field: self.owner})
        sent = self.data if self._is_sent(key) else None
        form = self.form_class(sent, instance=row, prefix=key, empty_permitted=key not in self.stored)
        form.key = key
        if self.is_only_adding and sent is not None:  # rows are not judged before they are saved
            form._errors, form.cleaned_data = ErrorDict(), {}
        return form

    def _is_sent(self, key) -> bool:
        return self.data is not None and key in self.data.getlist("row")

    @cached_property
    def _shown(self) -> dict[str, dict]:
        return {key: self.form_class(instance=row).shown() for key, row in self.stored.items()}

    @property
    def loaded(self) -> str:
        """What the page was opened with, signed; it is sent back."""
        if self.is_only_adding:
            return self.data.get(self.sealed_as, "")
        latest = self._events().aggregate(latest=Max("pgh_id"))["latest"]
        return signing.dumps({"latest": latest or 0, "rows": self._shown}, salt=SALT, compress=True)

    def _compare(self):
        """Find out what is newer than the page, and take over what the user left alone."""
        try:
            opened = signing.loads(self.data.get(self.sealed_as, ""), salt=SALT)
        except signing.BadSignature:
            opened = {"latest": 0, "rows": {}}
        before, now = opened["rows"], self._shown
        changed = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        if changed:
            differences = [self._difference(key, before.get(key), now.get(key)) for key in changed]
            self.conflict = Conflict(self._editors(opened["latest"]), differences)

    def _difference(self, key, before, now) -> Difference:
        typed = self.form_class(self.data, prefix=key).typed() if self._is_sent(key) else None
        is_mine = typed is not None and typed not in (before, now)
        if not is_mine and now is not None:
            self._take_over(key, now)
        words = _words(before), _words(now) or "dihapus", _words(typed) if is_mine else ""
        return Difference(f"Baris {_words(now or before).partition(',')[0]}", *words)

    def _take_over(self, key, values):
        if not self._is_sent(key):
            self.data.appendlist("row", key)
        for name, value in values.items():
            self.data.setlist(f"{key}-{name}", [value] if value else [])

    def _events(self):
        return self.model.events.rel.related_model.objects.filter(**{self.owner_field: self.owner})

    def _editors(self, latest: int) -> list[tuple]:
        """Each person once, with their latest moment."""
        entries = changelog.of_events(self._events().filter(pgh_id__gt=latest))
        return list({entry.by: (entry.by, entry.at) for entry in reversed(entries)}.values())

    def is_valid(self) -> bool:
        wrong = [form for form in self.forms if not form.is_valid()]  # each of them, so that all is said at once
        return not wrong and self._say_it_once() and not self.conflict

    def _say_it_once(self) -> bool:
        """No row says what another says, or still says in the database until this is saved."""
        once, gone = self.form_class.once, {form.key for form in self.forms if form.is_removed}
        if not once:
            return True
        rows = {key: row for key, row in self._shown.items() if key not in gone}
        seen = {row[once].casefold(): key for key, row in rows.items()}
        for form in self.forms:
            value = form.typed()[once].casefold()
            if form.is_kept and seen.setdefault(value, form.key) != form.key:
                form.add_error(once, TAKEN)
        return not any(form.errors for form in self.forms)

    def refuse(self, error: ValidationError):
        self.refused = error.messages

    def save(self):
        for form in self.forms:
            if form.is_removed:
                form.instance.delete()
        for form in self.arranged([form for form in self.forms if form.is_kept]):
            if form.has_changed():
                form.save()

    def arranged(self, kept: list[RowForm]) -> list[RowForm]:
        return kept


def _blank(used, wanted: int) -> list[str]:
    fresh = [key for key in (f"baru-{number}" for number in range(100)) if key not in used]
    return fresh[: max(0, min(wanted, MOST_ROWS - len(used)))]


def _words(values) -> str:
    return ", ".join(value for value in (values or {}).values() if value and value != "on")
