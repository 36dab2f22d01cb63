"""Who could bring what was ordered: stores that have it, and trained makers with capacity, record and income.

The suggestion: what lies in a store goes first; then makers, who earned least this year first, each up to what she
makes in the weeks that are left; last those who have always made something else. Nobody is bound to it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from math import ceil

from django.db.models import F, Q, Sum
from django.utils import timezone

from participants.models import Residence
from products.filters import places_of
from products.models import Balance, Earning, Order, OrderShare, Place, Share
from products.people import FAILED, PASSED, STANDING
from programs.models import Enrolment

LATELY = timedelta(days=28)
#: hours a week of somebody who made nothing lately, where the product has a standard time
USUAL_HOURS = 15
SHOWN = 40
Key = tuple[int, int, int | None]


@dataclass
class Candidate:
    """A store (`maker` is None) or a maker: how many pieces of the line could come from there."""

    rusunawa: object
    most: int
    maker: object = None
    weekly: int = 0
    percent: int | None = None
    earned_rupiah: int = 0
    usual: str = ""  # what she makes, where that is something else
    asked: int = 0
    suggested: int = 0

    @property
    def name(self) -> str:
        return self.maker.name if self.maker else f"Gudang {self.rusunawa.short_name}"

    @property
    def key(self) -> tuple[int, int | None]:
        return self.rusunawa.pk, self.maker.pk if self.maker else None


@dataclass
class PlannedLine:
    line: object
    elsewhere: int = 0
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def wanted(self) -> int:
        return self.line.quantity - self.elsewhere

    @property
    def is_planned(self) -> bool:
        return any(one.asked for one in self.candidates)

    def name_of(self, one: Candidate) -> str:
        rusunawa, maker = one.key
        return f"bagi-{self.line.pk}-{rusunawa}-{maker or 0}"

    def suggest(self):
        """Stores first, then makers as they stand in the table."""
        left = self.wanted
        for one in self.candidates:
            one.suggested = min(one.most, left)
            left -= one.suggested


class OrderPlan:
    """The table behind one order, of the rusunawa of this user."""

    def __init__(self, order: Order, user, today=None):
        self.order, self.today = order, today or timezone.localdate()
        self.places = {place.pk: place for place in places_of(user).filter(is_active=True)}
        self.products = {line.product_id: line.product for line in self._lines}

    @cached_property
    def _lines(self) -> list:
        return list(self.order.lines.select_related("product").order_by("pk"))

    @property
    def weeks(self) -> int:
        """Weeks until the promised day, at least one."""
        return max(1, (self.order.promised_on - self.today).days // 7)

    @cached_property
    def lines(self) -> list[PlannedLine]:
        asked, elsewhere = self._asked()
        planned = [PlannedLine(line, elsewhere[line.pk], self._candidates(line)) for line in self._lines]
        for one in planned:
            for candidate in one.candidates:
                candidate.asked = asked.get((one.line.pk, *candidate.key), 0)
            one.suggest()
            first = [row for row in one.candidates if row.maker is None or row.asked]
            rest = [row for row in one.candidates if row.maker is not None and not row.asked]
            one.candidates = first + rest[: max(0, SHOWN - len(first))]
        return planned

    def _asked(self) -> tuple[dict[Key, int], dict[int, int]]:
        asked, elsewhere = {}, defaultdict(int)
        for share in OrderShare.objects.filter(line__order=self.order):
            if share.rusunawa_id in self.places:
                asked[share.line_id, share.rusunawa_id, share.maker_id] = share.quantity
            else:
                elsewhere[share.line_id] += share.quantity
        return asked, elsewhere

    def _candidates(self, line) -> list[Candidate]:
        stored = self._stock.get(line.product_id, {})
        stores = [Candidate(self.places[pk], pieces) for pk, pieces in stored.items()]
        makers = [self._maker(home, line.product) for home in self._homes if self._knows(home, line.product)]
        makers.sort(key=lambda one: (bool(one.usual), one.earned_rupiah, -one.most, one.maker.name))
        return sorted(stores, key=lambda one: -one.most) + makers

    def _knows(self, home: Residence, product) -> bool:
        return product.skill_id in self._skills.get(home.participant_id, ())

    def _maker(self, home: Residence, product) -> Candidate:
        weekly = ceil(self._made.get((home.participant_id, product.skill_id), 0) * 7 / LATELY.days)
        if not weekly and product.standard_minutes:
            weekly = USUAL_HOURS * 60 // product.standard_minutes
        judged, passed = self._judged.get((home.participant_id, product.skill_id), (0, 0))
        return Candidate(
            self.places[home.rusunawa_id],
            weekly * self.weeks,
            home.participant,
            weekly,
            round(100 * passed / judged) if judged else None,
            self._earned.get(home.participant_id, 0),
            self._usual(home.participant_id, product),
        )

    def _usual(self, maker: int, product) -> str:
        """The product of this skill that she makes most, nothing when she has made the one that is asked for."""
        made = self._products.get((maker, product.skill_id), {})
        return "" if product.pk in made or not made else max(made.values())[1]

    @cached_property
    def _stock(self) -> dict[int, dict[int, int]]:
        rows = Balance.objects.present().filter(
            Q(lot__expires_on=None) | Q(lot__expires_on__gte=self.today),
            place__kind=Place.Kind.STORE,
            lot__rusunawa__in=self.places,
            lot__product__in=self.products,
            lot__is_for_partner=False,
        )
        found: dict[int, dict[int, int]] = {}
        sums = rows.order_by().values_list("lot__product", "lot__rusunawa")
        for product, place, pieces in sums.annotate(n=Sum("quantity")):
            found.setdefault(product, {})[place] = pieces
        return found

    @cached_property
    def _skills(self) -> dict[int, set[int]]:
        """Who finished a training of a skill that is asked for."""
        skills = {product.skill_id for product in self.products.values()}
        done = Enrolment.objects.filter(status=Enrolment.Status.COMPLETED, training__skill__in=skills)
        found: dict[int, set[int]] = {}
        for person, skill in done.order_by().values_list("participant", "training__skill").distinct():
            found.setdefault(person, set()).add(skill)
        return found

    @cached_property
    def _homes(self) -> list[Residence]:
        living = Residence.objects.filter(moved_out_on=None, rusunawa__in=self.places, participant__in=self._skills)
        return list(
            {home.participant_id: home for home in living.select_related("participant").order_by("pk")}.values()
        )

    @cached_property
    def _made(self) -> dict[tuple[int, int], int]:
        """Pieces of the last four weeks, by maker and skill."""
        shares = Share.objects.filter(maker__in=self._skills, lot__made_on__gt=self.today - LATELY).order_by()
        rows = shares.values_list("maker", "lot__product__skill").annotate(n=Sum("quantity"))
        return {(maker, skill): pieces for maker, skill, pieces in rows}

    @cached_property
    def _products(self) -> dict[tuple[int, int], dict[int, tuple[int, str]]]:
        """What each maker has made of a skill: pieces and name by product."""
        shares = Share.objects.filter(maker__in=self._skills, quantity__gt=0).order_by()
        columns = ("maker", "lot__product__skill", "lot__product", "lot__product__name")
        found: dict[tuple[int, int], dict[int, tuple[int, str]]] = {}
        for maker, skill, product, name, pieces in shares.values_list(*columns).annotate(n=Sum("quantity")):
            found.setdefault((maker, skill), {})[product] = (pieces, name)
        return found

    @cached_property
    def _judged(self) -> dict[tuple[int, int], tuple[int, int]]:
        shares = Share.objects.filter(maker__in=self._skills).order_by()
        rows = shares.values_list("maker", "lot__product__skill").annotate(
            judged=Sum(PASSED + FAILED, filter=STANDING), passed=Sum(PASSED, filter=STANDING)
        )
        return {(maker, skill): (judged or 0, passed or 0) for maker, skill, judged, passed in rows}

    @cached_property
    def _earned(self) -> dict[int, int]:
        """Rupiah of this year, from every channel, what waits for its buyer included."""
        rows = Earning.objects.filter(participant__in=self._skills, earned_on__year=self.today.year).order_by()
        return dict(rows.values_list("participant").annotate(n=Sum(F("amount_rupiah"))))
