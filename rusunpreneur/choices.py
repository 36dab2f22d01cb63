"""Filters that let one choose among rows."""

from collections.abc import Iterable

from django_filters import FilterSet


def offer(filterset: FilterSet, **rows: Iterable):
    """Let each named filter choose among `rows`: objects, or pairs of key and words.

    One query a list, where a ModelChoiceField asks again for the row that is chosen. A filter with one choice
    narrows nothing and is left out.
    """
    for name, found in rows.items():
        choices = [(str(row[0]), row[1]) if isinstance(row, tuple) else (str(row.pk), str(row)) for row in found]
        if len(choices) < 2:
            del filterset.filters[name]
        else:
            filterset.filters[name].extra["choices"] = choices


def boxes(filterset: FilterSet, *names: str) -> list:
    """The fields with these names, in this order, without those that were left out."""
    return [filterset.form[name] for name in names if name in filterset.filters]
