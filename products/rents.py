"""What a flat cost on a day: the rent of whoever of the flat has it written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from participants.flat_numbers import bare_number, ways_to_write
from participants.models import Rent, Residence

#: rusunawa, tower, floor, number; for who lives in a flat without a number, the person alone
Key = tuple[int, str, str, str] | int
FOREVER = date.max


@dataclass(frozen=True)
class Home:
    """Somebody's time in a flat."""

    participant: int
    rusunawa: int
    tower: str
    floor: str
    unit: str
    begins: date
    ends: date | None

    @property
    def key(self) -> Key:
        """What tells one flat from the next: `02` and `2` are one."""
        if not self.unit:
            return self.participant
        return self.rusunawa, self.tower, bare_number(self.floor), bare_number(self.unit)

    def includes(self, on: date) -> bool:
        return self.begins <= on <= (self.ends or FOREVER)


HOME = ("participant", "rusunawa", "tower", "floor", "unit", "moved_in_on", "moved_out_on")


def homes_of(residences: QuerySet) -> list[Home]:
    return [Home(*row) for row in residences.order_by().values_list(*HOME)]


def sharing(homes: Iterable[Home]) -> QuerySet:
    """Residences in the same flats at any time; a few in others too, where a floor is written differently."""
    homes = list(homes)
    units = {way for home in homes if home.unit for way in ways_to_write(home.unit)}
    same = Q(rusunawa__in={home.rusunawa for home in homes}, tower__in={home.tower for home in homes}, unit__in=units)
    alone = Q(participant__in={home.participant for home in homes}, unit="")
    return Residence.objects.filter(same | alone)


class Rents:
    """The rents of these flats, read once."""

    def __init__(self, homes: Iterable[Home]):
        columns = ("monthly_rupiah", "starts_on", "ends_on", *(f"residence__{name}" for name in HOME))
        rows = Rent.objects.filter(residence__in=sharing(homes)).order_by().values_list(*columns)
        self.rows = [(rupiah, begins, ends or FOREVER, Home(*home)) for rupiah, begins, ends, *home in rows]

    def on(self, day: date) -> dict[Key, int]:
        """By flat; where two of one flat have written different rents, the higher."""
        found: dict[Key, int] = {}
        for rupiah, begins, ends, home in self.rows:
            if begins <= day <= ends and home.includes(day):
                found[home.key] = max(rupiah, found.get(home.key, 0))
        return found
