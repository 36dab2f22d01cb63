"""Bazaars of all these years: of each city, and of the province."""

from datetime import date, timedelta

from participants.models import City
from products.actions import bazaars
from products.models import Bazaar
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.clock import at, moment_of
from rusunpreneur.words import MONTHS

CITY_EVERY, PROVINCE_EVERY = 61, 92  # days


def held(since: date, today: date) -> dict[int, list[Bazaar]]:
    """Of each city, by its key, in the order of their days; those of the province are among all of them."""
    cities = list(City.objects.filter(rusunawa__is_active=True).distinct().order_by("pk"))
    found: dict[int, list[Bazaar]] = {city.pk: [] for city in cities}
    for number, city in enumerate(cities):
        day = since + timedelta(days=30 + 9 * number)
        while day < today - timedelta(days=8):
            found[city.pk].append(_fair(f"Bazar UMKM {city.short_name}", day, city))
            day += timedelta(days=CITY_EVERY)
    day = since + timedelta(days=75)
    while day < today - timedelta(days=8):
        fair = _fair("Bazar Produk Rusunawa Lapangan Banteng", day, None)
        for city in cities:
            found[city.pk].append(fair)
        day += timedelta(days=PROVINCE_EVERY)
    return {city: sorted(rows, key=lambda fair: fair.starts_on) for city, rows in found.items()}


def _fair(name: str, day: date, city: City | None) -> Bazaar:
    day += timedelta(days=5 - day.weekday())  # a Saturday
    level = {"level": "kota" if city else "provinsi", "city": city, "rusunawa": None}
    where = {"organiser": f"Sudin PPKUKM {city.short_name}" if city else "Dinas PPKUKM DKI Jakarta"}
    where |= {"venue": "Halaman kantor wali kota" if city else "Lapangan Banteng"}
    with at(moment_of(day - timedelta(days=20), 10)):
        return bazaars.plan(
            by=User.objects.get(username="staf"),
            name=f"{name}, {MONTHS[day.month - 1]} {day:%Y}",
            starts_on=day,
            ends_on=day + timedelta(days=1),
            stands=12 if city else 30,
            **level,
            **where,
        )


def close(fairs: dict[int, list[Bazaar]]):
    """All of them are over and empty."""
    staff, over = User.objects.get(username="staf"), {fair for row in fairs.values() for fair in row}
    for fair in over:
        fair.closed_at, fair.closed_by = moment_of(fair.ends_on, 18), staff
    Bazaar.objects.bulk_update(over, ["closed_at", "closed_by"])
