"""The days that a bimtek can have: a year typed wrong (0026, 2206) is refused before it reaches a sheet."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone

EARLIEST = date(2015, 1, 1)
LATEST_STORED = date(2099, 12, 31)  # what the database holds; forms look at the calendar
YEARS_AHEAD = 3
LONGEST = timedelta(days=366)


def plausible_day(day: date):
    """From 2015 until three years from now; a validator for fields of models and forms."""
    latest = timezone.localdate().year + YEARS_AHEAD
    if not EARLIEST.year <= day.year <= latest:
        raise ValidationError(
            "Tahun %(year)d tidak mungkin. Pilih tanggal antara %(earliest)d dan %(latest)d.",
            code="implausible",
            params={"year": day.year, "earliest": EARLIEST.year, "latest": latest},
        )


def in_plausible_years(field: str, *, name: str) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{field}__range": (EARLIEST, LATEST_STORED)}),
        name=name,
        violation_error_message=f"Tahunnya harus antara {EARLIEST.year} dan {LATEST_STORED.year}.",
    )


def at_most_a_year(first: str, last: str, *, name: str) -> CheckConstraint:
    return CheckConstraint(
        condition=Q(**{f"{last}__lte": F(first) + LONGEST}),
        name=name,
        violation_error_message="Bimtek paling lama satu tahun. Periksa tahun tanggal mulai dan selesai.",
    )
