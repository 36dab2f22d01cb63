"""The days of a schedule: from a rhythm, without weekends and public holidays if so wished, each with its topic."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import holidays
from dateutil.rrule import DAILY, WEEKLY, rrule

from rusunpreneur.words import DAYS

LONGEST = 60  # sessions at once; a longer list is more likely a typing error
SATURDAY = 5


@dataclass(frozen=True)
class Skipped:
    on: date
    why: str


@dataclass
class Plan:
    """The days that remain, and those left out with the reason."""

    days: list[date] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def daily(first: date, last: date) -> list[date]:
    return _days(rrule(DAILY, dtstart=first, until=last))


def weekly(first: date, last: date, weekdays: Iterable[int]) -> list[date]:
    """Monday is 0."""
    return _days(rrule(WEEKLY, dtstart=first, until=last, byweekday=sorted(weekdays)))


def _days(moments) -> list[date]:
    return [moment.date() for moment in moments]


def without(days: Iterable[date], *, weekends: bool, public_holidays: bool) -> Plan:
    """Leave out weekends, public holidays, or both; every day left out is named."""
    days, plan = sorted(set(days)), Plan()
    named = names_of_holidays({day.year for day in days}) if public_holidays else {}
    for day in days:
        if day in named:
            plan.skipped.append(Skipped(day, named[day]))
        elif weekends and day.weekday() >= SATURDAY:
            plan.skipped.append(Skipped(day, DAYS[day.weekday()]))
        else:
            plan.days.append(day)
    return plan


def names_of_holidays(years: Iterable[int]) -> dict[date, str]:
    """Public holidays of Indonesia by law; collective leave (cuti bersama) is decided each year and not among them."""
    return dict(holidays.ID(years=years, language="id")) if years else {}


def spread(topics: list[str], count: int) -> list[str]:
    """Topics in their order over so many sessions, as evenly as they go; what does not fit is left over."""
    if not topics:
        return [""] * count
    if len(topics) >= count:
        return topics[:count]
    return [topics[index * len(topics) // count] for index in range(count)]
