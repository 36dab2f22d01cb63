"""Pages of long lists: the count stops at a limit, so that it costs the same on a million rows."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

LIMIT = 10_000


class CappedPaginator(Paginator):
    """Counts at most LIMIT rows and shows no page beyond them; `is_capped` says that there are more.

    `counted` are the same rows, without the columns that only the page needs.
    """

    def __init__(self, object_list, per_page, *args, counted, **kwargs):
        super().__init__(object_list, per_page, *args, **kwargs)
        self.counted = counted

    @cached_property
    def count(self) -> int:
        return min(self._counted, LIMIT)

    @cached_property
    def _counted(self) -> int:
        return self.counted.order_by().values("pk")[: LIMIT + 1].count()

    @property
    def is_capped(self) -> bool:
        return self._counted > LIMIT
