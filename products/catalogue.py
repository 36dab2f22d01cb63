"""What the page of a product tells: prices, checklist, readiness, where its pieces are, how many pass, who makes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, F, Max, Sum, Window
from django.db.models.functions import TruncMonth
from django.utils import timezone

from participants.models import Participant
from products import curation, permits
from products.makers import may_name, may_open
from products.models import Balance, Inspection, Lot, Place, Product, Share, Verdict

#: from the first of a month back to the first of the month eleven months earlier
ELEVEN_MONTHS = timedelta(days=334)
NAMED_MAKERS = 8


@dataclass(frozen=True)
class Month:
    """Pieces judged in a month and how many of them passed; a piece that came back from rework counts again."""

    first_day: date
    judged: int
    passed: int

    @property
    def percent(self) -> int:
        return round(100 * self.passed / self.judged)


@dataclass(frozen=True)
class Maker:
    name: str
    href: str
    quantity: int
    last_made_on: date


class ProductPage:
    """A product as this user may read it; goods only of the user's places."""

    def __init__(self, product: Product, user):
        self.product, self.user = product, user
        self.permit = permits.path_of(product)
        self.halal = permits.halal_of(product)
        self.since = first_of_twelve_months(timezone.localdate())

    @cached_property
    def prices(self) -> list:
        """The latest first."""
        return list(self.product.prices.all())

    @property
    def price_in_force(self):
        today = timezone.localdate()
        return next((price for price in self.prices if price.begins_on <= today), None)

    @cached_property
    def materials(self) -> list:
        return list(self.product.materials.all())

    @cached_property
    def criteria(self) -> list:
        return list(self.product.criteria.filter(is_active=True))

    @cached_property
    def requirements(self) -> list[curation.Requirement]:
        return curation.requirements(self.product, self.product.readiness.select_related("confirmed_by"))

    @property
    def gap_count(self) -> int:
        return sum(one.row is None for one in self.requirements)

    @cached_property
    def stock(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Pieces at each rusunawa by place and grade; what has left for good is not counted."""
        here = Balance.objects.visible_to(self.user).present().filter(lot__product=self.product)
        rows = here.of_kind(Place.Kind.WAITING, Place.Kind.REWORK, Place.Kind.STORE).order_by()
        groups = rows.values_list("lot__rusunawa__name", "place__kind", "grade").annotate(pieces=Sum("quantity"))
        found: dict[str, list] = {}
        for rusunawa, kind, grade, pieces in sorted(groups, key=lambda row: (row[0], _way(row[1]), row[2])):
            label = Place.Kind(kind).label + (f" {grade}" if grade else "")
            found.setdefault(rusunawa, []).append((label, pieces))
        return list(found.items())

    @cached_property
    def months(self) -> list[Month]:
        """The last twelve months with inspections, the latest first."""
        judged = Inspection.objects.visible_to(self.user).standing()
        verdicts = Verdict.objects.filter(
            inspection__in=judged.filter(lot__product=self.product, inspected_at__date__gte=self.since)
        )
        passed = F("passed_a") + F("passed_b")
        by_month = verdicts.order_by().values_list(month := TruncMonth("inspection__inspected_at"))
        rows = by_month.annotate(judged=Sum(passed + F("rework") + F("rejected")), passed=Sum(passed))
        return [Month(first, judged, passed) for first, judged, passed in rows.order_by(month.desc())]

    @cached_property
    def lots(self):
        return Lot.objects.visible_to(self.user).filter(product=self.product, made_on__gte=self.since)

    @cached_property
    def _makers(self) -> list[dict]:
        """Who made most of it lately; each row says of how many people."""
        shares = Share.objects.filter(lot__in=self.lots, quantity__gt=0).order_by()
        sums = shares.values("maker", "maker__name").annotate(pieces=Sum("quantity"), latest=Max("lot__made_on"))
        ranked = sums.annotate(people=Window(Count("maker"))).order_by("-pieces", "maker__name")
        return list(ranked[:NAMED_MAKERS])

    @property
    def maker_count(self) -> int:
        return self._makers[0]["people"] if self._makers else 0

    @property
    def makers(self) -> list[Maker]:
        """Nobody for those who may not read names."""
        return [self._maker(row) for row in self._makers] if may_name(self.user) else []

    def _maker(self, row) -> Maker:
        href = Participant(pk=row["maker"]).get_absolute_url() if may_open(self.user) else ""
        return Maker(row["maker__name"], href, row["pieces"], row["latest"])


def first_of_twelve_months(today: date) -> date:
    """The first day of the twelve months that end with this one."""
    return (today.replace(day=1) - ELEVEN_MONTHS).replace(day=1)


def _way(kind: str) -> int:
    return Place.Kind.values.index(kind)


def stock_of(products: Iterable[Product], user) -> dict[int, dict[str, int]]:
    """For each product the pieces in store and those that wait for QC, where this user reads them. One query."""
    present = Balance.objects.visible_to(user).present().of_kind(Place.Kind.STORE, Place.Kind.WAITING)
    groups = present.filter(lot__product__in=products).order_by().values_list("lot__product", "place__kind")
    found: dict[int, dict[str, int]] = {product.pk: {} for product in products}
    for product, kind, pieces in groups.annotate(pieces=Sum("quantity")):
        found[product][kind] = pieces
    return found
