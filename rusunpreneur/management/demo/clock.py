"""Moments of the past: actions note when they happened by the clock, so the demo sets it back."""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest import mock

from django.utils import timezone


@contextmanager
def at(moment: datetime):
    """While this holds it is that moment; never later than it really is."""
    with mock.patch.object(timezone, "now", return_value=min(moment, timezone.now())):
        yield


def moment_of(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
