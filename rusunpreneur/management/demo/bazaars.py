"""A year of bazaars: who was asked and came, what was brought, sold and taken home; one is running, one is planned."""

from datetime import date, time, timedelta
from random import Random

from participants.models import City, Rusunawa
from products.actions import bazaars, closing, invitations, packing, turns
from products.actions.closing import Left
from products.actions.packing import Arrival
from products.models import Balance, Bazaar, Invitation
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo import tills
from rusunpreneur.management.demo.clock import at, days_ago, moment_of
from rusunpreneur.management.demo.stores import stock_on
from rusunpreneur.management.demo.workshops import makers_of
from rusunpreneur.words import MONTHS

MAKERS = {
    "nagrak": "Bimtek Menganyam",
    "penggilingan": "Bimtek Menganyam Bambu",
    "karang-anyar": "Bimtek Merajut Boneka",
    "marunda": "Bimtek Membatik",
}
HOSTS = {
    "nagrak": ("Bazar Rusunawa Nagrak", "kelurahan", "Kelurahan Marunda", "Aula Rusunawa Nagrak", "31.72"),
    "karang-anyar": (
        "Bazar Karang Anyar",
        "kelurahan",
        "Kelurahan Karang Anyar",
        "Halaman Rusunawa",
        "31.71",
    ),
    "balai-kota": ("Bazar UMKM Balai Kota", "provinsi", "Dinas PPKUKM DKI Jakarta", "Halaman Balai Kota Jakarta", None),
    "jakut": (
        "Pekan Produk Lokal Jakarta Utara",
        "kota",
        "Pemkot Jakarta Utara",
        "Kantor Wali Kota",
        "31.72",
    ),
}
#: days ago, host, days, who comes, pieces each of them packs, sales a day
PAST = (
    (320, "nagrak", 1, ("nagrak",), 30, 9),
    (285, "balai-kota", 2, ("nagrak", "penggilingan"), 26, 10),
    (246, "karang-anyar", 1, ("karang-anyar", "nagrak"), 22, 8),
    (205, "jakut", 2, ("nagrak", "marunda"), 26, 9),
    (160, "nagrak", 1, ("nagrak", "penggilingan"), 24, 9),
    (118, "balai-kota", 3, ("nagrak", "penggilingan", "karang-anyar"), 28, 9),
    (76, "karang-anyar", 1, ("karang-anyar",), 24, 8),
    (41, "nagrak", 1, ("nagrak", "karang-anyar"), 24, 9),
    (13, "jakut", 2, ("nagrak", "marunda", "penggilingan"), 26, 10),
)
MORNING, NOON, EVENING = time(8), time(12, 30), time(17)
HESITANT = "penggilingan"


def seed(number: int):
    """Once; a bazaar that runs today has its till open and a list still on its way."""
    if Bazaar.objects.exists():
        return
    rng = Random(number + 8)  # noqa: S311 - invented buyers, no secrets
    for ago, host, days, coming, pieces, sales in PAST:
        _past(rng, host, days_ago(ago), days, coming, pieces, sales)
    _running(rng)
    _planned()


def staff() -> User:
    return User.objects.get(username="staf")


def _plan(host: str, first: date, days: int, stands: int, lead_days: int = 21) -> Bazaar:
    name, level, organiser, venue, city = HOSTS[host]
    with at(moment_of(first - timedelta(days=lead_days), 10)):
        bazaar = bazaars.plan(
            by=staff(),
            name=f"{name}, {MONTHS[first.month - 1]} {first:%Y}",
            level=level,
            organiser=organiser,
            venue=venue,
            city=City.objects.get(kemendagri_code=city) if city else None,
            rusunawa=Rusunawa.objects.filter(slug=host).first(),
            starts_on=first,
            ends_on=first + timedelta(days=days - 1),
            stands=stands,
        )
        bazaars.appoint(bazaar=bazaar, users=[User.objects.get(username="kasir")])
    return bazaar


def _come(bazaar: Bazaar, slugs, pieces: int, rng: Random) -> list:
    """Invited, answered, on the rota, with goods packed and sent: the lists that are on their way."""
    day, by = bazaar.starts_on, staff()
    homes = {home.slug: home for home in Rusunawa.objects.filter(slug__in=slugs)}
    with at(moment_of(day - timedelta(days=18), 10)):
        invited = invitations.invite(bazaar=bazaar, stands={homes[slug]: 1 for slug in slugs})
    with at(moment_of(day - timedelta(days=15), 11)):
        invited = [invitations.answer(invitation=one, answer=Invitation.Answer.COMING, by=by) for one in invited]
    lists = []
    for invitation in invited:
        with at(moment_of(day - timedelta(days=4), 14)):
            _rota(invitation, rng)
        with at(moment_of(day - timedelta(days=1), 15)):
            lists.append(_pack(invitation, pieces, rng, by))
    return lists


def _rota(invitation: Invitation, rng: Random):
    """Two stand there in the morning, two in the afternoon."""
    bazaar, slug = invitation.bazaar, invitation.rusunawa.slug
    people = makers_of(MAKERS[slug], slug)
    for number in range((bazaar.ends_on - bazaar.starts_on).days + 1):
        four = rng.sample(people, min(4, len(people)))
        on = {"invitation": invitation, "day": bazaar.starts_on + timedelta(days=number)}
        turns.put(people=four[:2], starts_at=MORNING, ends_at=NOON, **on)
        turns.put(people=four[2:], starts_at=NOON, ends_at=EVENING, **on)


def _pack(invitation: Invitation, pieces: int, rng: Random, by):
    there = stock_on(invitation.bazaar.starts_on, invitation.rusunawa.slug)
    rng.shuffle(there)
    changes, left = {}, pieces
    for row in there:
        if taken := min(left, row.quantity, 5):
            changes[row.share_id, row.grade] = (0, taken)
            left -= taken
    return packing.send(packing_list=packing.write(invitation=invitation, changes=changes, by=by), by=by)


def _receive(lists, day: date, *, is_one_missing=False):
    for number, one in enumerate(lists):
        arrivals = [Arrival(line.pk, line.quantity) for line in one.lines.order_by("pk")]
        if is_one_missing and number == 0:
            first = arrivals[0]
            arrivals[0] = Arrival(first.line, first.arrived - 1, reason="Tidak ada saat karung dibuka")
        with at(moment_of(day, 7, 20 + number)):
            packing.receive(packing_list=one, arrivals=arrivals, by=staff())


def _past(rng, host, first, days, coming, pieces, sales):
    bazaar = _plan(host, first, days, len(coming) + 2)
    _receive(_come(bazaar, coming, pieces, rng), first, is_one_missing=host == "balai-kota")
    for number in range(days):
        tills.day(rng, bazaar, first + timedelta(days=number), sales)
    with at(moment_of(bazaar.ends_on, 18)):
        there = Balance.objects.present().filter(place=bazaar.place).select_related("share__lot__rusunawa")
        lines = [_left(row, is_one_missing=host == "jakut" and not number) for number, row in enumerate(there)]
        closing.close(bazaar=bazaar, lines=lines, by=staff())


def _left(row: Balance, *, is_one_missing: bool) -> Left:
    gone = int(is_one_missing)
    reason = "Tidak ditemukan saat stan dibereskan" if gone else ""
    return Left(row.share, row.grade, row.quantity, row.quantity - gone, reason=reason)


def _running(rng):
    """Since yesterday; the till of today is open and one rusunawa's goods have not been taken in yet."""
    bazaar = _plan("balai-kota", days_ago(1), 3, 5)
    first, last = _come(bazaar, ("nagrak", "karang-anyar"), 30, rng)
    del last  # stays on its way
    _receive([first], days_ago(1))
    tills.day(rng, bazaar, days_ago(1), 7)
    tills.today(rng, bazaar, 3)


def _planned():
    """In three weeks: one comes, one does not, one has not answered."""
    bazaar = _plan("jakut", days_ago(-20), 2, 6, lead_days=30)
    homes = {home.slug: home for home in Rusunawa.objects.filter(slug__in=("nagrak", "marunda", "penggilingan"))}
    with at(moment_of(days_ago(6), 10)):
        rows = invitations.invite(bazaar=bazaar, stands={homes[slug]: 1 for slug in sorted(homes)})
    answers = {"nagrak": ("ikut", ""), HESITANT: ("tidak", "Pesanan rapat di hari yang sama")}
    for row in rows:
        if row.rusunawa.slug in answers:
            word, reason = answers[row.rusunawa.slug]
            with at(moment_of(days_ago(3), 9)):
                invitations.answer(invitation=row, answer=word, reason=reason, by=staff())
