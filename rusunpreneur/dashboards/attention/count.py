"""The numbers of all concerns of a user, in one statement."""

from django.db.models import CharField, Count, DateField, Min, Value
from django.db.models.functions import Cast

from rusunpreneur.dashboards.attention.registry import SOURCES
from rusunpreneur.dashboards.attention.source import Item, Source


def of(user, *, rusunawa=None) -> list[Item]:
    """What waits for this user, everywhere or at one rusunawa; the urgent first, of those what waits longest."""
    mine = {source.key: source for source in SOURCES if source.concerns(user)}
    if not mine:
        return []
    counted = [_counted(source, user, rusunawa) for source in mine.values()]
    rows = counted[0].union(*counted[1:], all=True)
    items = [_item(mine[key], user, rusunawa, number, since) for key, number, since in rows if number]
    return sorted(items, key=lambda item: (item.urgency, item.since, item.key))


def _counted(source: Source, user, rusunawa):
    rows = source.rows_at(user, rusunawa).order_by()
    named = rows.annotate(attention=Value(source.key, CharField())).values("attention")
    oldest = Min(Cast(source.begun, DateField()))
    return named.annotate(number=Count("pk"), oldest=oldest).values_list("attention", "number", "oldest")


def _item(source: Source, user, rusunawa, number: int, since) -> Item:
    return Item(
        key=source.key,
        number=number,
        words=source.words,
        since=since,
        since_words=source.since_words,
        urgency=source.urgency,
        symbol=source.symbol,
        address=source.address(user, rusunawa),
    )
