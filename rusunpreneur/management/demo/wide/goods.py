"""What was made at each place month by month, and what QC found."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from participants.models import Participant
from rusunpreneur.management.demo.goods import Ledger, moments_as_told
from rusunpreneur.management.demo.movements import Movements
from rusunpreneur.management.demo.production import WEIGHTS, Line, Made, Piecework
from rusunpreneur.management.demo.wide.classes import Learned
from rusunpreneur.management.demo.wide.places import GOODS, Place

STARTS, LASTS = 0.5, (6, 44)  # of those who finished so many begin to work; for so many months
PASSED_A, REWORKABLE, MENDED = 0.86, 0.7, 0.8
SIZES = {"bakso": (10, 24), "kerajinan": (8, 26)}
USUAL_SIZE = (5, 15)


@dataclass(frozen=True)
class Worker:
    person: Participant
    since: date
    until: date


@dataclass
class Done:
    """Lots that were written, with the rows of their shares."""

    told: list[tuple[Place, Made]]
    ledger: Ledger


class Moves(Movements):
    """As the ledger of the detailed year has them, but nothing is used up: what passed is for sale."""

    def _taken(self):
        for told, work in self._each():
            yield from self._cleared(told, work)


def seed(told: list[tuple[Place, Made]], now: datetime) -> Done:
    with moments_as_told():
        ledger = Ledger([made for _, made in told], now, moves=Moves)
        ledger.write()
    return Done(told, ledger)


def told(places: list[Place], learned: list[Learned], rng: Random, now: datetime) -> list[tuple[Place, Made]]:
    """Every lot of every place, in the order in which they were written down."""
    found = []
    for place in places:
        workers = {skill: _workers(place, skill, learned, rng) for skill in place.skills}
        for months_ago in range(place.months, place.ended - 1, -1):
            found += [(place, made) for made in _month(place, workers, months_ago, rng, now)]
    return sorted(found, key=lambda one: one[1].logged_at)


def _workers(place: Place, skill: str, learned: list[Learned], rng: Random) -> list[Worker]:
    classes = [one for one in learned if one.place == place and one.skill == skill]
    return [
        Worker(person, one.since + timedelta(days=14), one.since + timedelta(days=30 * rng.randint(*LASTS)))
        for one in classes
        for person in one.people
        if rng.random() < STARTS
    ]


def _month(place: Place, workers, months_ago: int, rng: Random, now: datetime) -> list[Made]:
    today = timezone.localdate(now)
    first = today - timedelta(days=round(30.44 * months_ago))
    usual = place.usual(months_ago, first.month)
    lots = []
    for _ in range(int(usual) + (rng.random() < usual % 1)):
        on, skill = first + timedelta(days=rng.randrange(30)), rng.choice(place.skills)
        at_work = [one.person for one in workers[skill] if one.since <= on <= one.until]
        if on < today and at_work:
            lots.append(_lot(place, skill, on, at_work, rng, now))
    return lots


def _lot(place: Place, skill: str, on: date, people, rng: Random, now: datetime) -> Made:
    makers = rng.sample(people, min(rng.choice((1, 1, 1, 2, 2, 3)), len(people)))
    total = max(rng.randint(*SIZES.get(skill, USUAL_SIZE)), len(makers) * 2)
    works = [Piecework(person, total // len(makers)) for person in makers]
    works[0].quantity += total % len(makers)
    line = Line("", place.home.slug, skill, GOODS[skill], 0, USUAL_SIZE, "staf")
    lot = Made(line, rng.choice(GOODS[skill]), on, _moment(on, rng, 15, 17), works)
    _judge(place, lot, rng, now)
    return lot


def _moment(on: date, rng: Random, earliest: int, latest: int) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(rng.randrange(earliest, latest), rng.randrange(60))))


def _judge(place: Place, lot: Made, rng: Random, now: datetime):
    today, on = timezone.localdate(now), lot.on + timedelta(days=rng.randint(*place.waits))
    if on >= today - timedelta(days=place.open_days):
        return
    lot.judged_at = _moment(on, rng, 9, 12)
    age = (today - lot.on).days / 365
    for work in lot.works:
        _look_at(work, lot.line.skill, place.faults * (0.85 + 0.15 * min(age, 3)), rng)
    if not lot.has("perbaikan"):
        return
    on += timedelta(days=rng.randint(3, 8))
    lot.mended_at = _moment(on, rng, 13, 15) if on < today else None
    on += timedelta(days=rng.randint(1, 3))
    if on < today - timedelta(days=place.open_days):
        lot.judged_again_at = _moment(on, rng, 9, 12)
        for work in lot.works:
            work.mended = sum(rng.random() < MENDED for _ in range(work.count("perbaikan")))


def _look_at(work: Piecework, skill: str, chance: float, rng: Random):
    weights = WEIGHTS[skill]
    for _ in range(work.quantity):
        if rng.random() < chance:
            outcome = "perbaikan" if rng.random() < REWORKABLE else "ditolak"
            work.faults.append((outcome, rng.choices(range(len(weights)), weights)[0]))
        elif rng.random() < PASSED_A:
            work.passed_a += 1
        else:
            work.passed_b += 1
