"""One person's months beside her rent, with those who share her flat."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Sum

from participants.models import Participant, Residence
from products.income import day_of, percent_of
from products.models import IncomeMonth
from products.rents import Home, Rents, homes_of, sharing

PAGE_SIZE = 12
ENOUGH = 100


@dataclass
class Month:
    """Her income of a month; `flat_rupiah` is that of all who lived in her flat, each once."""

    first: date
    net_rupiah: int
    waiting_rupiah: int
    channels: list[tuple[str, int]]
    rent_rupiah: int | None = None
    people: int = 1
    flat_rupiah: int = 0

    @property
    def percent(self) -> int | None:
        return percent_of(self.rent_rupiah, self.net_rupiah)

    @property
    def is_enough_once_paid(self) -> bool:
        """Whether it covers the rent only with what a buyer has yet to pay."""
        received = percent_of(self.rent_rupiah, self.net_rupiah - self.waiting_rupiah)
        return (self.percent or 0) >= ENOUGH > (received or 0)

    @property
    def flat_percent(self) -> int | None:
        return percent_of(self.rent_rupiah, self.flat_rupiah)


def months_of(participant, user, number=None) -> tuple[Page, set[int]]:
    """A page of her months with income, the latest first, and whose income stands in it; five queries."""
    page = Paginator(_own(participant), PAGE_SIZE).get_page(number)
    months = page.object_list
    homes = homes_of(Residence.objects.of(participant))
    together = homes_of(sharing(homes).filter(participant__in=Participant.objects.visible_to(user)))
    sums = _sums(months, {home.participant for home in together})
    rents, shown = Rents(homes), {participant.pk}
    for month in months:
        on = day_of(month.first)
        home = _lived_in(homes, on)
        month.rent_rupiah = rents.on(on).get(home.key) if home else None
        others = {one.participant for one in together if home and one.includes(on) and one.key == home.key}
        earned = {pk: sums[pk, month.first] for pk in others - {participant.pk} if sums.get((pk, month.first))}
        month.people = 1 + len(earned)
        month.flat_rupiah = month.net_rupiah + sum(earned.values())
        shown |= set(earned)
    return page, shown


def _own(participant) -> list[Month]:
    rows = IncomeMonth.objects.filter(participant=participant).order_by("-month", "channel")
    sums = rows.values_list("month", "channel").annotate(net=Sum("net_rupiah"), waiting=Sum("waiting_rupiah"))
    names, months = dict(IncomeMonth.Channel.choices), {}
    for first, channel, net, waiting in sums:
        month = months.setdefault(first, Month(first, 0, 0, []))
        month.net_rupiah += net
        month.waiting_rupiah += waiting
        if net:
            month.channels.append((names[channel], net))
    return [month for month in months.values() if month.channels]


def _sums(months: list[Month], people: set[int]) -> dict[tuple[int, date], int]:
    rows = IncomeMonth.objects.filter(participant__in=people, month__in=[month.first for month in months]).order_by()
    found = rows.values_list("participant", "month").annotate(net=Sum("net_rupiah"))
    return {(pk, first): net for pk, first, net in found}


def _lived_in(homes: list[Home], on: date) -> Home | None:
    return next((home for home in homes if home.includes(on)), None)
