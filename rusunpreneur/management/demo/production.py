"""A year of making and judging, thought out before anything is written: who made what, and what was found."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from participants.models import Participant
from rusunpreneur.management.demo.workshops import REFRESHED_DAYS_AGO

YEAR, FRESH_DAYS, PASSED_A, MENDED, REWORKABLE = 365, 2, 0.88, 0.85, 0.7


@dataclass(frozen=True)
class Line:
    """People of one rusunawa who make these goods, so many lots a week; the newer ones began `since` days ago."""

    training: str
    slug: str
    skill: str
    goods: tuple[str, ...]
    a_week: float
    sizes: tuple[int, int]
    logged_by: str
    since: int = YEAR


LINES = (
    Line(
        "Bimtek Menganyam",
        "nagrak",
        "anyaman",
        ("Dompet kecil", "Mangkuk kecil", "Tas parsel", "Tempat buah", "Piring", "Place mat"),
        3.5,
        (5, 14),
        "koordinator.nagrak",
    ),
    Line(
        "Bimtek Menganyam Bambu",
        "penggilingan",
        "anyaman",
        ("Tas laptop bambu",),
        1.2,
        (3, 8),
        "koordinator.penggilingan",
    ),
    Line(
        "Bimtek Merajut Boneka",
        "karang-anyar",
        "rajut",
        ("Boneka rajut kelinci", "Boneka rajut beruang"),
        1.6,
        (4, 9),
        "staf",
    ),
    Line("Bimtek Membatik", "marunda", "batik", ("Kain batik", "Selendang batik"), 1.2, (3, 8), "staf.jakut"),
    Line("WUIB Menjahit Tas", "pengadegan", "kerajinan", ("Kantong serut", "Tas jinjing"), 1.6, (8, 24), "staf"),
    Line(
        "Bimtek Produksi Bakso",
        "penggilingan",
        "bakso",
        ("Bakso sapi beku isi 50",),
        0.9,
        (8, 16),
        "koordinator.penggilingan",
        since=140,
    ),
    Line(
        "Bimtek Produksi Bakso",
        "penggilingan",
        "bakso",
        ("Bakso sapi isi 20",),
        2.5,
        (6, 12),
        "koordinator.penggilingan",
        since=28,
    ),
)
#: how often each defect of a skill is met, in the order of the catalogue
WEIGHTS = {
    "anyaman": (2, 3, 2, 1, 1),
    "rajut": (4, 2, 2, 1),
    "batik": (3, 3, 2, 1),
    "bakso": (2, 3, 2, 1),
    "kerajinan": (4, 2, 3, 1),
}
LOOSE_BEFORE = 9  # weight of the first defect of weaving until the refresher


@dataclass
class Piecework:
    """One maker's pieces in a lot; `faults` are pairs of the outcome and the place of the defect in its list."""

    maker: Participant
    quantity: int
    passed_a: int = 0
    passed_b: int = 0
    faults: list[tuple[str, int]] = field(default_factory=list)
    mended: int = 0  # of those that were sent back, once they were looked at again

    def count(self, outcome: str) -> int:
        return sum(one == outcome for one, _ in self.faults)


@dataclass
class Made:
    """A lot, when it was judged, and how far its rework has come. None is still to happen."""

    line: Line
    good: str
    on: date
    logged_at: datetime
    works: list[Piecework]
    judged_at: datetime | None = None
    mended_at: datetime | None = None
    judged_again_at: datetime | None = None

    def has(self, outcome: str) -> bool:
        return any(work.count(outcome) for work in self.works)


class Year:
    """Lots of every line in the order they were written down; the same seed tells the same year."""

    def __init__(self, seed: int, makers: dict[str, list[Participant]], now: datetime | None = None):
        self.rng, self.makers = Random(seed), makers  # noqa: S311 - invented work, no secrets
        self.now = now or timezone.now()
        self.today = timezone.localdate(self.now)

    def lots(self) -> list[Made]:
        made = [
            self._made(line, days_ago)
            for days_ago in range(YEAR, -1, -1)
            for line in LINES
            if days_ago <= line.since and self.rng.random() < line.a_week / 7
        ]
        return sorted(made + self._always(), key=lambda lot: lot.logged_at)

    def _always(self) -> list[Made]:
        """What every demo shows, whatever the dice say: lots that wait, and food that must not wait long."""
        nagrak, chilled = LINES[0], LINES[-1]
        expiring = self._made(chilled, 4)
        expiring.judged_at = None
        waiting = [self._made(nagrak, days_ago) for days_ago in (0, 1, 1)]
        return [*waiting, self._sent_back(nagrak), self._made(chilled, 3), expiring]

    def _sent_back(self, line: Line) -> Made:
        lot = self._made(line, FRESH_DAYS)
        lot.judged_at = self._moment(self.today - timedelta(days=1), 9, 12)
        for work in lot.works:
            work.passed_a, work.faults = work.quantity - 2, [("perbaikan", 2)] * 2
        return lot

    def _made(self, line: Line, days_ago: int) -> Made:
        on = self.today - timedelta(days=days_ago)
        people = self.rng.sample(self.makers[line.training], self.rng.choice((1, 1, 1, 1, 2, 2, 3, 4)))
        total = max(self.rng.randint(*line.sizes), len(people) * 2)
        works = [Piecework(person, total // len(people)) for person in people]
        works[0].quantity += total % len(people)
        lot = Made(line, self.rng.choice(line.goods), on, self._moment(on, 15, 17), works)
        self._judge(lot, days_ago)
        return lot

    def _moment(self, on: date, earliest: int, latest: int) -> datetime:
        at = datetime.combine(on, time(self.rng.randrange(earliest, latest), self.rng.randrange(60)))
        return min(timezone.make_aware(at), self.now)

    def _judge(self, lot: Made, days_ago: int):
        days = self.rng.randint(1, 2 if lot.line.skill == "bakso" else 4)
        if days_ago <= FRESH_DAYS or days >= days_ago:
            return
        lot.judged_at = self._moment(lot.on + timedelta(days=days), 9, 12)
        for work in lot.works:
            self._look_at(work, lot.line, days_ago)
        if not lot.has("perbaikan"):
            return
        days += self.rng.randint(3, 8)
        if days < days_ago:
            lot.mended_at = self._moment(lot.on + timedelta(days=days), 13, 15)
        days += self.rng.randint(1, 3)
        if days < days_ago:
            lot.judged_again_at = self._moment(lot.on + timedelta(days=days), 9, 12)
            for work in lot.works:
                work.mended = sum(self.rng.random() < MENDED for _ in range(work.count("perbaikan")))

    def _look_at(self, work: Piecework, line: Line, days_ago: int):
        weights = list(WEIGHTS[line.skill])
        # Everybody learns in a year; weavers of Nagrak learned most on two days.
        chance = 0.10 + 0.08 * days_ago / YEAR
        if line.slug == "nagrak":
            is_loose = days_ago > REFRESHED_DAYS_AGO
            weights[0], chance = (LOOSE_BEFORE, chance + 0.06) if is_loose else (1, chance - 0.03)
        for _ in range(work.quantity):
            if self.rng.random() < chance:
                outcome = "perbaikan" if self.rng.random() < REWORKABLE else "ditolak"
                work.faults.append((outcome, self.rng.choices(range(len(weights)), weights)[0]))
            elif self.rng.random() < PASSED_A:
                work.passed_a += 1
            else:
                work.passed_b += 1
