"""One village, one product: what each rusunawa makes more of, better and sells more of than the others, as a proposal.

The location quotient of a product at a place is its share of what the place makes (or sells) over its share of what
all places together make (or sell): 1 is as everywhere, 2 is twice as much (Florence 1939).
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection

from rusunpreneur.dashboards.indicators import share
from rusunpreneur.dashboards.question import Question
from rusunpreneur.words import angka, persen, rupiah

FEW_PIECES = 20
MORE_THAN_OTHERS = 1.2
# Added up by key first and named afterwards: there are few places and products, and many months.
SUMS = """
    SELECT rusunawa.slug, rusunawa.name, product.id, product.name, sum(made), sum(passed), sum(judged), sum(sold),
        sum(rupiah), sum(sold_before), sum(before)
    FROM (
        SELECT rusunawa_id, product_id, sum(made) AS made, sum(passed_a + passed_b) AS passed,
            sum(passed_a + passed_b + rework + rejected) AS judged,
            0 AS sold, 0 AS rupiah, 0 AS sold_before, 0 AS before
        FROM products_goodsmonth WHERE month BETWEEN %(first)s AND %(last)s GROUP BY 1, 2
        UNION ALL
        SELECT rusunawa_id, product_id, 0, 0, 0, coalesce(sum(pieces) FILTER (WHERE month >= %(first)s), 0),
            coalesce(sum(rupiah) FILTER (WHERE month >= %(first)s), 0),
            coalesce(sum(pieces) FILTER (WHERE month < %(first)s), 0),
            coalesce(sum(rupiah) FILTER (WHERE month < %(first)s), 0)
        FROM products_salesmonth WHERE month BETWEEN %(since)s AND %(last)s GROUP BY 1, 2
    ) kept
    JOIN participants_rusunawa rusunawa ON rusunawa.id = kept.rusunawa_id
    JOIN products_product product ON product.id = kept.product_id
    GROUP BY 1, 2, 3, 4
"""


@dataclass
class Numbers:
    """Pieces made, passed and judged, pieces and rupiah sold in the period and in the one before."""

    made: int = 0
    passed: int = 0
    judged: int = 0
    sold: int = 0
    rupiah: int = 0
    sold_before: int = 0
    before: int = 0

    def add(self, other: "Numbers"):
        for name in NAMES:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def without(self, other: "Numbers") -> "Numbers":
        return Numbers(*(getattr(self, name) - getattr(other, name) for name in NAMES))

    @property
    def pass_rate(self):
        return share(self.passed, self.judged)


NAMES = tuple(Numbers.__dataclass_fields__)


@dataclass(frozen=True)
class Reason:
    """`number` opens the list `opens` of the product at the place; `words` say what it means."""

    number: str
    words: str
    opens: str


@dataclass(frozen=True)
class Candidate:
    """A product (its key and name) at a place beside the same product elsewhere."""

    key: int
    product: str
    here: Numbers
    elsewhere: Numbers
    made_quotient: float | None
    sold_quotient: float | None

    @property
    def score(self) -> float:
        """The product of both quotients, so that neither making nor selling alone is enough."""
        return (self.made_quotient or 0) * (self.sold_quotient or 0)

    @property
    def is_proposed(self) -> bool:
        quotients = (self.made_quotient or 0, self.sold_quotient or 0)
        return self.here.made >= FEW_PIECES and self.here.judged > 0 and min(quotients) >= MORE_THAN_OTHERS

    @property
    def growth(self) -> int | None:
        """Percent; None where one period sold too little to be compared."""
        here = self.here
        if min(here.sold, here.sold_before) < FEW_PIECES or not here.before:
            return None
        return round(100 * (here.rupiah - here.before) / here.before)

    @property
    def reasons(self) -> list[Reason]:
        """What speaks for it, with its numbers."""
        here = self.here
        made, sold = _times(self.made_quotient), _times(self.sold_quotient)
        growth = f", naik {persen(self.growth)}" if (self.growth or 0) > 0 else ""
        said = [
            Reason(f"{angka(here.made)} potong", f"dibuat, bagiannya {made} Jakarta", "produksi"),
            Reason(rupiah(here.rupiah), f"terjual, bagiannya {sold} Jakarta{growth}", "terjual"),
        ]
        if not self.is_made_elsewhere:
            said.append(Reason(persen(here.pass_rate), "lulus QC, hanya dibuat di sini", "qc"))
        elif self._lead >= 0:
            said.append(self._passed)
        return said

    @property
    def doubts(self) -> list[Reason]:
        """What speaks against it."""
        here, said = self.here, []
        if self.is_made_elsewhere and self._lead < 0:
            said.append(self._passed)
        if (self.growth or 0) < 0:
            fall = f"terjual, turun {persen(abs(self.growth))} dari {rupiah(here.before)}"
            said.append(Reason(rupiah(here.rupiah), fall, "terjual"))
        if here.sold < FEW_PIECES:
            said.append(Reason(f"{angka(here.sold)} potong", "saja yang terjual", "terjual"))
        if here.judged < FEW_PIECES:
            said.append(Reason(f"{angka(here.judged)} potong", "saja yang diperiksa", "qc"))
        return said

    @property
    def is_made_elsewhere(self) -> bool:
        return self.elsewhere.judged > 0

    @property
    def _lead(self) -> int:
        """Points by which more passes here than elsewhere."""
        return self.here.pass_rate - self.elsewhere.pass_rate

    @property
    def _passed(self) -> Reason:
        return Reason(persen(self.here.pass_rate), f"lulus QC, di tempat lain {persen(self.elsewhere.pass_rate)}", "qc")


@dataclass
class Village:
    slug: str
    name: str
    total: Numbers = field(default_factory=Numbers)
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def proposal(self) -> Candidate | None:
        return next((candidate for candidate in self.candidates if candidate.is_proposed), None)

    @property
    def others(self) -> list[Candidate]:
        """Two more that would do."""
        return [candidate for candidate in self.candidates if candidate.is_proposed][1:3]


def villages(question: Question) -> list[Village]:
    """Of the rusunawa of the place, compared with all Jakarta, by name; two queries."""
    rows, everywhere, whole, names = defaultdict(dict), defaultdict(Numbers), Numbers(), {}
    found: dict[str, Village] = {}
    for slug, name, product, names[product], *numbers in _read(question):
        here = Numbers(*numbers)
        rows[slug][product] = here
        found.setdefault(slug, Village(slug, name)).total.add(here)
        everywhere[product].add(here)
        whole.add(here)
    wanted = _slugs(question)
    shown = [village for slug, village in found.items() if slug in wanted]
    for village in shown:
        candidates = [
            _candidate(product, names[product], here, village.total, everywhere[product], whole)
            for product, here in rows[village.slug].items()
        ]
        village.candidates = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.product))
    return sorted(shown, key=lambda village: village.name)


def _candidate(key: int, name: str, here: Numbers, total: Numbers, everywhere: Numbers, whole: Numbers) -> Candidate:
    made = _quotient(here.made, total.made, everywhere.made, whole.made)
    sold = _quotient(here.rupiah, total.rupiah, everywhere.rupiah, whole.rupiah)
    return Candidate(key, name, here, everywhere.without(here), made, sold)


def _quotient(part: int, of: int, part_everywhere: int, of_everywhere: int) -> float | None:
    if not (of and part_everywhere):
        return None
    return float(part * of_everywhere) / float(of * part_everywhere)


def _read(question: Question) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(SUMS, question.wanted)
        return [(slug, home, key, name, *map(int, numbers)) for slug, home, key, name, *numbers in cursor]


def _slugs(question: Question) -> set[str]:
    scope = question.scope
    where = "id = %(rusunawa)s" if scope.rusunawa else "city_id = %(city)s" if scope.city else "true"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT slug FROM participants_rusunawa WHERE {where}", question.wanted)  # noqa: S608
        return {slug for (slug,) in cursor}


def _times(quotient: float | None) -> str:
    return f"{angka(quotient, 1)} kali" if quotient is not None else "–"
