"""Stretches of days as the office writes them."""

from datetime import date

from django.utils.formats import date_format


def in_words(first: date, last: date) -> str:
    """`26–29 Februari 2024`, `30 Januari – 2 Februari 2024`, `26 Februari 2024` for a single day."""
    if first == last:
        return date_format(first, "j F Y")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_format(last, 'j F Y')}"
    return f"{date_format(first, 'j F' if first.year == last.year else 'j F Y')} – {date_format(last, 'j F Y')}"
