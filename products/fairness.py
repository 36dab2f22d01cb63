"""Who has had a turn at bazaars and who has not, and which places sell. Figures follow from the rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Min, Q, Sum
from django.utils import timezone

from participants.models import Participant, Residence, Rusunawa
from products.models import Balance, Invitation, Place, SaleLine, Turn

Answer = Invitation.Answer
MOST_PLACES = 100


@dataclass
class Standing:
    """One rusunawa: what it got of the bazaars of a year; `coming` is the next one that it goes to."""

    rusunawa: Rusunawa
    last: date | None = None
    coming: date | None = None
    invited: int = 0
    came: int = 0
    turns: int = 0
    people: int = 0
    rupiah: int = 0
    in_store: int = 0


def year_of(day: date | None = None) -> tuple[date, date]:
    year = (day or timezone.localdate()).year
    return date(year, 1, 1), date(year, 12, 31)


def places(rusunawa: Iterable[Rusunawa], on: date | None = None) -> list[Standing]:
    """Who was never there comes first, then who was there longest ago, last who goes to one already; of equals first
    who has goods to sell."""
    rows = {one.pk: Standing(one) for one in rusunawa}
    year = year_of(on)
    this_year, today = Q(bazaar__starts_on__range=year), timezone.localdate()
    goes = Q(answer=Answer.COMING)
    invitations = Invitation.objects.filter(rusunawa__in=rows, bazaar__cancelled_at=None).order_by()
    for row in invitations.values("rusunawa").annotate(
        last=Max("bazaar__starts_on", filter=goes & Q(bazaar__starts_on__lte=today)),
        coming=Min("bazaar__starts_on", filter=goes & Q(bazaar__starts_on__gt=today)),
        invited=Count("pk", filter=this_year),
        came=Count("pk", filter=this_year & goes),
    ):
        place = rows[row["rusunawa"]]
        place.last, place.coming = row["last"], row["coming"]
        place.invited, place.came = row["invited"], row["came"]
    turns = Turn.objects.filter(invitation__rusunawa__in=rows, day__range=year).order_by()
    for pk, number, people in turns.values_list("invitation__rusunawa").annotate(
        number=Count("pk"), people=Count("participant", distinct=True)
    ):
        rows[pk].turns, rows[pk].people = number, people
    sold = sold_at_bazaars().filter(sale__sold_on__range=year, share__lot__rusunawa__in=rows)
    for pk, rupiah in sold.values_list("share__lot__rusunawa").annotate(rupiah=Sum("total_rupiah")):
        rows[pk].rupiah = rupiah
    stock = Balance.objects.present().filter(place__kind=Place.Kind.STORE, place__rusunawa__in=rows).order_by()
    for pk, number in stock.values_list("place__rusunawa").annotate(number=Sum("quantity")):
        rows[pk].in_store = number
    return sorted(rows.values(), key=_place_comes)


def _place_comes(row: Standing):
    return row.coming or row.last or date.min, row.in_store == 0, row.came, row.rusunawa.name


def sold_at_bazaars():
    return SaleLine.objects.filter(sale__bazaar__isnull=False, sale__voided_at=None).order_by()


@dataclass
class Resident:
    """Somebody who may stand at a bazaar."""

    person: Participant
    last: date | None = None
    coming: date | None = None
    turns: int = 0
    rupiah: int = 0
    in_store: int = 0
    is_suggested: bool = field(default=False)


def residents(rusunawa_id: int, day: date, *, named: str = "") -> list[Resident]:
    """Those who live there on that day. First who has never stood, of them first who has goods in the store;
    then who stood longest ago, and last who has a turn before her."""
    homes = Residence.objects.current(day).filter(rusunawa=rusunawa_id)
    people = Participant.objects.filter(pk__in=homes.values("participant"))
    for word in named.split()[:8]:
        people = people.filter(name__icontains=word)
    rows = {person.pk: Resident(person) for person in people.only("name").order_by("name", "pk")}
    year, today = year_of(day), timezone.localdate()
    turns = Turn.objects.filter(participant__in=homes.values("participant")).order_by().values("participant")
    sums = {"last": Max("day", filter=Q(day__lte=today)), "coming": Min("day", filter=Q(day__gt=today))}
    for row in turns.annotate(number=Count("pk", filter=Q(day__range=year)), **sums):
        if person := rows.get(row["participant"]):
            person.last, person.coming, person.turns = row["last"], row["coming"], row["number"]
    sold = sold_at_bazaars().filter(sale__sold_on__range=year, share__lot__rusunawa=rusunawa_id)
    for pk, rupiah in sold.values_list("share__maker").annotate(rupiah=Sum("total_rupiah")):
        if pk in rows:
            rows[pk].rupiah = rupiah
    stock = Balance.objects.present().filter(place__kind=Place.Kind.STORE, place__rusunawa=rusunawa_id).order_by()
    for pk, number in stock.values_list("share__maker").annotate(number=Sum("quantity")):
        if pk in rows:
            rows[pk].in_store = number
    return sorted(rows.values(), key=_turn_comes)


def _turn_comes(row: Resident):
    return row.coming or row.last or date.min, row.in_store == 0, row.turns, row.person.name


@dataclass(frozen=True)
class Venue:
    """What one place, or one day, brought: per stand and day, so that large and small ones compare."""

    name: str
    bazaars: int
    rupiah: int
    stand_days: int

    @property
    def a_stand_day(self) -> int:
        return self.rupiah // self.stand_days if self.stand_days else 0


def venues(bazaars) -> list[Venue]:
    """Places of closed bazaars, the poorest first."""
    found: dict[str, list] = {}
    rows = (
        bazaars.filter(closed_at__isnull=False)
        .order_by("-starts_on")
        .values_list("pk", "venue", "starts_on", "ends_on")
    )
    rows = list(rows[:1000])
    rupiah = _sums([pk for pk, *_ in rows])
    stands = _stands([pk for pk, *_ in rows])
    for pk, venue, first, last in rows:
        total = found.setdefault(" ".join(venue.split()).casefold(), [venue, 0, 0, 0])
        total[1] += 1
        total[2] += rupiah.get(pk, 0)
        total[3] += stands.get(pk, 1) * ((last - first).days + 1)
    return sorted((Venue(*total) for total in found.values()), key=lambda venue: venue.a_stand_day)[:MOST_PLACES]


def _sums(bazaars: list[int]) -> dict[int, int]:
    return dict(
        sold_at_bazaars().filter(sale__bazaar__in=bazaars).values_list("sale__bazaar").annotate(Sum("total_rupiah"))
    )


def _stands(bazaars: list[int]) -> dict[int, int]:
    """How many stands of ours there were."""
    coming = Invitation.objects.coming().filter(bazaar__in=bazaars).order_by()
    return dict(coming.values_list("bazaar").annotate(Sum("stands")))


def weekdays(bazaars) -> list[tuple[int, int, int]]:
    """Day of the week (Monday is 0), days sold on, rupiah; of closed bazaars."""
    lines = sold_at_bazaars().filter(sale__bazaar__in=bazaars.filter(closed_at__isnull=False))
    rows = lines.values_list("sale__sold_on__iso_week_day").annotate(
        days=Count("sale__sold_on", distinct=True), rupiah=Sum("total_rupiah")
    )
    return sorted((day - 1, days, rupiah) for day, days, rupiah in rows)
