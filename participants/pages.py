"""Pages of long lists: the count stops at a limit, so that it costs the same on a million rows."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST_COUNTED = 10_000


class CappedPaginator(Paginator):
    """Counts at most MOST_COUNTED rows and shows no page beyond them; `is_capped` says that there are more.

    `counted` are the same rows, without the columns that only the page needs, or their number where it is known.
    """

    def __init__(self, object_list, per_page, *args, counted, **kwargs):
        super().__init__(object_list, per_page, *args, **kwargs)
        self.counted = counted

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST_COUNTED)

    @cached_property
    def _counted(self) -> int:
        if isinstance(self.counted, int):
            return self.counted
        return self.counted.order_by().values("pk")[: MOST_COUNTED + 1].count()

    @property
    def is_capped(self) -> bool:
        return self._counted > MOST_COUNTED
