"""The lists that may be written to a file, by the name that stands in their address."""

from collections.abc import Callable

from django.http import Http404

from rusunpreneur.dashboards.exports.behind_numbers import behind_a_number
from rusunpreneur.dashboards.exports.lists import LongList
from rusunpreneur.dashboards.exports.narrowed import lots, people, sales
from rusunpreneur.dashboards.rows import LISTINGS

#: (user, name, query) -> the list; raises Http404 for what is not theirs to see
SOURCES: dict[str, Callable[..., LongList]] = dict.fromkeys(LISTINGS, behind_a_number) | {
    "penjualan": sales,
    "lot": lots,
    "peserta": people,
}


def asked(user, name: str, query) -> LongList:
    source = SOURCES.get(name)
    if source is None:
        raise Http404
    return source(user, name, query)
