"""How things stand today, whatever period is asked for: what buyers still owe, what lies in the stores and how long."""

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery, Sum
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from products.models import Balance, Claim, Earning, Lot, Place
from rusunpreneur.access import allow
from rusunpreneur.dashboards import scopes
from rusunpreneur.dashboards.cards import Card
from rusunpreneur.dashboards.indicators import TODAY
from rusunpreneur.dashboards.scopes import Scope
from rusunpreneur.dashboards.sums import Totals
from rusunpreneur.words import angka, tanggal_pendek

OLD_STOCK = 90  # days


def owed_in(scope: Scope) -> QuerySet[Earning]:
    """What makers of a place wait for until its buyer pays."""
    here = scope.rows(city="rusunawa__city", rusunawa="rusunawa")
    return Earning.objects.filter(here, claim__in=Claim.objects.filter(settled_on=None))


def stored_in(scope: Scope) -> QuerySet[Balance]:
    """What lies in the stores of a place."""
    here = scope.rows(city="place__rusunawa__city", rusunawa="place__rusunawa")
    return Balance.objects.present().filter(here, place__kind=Place.Kind.STORE)


def claims_of(scope: Scope) -> QuerySet[Claim]:
    """Unpaid, each with what of it is this place's."""
    owed = owed_in(scope).filter(claim=OuterRef("pk")).order_by()
    rows = Claim.objects.filter(Exists(owed), settled_on=None)
    return rows.annotate(unpaid_rupiah=Subquery(owed.values("claim").annotate(n=Sum("amount_rupiah")).values("n")))


def lots_of(scope: Scope) -> QuerySet[Lot]:
    """With pieces in the stores, each with how many."""
    stored = stored_in(scope).filter(lot=OuterRef("pk")).order_by()
    rows = Lot.objects.filter(scope.rows(city="rusunawa__city", rusunawa="rusunawa"), Exists(stored), in_stock__gt=0)
    return rows.annotate(pieces=Subquery(stored.values("lot").annotate(n=Sum("quantity")).values("n")))


def median_age(ages: Iterable[tuple[int, int]]) -> int:
    """Of (days, pieces): so many days or fewer lies half of the pieces; 0 of none."""
    rows = sorted(ages)
    half = (sum(pieces for _, pieces in rows) + 1) // 2
    sums = accumulate(pieces for _, pieces in rows)
    return next((days for (days, _), reached in zip(rows, sums, strict=True) if reached >= half > 0), 0)


READ = {
    "unpaid_rupiah": lambda today: today.owed["rupiah"] or 0,
    "stock_age": lambda today: median_age(today.ages),
    "stock_pieces": lambda today: today.pieces,
}


class Today:
    """Of a place; two readings."""

    def __init__(self, scope: Scope):
        self.scope = scope

    @cached_property
    def owed(self) -> dict:
        sums = {
            "claims": Count("claim", distinct=True),
            "rupiah": Sum("amount_rupiah"),
            "since": Min("claim__issued_on"),
        }
        return owed_in(self.scope).order_by().aggregate(**sums)

    @cached_property
    def ages(self) -> list[tuple[int, int]]:
        """(days since they were made, pieces)"""
        today = timezone.localdate()
        rows = stored_in(self.scope).order_by().values_list("lot__made_on").annotate(pieces=Sum("quantity"))
        return [((today - made_on).days, pieces) for made_on, pieces in rows]

    @property
    def pieces(self) -> int:
        if "ages" in self.__dict__:
            return sum(pieces for _, pieces in self.ages)
        return stored_in(self.scope).aggregate(pieces=Sum("quantity"))["pieces"] or 0

    def totals(self, names: Iterable[str] = READ) -> Totals:
        """By the names that the indicators of today read; what is not wanted is not read."""
        found = Totals()
        for name in names:
            found.numbers[name] = READ[name](self)
        return found

    @property
    def cards(self) -> list[Card]:
        totals = self.totals()
        return [self._card(indicator, totals) for indicator in TODAY]

    def _card(self, indicator, totals: Totals) -> Card:
        href = f"{reverse('dashboard_rows', args=[indicator.opens])}?{urlencode(self.scope.said)}"
        note = {"unpaid": self._unpaid_words, "stock_age": self._old_words}.get(indicator.key, "")
        return Card(indicator, indicator.value(totals), None, href, note)

    @property
    def _unpaid_words(self) -> str:
        if not self.owed["claims"]:
            return ""
        return f"{angka(self.owed['claims'])} tagihan, tertua sejak {tanggal_pendek(self.owed['since'])}"

    @property
    def _old_words(self) -> str:
        old = sum(pieces for days, pieces in self.ages if days > OLD_STOCK)
        return f"{angka(old)} potong lebih dari {angka(OLD_STOCK)} hari" if old else ""


@require_GET
@allow(*scopes.READERS)
def dashboard_today(request):
    """The page of a place fetches it once it stands."""
    scope = scopes.asked(request.user, request.GET)
    context = {"scope": scope, "cards": Today(scope).cards}
    whole, fetched = "dashboards/board/today.html", "dashboards/board/_today.html"
    return render(request, fetched if request.htmx else whole, context)
