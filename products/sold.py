"""Sales as a user may read them: a list with its sums, and one of them down to lot, inspection and maker."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, F, Sum

from participants.pages import CappedPaginator
from products.makers import may_name, may_open
from products.models import Lot, Sale, SaleLine, Verdict
from products.sale_filters import SaleFilter
from rusunpreneur.access import OFFICE, Role

PAGE_SIZE = 50


def lines_seen_by(user):
    """Of a sale with goods of several places, each reads the own."""
    readers = (*OFFICE, Role.COORDINATOR, Role.OFFICIAL)
    lines = SaleLine.objects.order_by()
    if user.access.is_everywhere(*readers):
        return lines
    return lines.filter(share__lot__in=Lot.objects.visible_to(user))


class Sales:
    """The list. What a row sums up are the lines that the user reads and that were asked for."""

    def __init__(self, query, user):
        self.query, self.user = query, user
        self.filter = SaleFilter(query, queryset=Sale.objects.visible_to(user), user=user)

    @cached_property
    def page(self):
        rows = self.filter.qs.select_related("bazaar", "rusunawa", "claim")
        page = CappedPaginator(rows, PAGE_SIZE, counted=self.filter.qs).get_page(self.query.get("page"))
        page.object_list = list(page.object_list)
        sums = self.lines.filter(sale__in=page.object_list).values_list("sale")
        found = {sale: numbers for sale, *numbers in sums.annotate(n=Sum("quantity"), sum=Sum("total_rupiah"))}
        for sale in page.object_list:
            sale.pieces, sale.rupiah = found.get(sale.pk, (0, 0))
        return page

    @property
    def lines(self):
        return lines_seen_by(self.user).filter(self.filter.of_lines)

    @cached_property
    def totals(self) -> dict | None:
        """Of what stands, and only for as many sales as are counted."""
        if self.page.paginator.is_capped:
            return None
        rows = self.lines.filter(sale__in=self.filter.qs.standing().order_by())
        return rows.aggregate(sales=Count("sale", distinct=True), pieces=Sum("quantity"), rupiah=Sum("total_rupiah"))

    @cached_property
    def products(self) -> list[dict]:
        """The same sums of each product, what brought most first."""
        if self.page.paginator.is_capped:
            return []
        rows = self.lines.filter(sale__in=self.filter.qs.standing().order_by()).values("share__lot__product__name")
        sums = rows.annotate(name=F("share__lot__product__name"), pieces=Sum("quantity"), rupiah=Sum("total_rupiah"))
        return list(sums.order_by("-rupiah", "name").values("name", "pieces", "rupiah"))

    @property
    def is_empty(self) -> bool:
        return not self.query and not self.page.paginator.count


@dataclass
class Sold:
    """One line: whose pieces, who judged them, and what it brought.

    For who may not read names, all lines of a product, place, grade and price: what one maker got is not told.
    """

    line: SaleLine
    maker: str
    maker_href: str
    inspections: list
    quantity: int
    rupiah: int


class SalePage:
    def __init__(self, sale: Sale, user):
        self.sale, self.user = sale, user

    @cached_property
    def lines(self) -> list[Sold]:
        rows = lines_seen_by(self.user).filter(sale=self.sale).order_by("pk")
        rows = list(rows.select_related("share__maker", "share__lot__product", "share__lot__rusunawa"))
        if not self.may_name:
            return _together(rows)
        judged = self._inspections(rows)
        return [self._sold(line, judged) for line in rows]

    def _sold(self, line, judged) -> Sold:
        maker = line.share.maker
        href = maker.get_absolute_url() if may_open(self.user) else ""
        return Sold(line, maker.name, href, judged.get(line.share_id, []), line.quantity, line.total_rupiah)

    def _inspections(self, rows) -> dict[int, list]:
        """The standing inspections in which pieces of each share passed."""
        verdicts = Verdict.objects.filter(share__in=[row.share_id for row in rows], inspection__reversed_at=None)
        found: dict[int, list] = {}
        for verdict in verdicts.select_related("inspection__inspected_by").order_by("inspection"):
            if verdict.passed:
                found.setdefault(verdict.share_id, []).append(verdict.inspection)
        return found

    @property
    def may_name(self) -> bool:
        return may_name(self.user)

    @property
    def others(self) -> int:
        """Lines with goods of other places."""
        return self.sale.lines.exclude(pk__in=lines_seen_by(self.user).filter(sale=self.sale).values("pk")).count()

    @property
    def total_rupiah(self) -> int:
        return sum(one.rupiah for one in self.lines)

    @property
    def is_final(self) -> bool:
        """All is counted and settled: a till that is closed, a bazaar that is over."""
        sale = self.sale
        is_open = (sale.bazaar is None or sale.bazaar.is_open) and (sale.shift is None or sale.shift.is_open)
        return not (is_open or sale.is_voided)

    @cached_property
    def may_void(self) -> bool:
        if self.is_final or self.sale.is_voided:
            return False
        return Sale.objects.voidable_by(self.user).filter(pk=self.sale.pk).exists()


def _together(rows: list[SaleLine]) -> list[Sold]:
    found: dict[tuple, list[SaleLine]] = {}
    for line in rows:
        key = (line.share.lot.product_id, line.share.lot.rusunawa_id, line.grade, line.price_rupiah)
        found.setdefault(key, []).append(line)
    return [
        Sold(
            lines[0],
            f"{len({line.share.maker_id for line in lines})} pembuat",
            "",
            [],
            sum(line.quantity for line in lines),
            sum(line.total_rupiah for line in lines),
        )
        for lines in found.values()
    ]
