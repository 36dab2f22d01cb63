"""Bazaars of all these years, of each city and of the province: most is sold before Lebaran, at Jakarta's birthday
and at the end of the year."""

from datetime import date, timedelta

from participants.models import City
from products.actions import bazaars
from products.models import Bazaar, Invitation
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, moment_of
from rusunpreneur.words import MONTHS

LEBARAN, LUNAR_YEAR, BEFORE_LEBARAN = date(2024, 4, 10), 354.367, 10  # days
#: of each city, month and the last day that its Saturday can be
YEARLY = (("Bazar HUT DKI di", 6, 12), ("Pekan Produk Lokal", 9, 12), ("Bazar Akhir Tahun", 12, 10))
#: of the province, where rusunawa of all cities come
PROVINCIAL = (("Pekan Produk Rusunawa", 6, 26), ("Pekan Produk Rusunawa", 12, 20))
OVER_SINCE = 8


def held(since: date, today: date, coming: set[int]) -> dict[int, list[Bazaar]]:
    """Of each city that comes, by its key, in the order of their days; those of the province are among all of them."""
    cities = list(City.objects.filter(pk__in=coming).order_by("pk"))
    found: dict[int, list[Bazaar]] = {city.pk: [] for city in cities}
    for name, day in _days(since, today, (*_ramadan(since, today), *_yearly(since, today, YEARLY))):
        for city in cities:
            found[city.pk].append(_fair(f"{name} {city.short_name}", day, city))
    for name, day in _days(since, today, _yearly(since, today, PROVINCIAL)):
        fair = _fair(name, day, None)
        for city in cities:
            found[city.pk].append(fair)
    return {city: sorted(rows, key=lambda fair: fair.starts_on) for city, rows in found.items()}


def _days(since: date, today: date, told) -> list[tuple[str, date]]:
    """Those that began after `since` and are over."""
    first, last = since + timedelta(days=10), today - timedelta(days=OVER_SINCE)
    return [(name, day) for name, day in told if first < day < last]


def _yearly(since: date, today: date, told) -> list[tuple[str, date]]:
    years = range(since.year, today.year + 1)
    return [(name, date(year, month, day)) for year in years for name, month, day in told]


def _ramadan(since: date, today: date) -> list[tuple[str, date]]:
    """Lebaran comes eleven days earlier each year."""
    years = range(since.year - LEBARAN.year - 1, today.year - LEBARAN.year + 2)
    feasts = (LEBARAN + timedelta(days=round(LUNAR_YEAR * number)) for number in years)
    return [("Bazar Ramadan", feast - timedelta(days=BEFORE_LEBARAN)) for feast in feasts]


def _fair(name: str, day: date, city: City | None) -> Bazaar:
    day -= timedelta(days=(day.weekday() - 5) % 7)  # a Saturday
    level = {"level": "kota" if city else "provinsi", "city": city, "rusunawa": None}
    where = {"organiser": f"Sudin PPKUKM {city.short_name}" if city else "Dinas PPKUKM DKI Jakarta"}
    where |= {"venue": "Halaman kantor wali kota" if city else "Lapangan Banteng"}
    with at(moment_of(day - timedelta(days=20), 10)):
        return bazaars.plan(
            by=User.objects.get(username="staf"),
            name=f"{name}, {MONTHS[day.month - 1]} {day:%Y}",
            starts_on=day,
            ends_on=day + timedelta(days=1),
            stands=20 if city else 40,
            **level,
            **where,
        )


def close(fairs: dict[int, list[Bazaar]]):
    """All of them are over and empty; those to which nobody could come yet were called off."""
    staff, over = User.objects.get(username="staf"), {fair for row in fairs.values() for fair in row}
    attended = set(Invitation.objects.filter(bazaar__in=over).values_list("bazaar", flat=True))
    for fair in over:
        if fair.pk in attended:
            fair.closed_at, fair.closed_by = moment_of(fair.ends_on, 18), staff
        else:
            fair.cancelled_at, fair.cancelled_by = moment_of(fair.starts_on - timedelta(days=5), 10), staff
            fair.cancelled_reason = "Belum ada rusunawa yang punya barang lulus QC"
    decided = ["closed_at", "closed_by", "cancelled_at", "cancelled_by", "cancelled_reason"]
    Bazaar.objects.bulk_update(over, decided)
