"""The history of rows as people read it: who, when, which field, from what to what, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

LABELS = {"insert": "Dibuat", "update": "Diubah", "delete": "Dihapus"}
HIDDEN = {"id", "revision"}
EMPTY = "kosong"
WITHHELD = "Data rahasia"  # NIK and phone are never copied into the history


@dataclass
class FieldChange:
    label: str
    before: str
    after: str
    name: str = ""  # of the column; none where the value is withheld


@dataclass
class Entry:
    """One event of one row. `by` is a User or None when the system did it; `at` is aware."""

    at: datetime
    by: object
    action: str
    subject: str
    row: int  # primary key of the row it happened to, so that an app can name it
    reason: str = ""
    fields: list[FieldChange] = field(default_factory=list)
    event: models.Model | None = None


class Log:
    """The events of several kinds of rows in one list, newest first: a Paginator counts it and takes its pages.

    One query for each queryset; what is on a page is put in words with one query for each kind of row it names.
    """

    def __init__(self, *querysets):
        pairs = [pair for queryset in querysets for pair in _pairs(queryset)]
        self.pairs = sorted(pairs, key=lambda pair: pair[0].pgh_created_at, reverse=True)

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, page: slice) -> list[Entry]:
        entries = [_entry(event, previous) for event, previous in self.pairs[page]]
        _name_references(entries)
        return _name_people(entries)


def of(instance, *, limit: int = 50) -> list[Entry]:
    """The changes of one row, newest first. Two queries, and one for each kind of row it points to."""
    return of_events(instance.events.all(), limit=limit)


def of_events(*querysets, limit: int = 50) -> list[Entry]:
    """The latest changes of several kinds of rows in one list, newest first."""
    return Log(*querysets)[:limit]


def since(instance, revision: int) -> list[Entry]:
    """What was done to a row after somebody opened the form at this revision, newest first."""
    log = Log(instance.events.filter(revision__gte=revision))
    log.pairs = [pair for pair in log.pairs if pair[0].revision > revision]
    return log[:]


def _pairs(queryset) -> list[tuple]:
    """Each event with the one before it of the same row, newest first; those that tell nothing are left out."""
    pairs, latest = [], {}
    for event in queryset.order_by("pgh_id"):
        pairs.append((event, latest.get(event.pgh_obj_id)))
        latest[event.pgh_obj_id] = event
    return [pair for pair in reversed(pairs) if _tells(*pair)]


def _tells(event, previous) -> bool:
    """Saving a list beside a row raises its revision only; the list has events of its own."""
    if previous is None or event.pgh_label != "update":
        return True
    return _withholds(event) or any(True for _ in _differences(previous, event))


def _withholds(event) -> bool:
    """Some columns of this model are never copied into the history."""
    return not all(hasattr(event, column.attname) for column in event.pgh_tracked_model._meta.concrete_fields)


def _entry(event, previous) -> Entry:
    context = event.pgh_context or {}
    entry = Entry(
        at=localtime(event.pgh_created_at),
        by=context.get("user"),
        action=LABELS.get(event.pgh_label, event.pgh_label),
        subject=event.pgh_tracked_model._meta.verbose_name,
        row=event.pgh_obj_id,
        reason=context.get("reason", ""),
        event=event,
    )
    if previous is not None and event.pgh_label == "update":
        entry.fields = list(_differences(previous, event)) or [FieldChange(WITHHELD, "", "diperbarui")]
    return entry


def _differences(before, after) -> Iterable[FieldChange]:
    for column in after.pgh_tracked_model._meta.concrete_fields:
        if column.name in HIDDEN or not hasattr(after, column.attname):
            continue
        old, new = getattr(before, column.attname), getattr(after, column.attname)
        if old != new:
            yield FieldChange(_label(column), _Pending(column, old), _Pending(column, new), column.name)


def _label(column) -> str:
    text = str(column.verbose_name)
    return text[:1].upper() + text[1:]


@dataclass
class _Pending:
    """A value still to be put in words: references are looked up together, one query a model."""

    column: models.Field
    value: object


def _name_references(entries: list[Entry]):
    wanted: dict[type, set] = {}
    changes = [change for entry in entries for change in entry.fields if isinstance(change.before, _Pending)]
    for change in changes:
        for pending in (change.before, change.after):
            if pending.column.is_relation and pending.value is not None:
                wanted.setdefault(pending.column.related_model, set()).add(pending.value)
    names = {model: _names(model, ids) for model, ids in wanted.items()}
    for change in changes:
        change.before, change.after = _words(change.before, names), _words(change.after, names)


def _names(model, ids) -> dict:
    return {row.pk: str(row) for row in model._base_manager.filter(pk__in=ids)}


def _words(pending: _Pending, names) -> str:
    column, value = pending.column, pending.value
    if value in (None, "", [], {}):
        return EMPTY
    if isinstance(value, list):
        return ", ".join(_words(_Pending(column.base_field, item), names) for item in value)
    if column.is_relation:
        return names[column.related_model].get(value, f"#{value}")
    if isinstance(value, list | tuple):
        return ", ".join(_words(_Pending(column.base_field, one), names) for one in value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return _plain_words(column, value)


def _plain_words(column, value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(column, models.DateField):
        return date_format(value, "DATE_FORMAT")
    if isinstance(column, models.TimeField):
        return date_format(value, "TIME_FORMAT")
    return str(value)


def _name_people(entries: list[Entry]) -> list[Entry]:
    people = get_user_model().objects.in_bulk({entry.by for entry in entries if isinstance(entry.by, int)})
    for entry in entries:
        entry.by = people.get(entry.by)
    return entries
