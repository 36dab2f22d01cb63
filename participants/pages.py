"""Pages of long lists: the count stops at a limit, so that it costs the same on a million rows."""

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window
from django.utils.functional import cached_property

MOST_COUNTED = 10_000


class CappedPaginator(Paginator):
    """Counts `most` rows and shows no page beyond them; `is_capped` says that there are more.

    `counted` are the same rows, without the columns that only the page needs, or their number where it is known.
    """

    def __init__(self, object_list, per_page, *args, counted, most=None, **kwargs):
        super().__init__(object_list, per_page, *args, **kwargs)
        self.counted, self.most = counted, MOST_COUNTED if most is None else most

    @cached_property
    def count(self) -> int:
        return min(self._counted, self.most)

    @cached_property
    def _counted(self) -> int:
        if isinstance(self.counted, int):
            return self.counted
        return self.counted.order_by().values("pk")[: self.most + 1].count()

    @property
    def is_capped(self) -> bool:
        return self._counted > self.most


def page_by_keys(found: QuerySet, rows: QuerySet, asked: str | None, per_page: int) -> Page:
    """The page of `found` that was `asked` for, the last one where it has less; its rows are those of `rows`.

    The keys of the page and how many there are in all are one reading of narrow rows: where rows are wide and the
    order comes from no index, that is most of what a page costs.
    """
    number = int(asked) if asked and asked.isdecimal() and len(asked) < 7 else 1
    keys, total = _keys(found, number, per_page)
    page = CappedPaginator(rows, per_page, counted=found if total is None else total).get_page(number)
    if page.number != number:
        keys, _ = _keys(found, page.number, per_page)
    by_key = rows.in_bulk(keys)
    page.object_list = [by_key[key] for key in keys if key in by_key]
    return page


def _keys(found: QuerySet, number: int, per_page: int) -> tuple[list, int | None]:
    """Of one page; and how many there are in all, None from beyond the last page."""
    start = per_page * (max(number, 1) - 1)
    counted = found.annotate(in_all=Window(Count("*"))).values_list("pk", "in_all")[start : start + per_page]
    rows = list(counted)
    return [key for key, _ in rows], rows[0][1] if rows else None
