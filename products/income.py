"""Income beside rent: what people earned in a month next to what their flat costs, each flat once.

Who lives where is asked of the last day of the month, of today while it runs (docs/decisions/0016). Income is all of a
person's in that month, wherever the pieces were made; whole rupiah after deductions and reversals.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Sum
from django.utils import timezone

from participants.models import Residence
from participants.models.residence import flat_in_words
from products.models import IncomeMonth
from products.rents import Key, Rents, homes_of


@dataclass(frozen=True)
class Earner:
    pk: int
    name: str
    net_rupiah: int
    waiting_rupiah: int


@dataclass
class Flat:
    """One flat in one month; `rent_rupiah` is None where nobody has entered it."""

    label: str
    earners: list[Earner] = field(default_factory=list)
    rent_rupiah: int | None = None

    @property
    def net_rupiah(self) -> int:
        return sum(earner.net_rupiah for earner in self.earners)

    @property
    def waiting_rupiah(self) -> int:
        return sum(earner.waiting_rupiah for earner in self.earners)

    @property
    def percent(self) -> int | None:
        return percent_of(self.rent_rupiah, self.net_rupiah)


def percent_of(rent: int | None, income: int) -> int | None:
    """How much of that month's rent, rounded down: at 100 it is paid. None where the rent is not known."""
    return 100 * max(income, 0) // rent if rent else None


def day_of(month: date, today: date | None = None) -> date:
    """The day that says who lived where in that month."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return min(last, today or timezone.localdate())


def flats_in(rusunawa, month: date, people) -> list[Flat]:
    """The flats of these people of whom somebody earned in that month, the highest income first; four queries."""
    on = day_of(month)
    living = Residence.objects.current(on).filter(rusunawa=rusunawa, participant__in=people)
    sums = {pk: amounts for pk, *amounts in sums_in(month, living.order_by().values("participant"))}
    earning = living.filter(participant__in=sums)
    names = dict(earning.order_by().values_list("participant", "participant__name"))
    homes = sorted(homes_of(earning), key=lambda home: (names[home.participant], home.participant))
    flats: dict[Key, Flat] = {}
    for home in homes:
        flat = flats.setdefault(home.key, Flat(flat_in_words(home.tower, home.floor, home.unit)))
        flat.earners.append(Earner(home.participant, names[home.participant], *sums[home.participant]))
    rents = Rents(homes).on(on)
    for key, flat in flats.items():
        flat.rent_rupiah = rents.get(key)
    return sorted(flats.values(), key=lambda flat: (-flat.net_rupiah, flat.label))


def sums_in(month: date, people) -> Iterable[tuple[int, int, int]]:
    """(participant, earned, of which a buyer has yet to pay), of those for whom anything is left."""
    rows = IncomeMonth.objects.filter(month=month, participant__in=people).order_by().values_list("participant")
    return rows.annotate(net=Sum("net_rupiah"), waiting=Sum("waiting_rupiah")).exclude(net=0)
