"""One number of a dashboard broken down by place, skill, programme, product, channel or what people are.

All of it from the kept sums. Which ways there are follows from where the rows of an indicator are kept, and from
whether it says that it counts people: a new indicator needs nothing here. Who may not see people reads numbers of
people rounded to five, so that what is told of a city less its rusunawa says nothing of a few.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model, Q, Sum
from django.urls import reverse
from django.utils.http import urlencode

from products.bands import FEWEST, rounded
from products.models import CityMonth, GoodsMonth, SalesMonth
from programs.models import LearnerMonth, TrainingMonth
from programs.models.training_sums import LEARNED
from rusunpreneur.dashboards.asking import Asked
from rusunpreneur.dashboards.indicators import Indicator, Unit, Value, share
from rusunpreneur.dashboards.listing import CHANNELS
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.rows import LISTINGS
from rusunpreneur.dashboards.rows_of_learning import OF_PEOPLE
from rusunpreneur.dashboards.sums import GOODS, LEARNING, SALES, Row, Totals, of_period
from rusunpreneur.dashboards.traits import TRAITS_SAID
from rusunpreneur.words import NOTHING, angka, persen

FEW_OF_A_RATE = 20
ALL = Q()


@dataclass(frozen=True)
class Way:
    """`key` leads from kept rows to what an address says of a part, `name` to its name; `none` is what has no key."""

    said: str
    label: str
    key: str
    name: str = ""
    none: str = ""


@dataclass(frozen=True)
class Source:
    """Kept rows: which of them count, the lookups to their city and skill, and how they can be broken down."""

    model: type[Model]
    figures: tuple[str, ...]
    city: str
    skill: str
    ways: dict[str, Way]
    rows: Q = ALL


def _ways(*, city: str, skill: str, is_of_cities: bool = False, more: tuple[Way, ...] = ()) -> dict[str, Way]:
    rusunawa = Way("rusunawa", "Rusunawa", "rusunawa__slug", "rusunawa__name", "Tempat lain")
    ways = [Way("kota", "Kota", f"{city}__slug", f"{city}__name")]
    ways += [] if is_of_cities else [rusunawa, Way("program", "Program", "program", none="Tanpa program")]
    return {way.said: way for way in [*ways, Way("keahlian", "Keahlian", skill), *more]}


OF_GOODS = {"city": "rusunawa__city", "skill": "product__skill"}
OF_CITIES = {"city": "city", "skill": "product__skill"}
PRODUCT = (Way("produk", "Produk", "product", "product__name"),)
SOLD = (*PRODUCT, Way("saluran", "Saluran", "channel"))
_LEARNED = {"city": "city", "skill": "skill"}
SOURCES = {
    "learning": Source(TrainingMonth, LEARNING, **_LEARNED, ways=_ways(**_LEARNED)),
    "goods": Source(GoodsMonth, GOODS, **OF_GOODS, ways=_ways(**OF_GOODS, more=PRODUCT)),
    "sales": Source(SalesMonth, SALES, **OF_GOODS, ways=_ways(**OF_GOODS, more=SOLD)),
}
TRAITS = {trait.said: Way(trait.said, trait.label, trait.column) for trait in TRAITS_SAID.values()}
PEOPLE = Source(LearnerMonth, LEARNED, **_LEARNED, ways=TRAITS)
# Rows of cities are fewer; they know neither rusunawa nor programme.
WIDE = {
    "goods": Source(
        CityMonth, GOODS, **OF_CITIES, ways=_ways(**OF_CITIES, is_of_cities=True, more=PRODUCT), rows=Q(channel="")
    ),
    "sales": Source(
        CityMonth, SALES, **OF_CITIES, ways=_ways(**OF_CITIES, is_of_cities=True, more=SOLD), rows=~Q(channel="")
    ),
}

NEVER = "Belum pernah berlatih"
#: of people who are counted once, by where and what they learned; `counted_once` reads them
COUNTED_ONCE = (
    Way("kota", "Kota", "city"),
    Way("rusunawa", "Rusunawa", "home", none="Tempat lain"),
    Way("program", "Program", "program", none=NEVER),
    Way("keahlian", "Keahlian", "skill", none=NEVER),
)


def all_ways(indicator: Indicator) -> list[Way]:
    """How a number can be broken down somewhere."""
    if indicator.counts_once:
        return [*COUNTED_ONCE, *TRAITS.values()]
    listing = LISTINGS.get(indicator.opens)
    is_kept = listing and listing.kept in SOURCES and indicator.has_parts
    ways = SOURCES[listing.kept].ways.values() if is_kept else ()
    return [*ways, *TRAITS.values()] if indicator.is_of_people else [*ways]


def ways_of(indicator: Indicator, question: Question) -> list[Way]:
    """How a number can be broken down there; what it is narrowed to already would be one part."""
    narrowed = {
        "kota": question.scope.city,
        "rusunawa": question.scope.rusunawa,
        "program": question.program,
        "keahlian": question.skill,
    }
    return [way for way in all_ways(indicator) if not narrowed.get(way.said)]


def address(indicator: Indicator, question: Asked) -> str:
    """Where a number is broken down, asked the same; nothing for one that is not."""
    if not ways_of(indicator, question.question):
        return ""
    said = urlencode(question.said | question.question.scope.said)
    return f"{reverse('dashboard_breakdown', args=[indicator.key])}?{said}"


@dataclass(frozen=True)
class Part:
    """`percent` is the length of its bar, `note` stands beside the number, `href` opens the rows that add up to it."""

    name: str
    said: str
    percent: int
    note: str
    is_few: bool
    href: str


class Breakdown:
    """Of `indicator` by `way`, in the place, months, programme and skill that are asked; one reading."""

    def __init__(self, indicator: Indicator, way: Way, question: Asked, *, is_exact: bool = False):
        self.indicator, self.way, self.asked, self.is_exact = indicator, way, question, is_exact

    @property
    def people_list(self) -> str:
        """The list of people who are something."""
        return OF_PEOPLE

    @property
    def is_rounded(self) -> bool:
        return self.way.said in TRAITS and not self.is_exact

    @property
    def source(self) -> Source:
        if self.way.said in TRAITS:
            return PEOPLE
        kept, question = LISTINGS[self.indicator.opens].kept, self.asked.question
        wide = WIDE.get(kept)
        if wide is None or question.scope.rusunawa or question.program or self.way.said not in wide.ways:
            return SOURCES[kept]
        return wide

    @cached_property
    def _found(self) -> list[tuple[object, str, Totals]]:
        """(key, name, numbers) of each part."""
        source, question = self.source, self.asked.question
        way = source.ways[self.way.said]
        wanted = {"program": question.program, source.skill: question.skill}
        rows = source.model.objects.filter(
            source.rows,
            question.scope.rows(city=source.city, rusunawa="rusunawa"),
            of_period(question.period),
            **{path: key for path, key in wanted.items() if key},
        )
        said = dict.fromkeys((way.key, way.name or way.key))
        rows = rows.order_by().values(*said).annotate(**{f"sum_{name}": Sum(name) for name in source.figures})
        found = []
        for row in rows:
            key = row[way.key]
            name = way.none if key is None else self._named(key, row[way.name or way.key])
            numbers = {figure: row[f"sum_{figure}"] for figure in source.figures}
            found.append((key, name, Totals.of([Row(is_now=True, numbers=numbers)])))
        return found

    def _named(self, key, name) -> str:
        if trait := TRAITS_SAID.get(self.way.said):
            return trait.named(key)[1]
        offered = {"program": self.asked.programs, "keahlian": self.asked.skills}.get(self.way.said)
        if offered is not None:
            return next((choice.name for choice in offered if choice.pk == key), "")
        return CHANNELS[key] if self.way.said == "saluran" else name

    @cached_property
    def whole(self) -> Value:
        """The number that the dashboard shows."""
        return self.indicator.value(Totals.of(Row(is_now=True, numbers=totals.numbers) for *_, totals in self._found))

    @property
    def said(self) -> str:
        return self.indicator.said(self.whole)

    @property
    def is_rate(self) -> bool:
        return self.indicator.is_rate

    @cached_property
    def parts(self) -> list[Part]:
        """The largest first, what has no key last, traits in their order; where nothing happened there is none."""
        found = [(key, name, self.indicator.value(totals), totals) for key, name, totals in self._found]
        found = [row for row in found if row[2] is not None and (row[2] or self.is_rate)]
        if trait := TRAITS_SAID.get(self.way.said):
            found.sort(key=lambda row: trait.place(row[0]))
        else:
            found.sort(key=lambda row: (row[0] is None, -row[2], row[1]))
        most = 100 if self.indicator.unit is Unit.PERCENT else max((abs(row[2]) for row in found), default=0)
        return [self._part(*row, most) for row in found]

    def bar(self, value: int, most: int) -> int:
        return min(100, max(0, share(value, most) or 0))

    def _part(self, key, name: str, value: int, totals: Totals, most: int) -> Part:
        if self.is_rounded:
            return self._rounded(name, value, totals, most)
        indicator, percent = self.indicator, persen(share(value, self.whole))
        bar = self.bar(value, most)
        if indicator.base is None:
            is_few = indicator.unit is Unit.PEOPLE and value < FEWEST
            return Part(name, indicator.said(value), bar, percent, is_few, self._opened(key))
        base = indicator.base(totals)
        note = f"dari {angka(base)} {indicator.base_name}"
        return Part(name, indicator.said(value), bar, note, base < FEW_OF_A_RATE, self._opened(key))

    def _rounded(self, name: str, value: int, totals: Totals, most: int) -> Part:
        """What is told of people who are something: nothing of fewer than five, the others to the nearest five."""
        people = max(totals[name] for name in ("registered", "came", "ended", "certificates"))
        if people < FEWEST or (not self.is_rate and value < FEWEST):
            said = NOTHING if self.is_rate else f"kurang dari {angka(FEWEST)}"
            return Part(name, said, 0, "", True, "")
        told = rounded(value)
        return Part(name, self.indicator.said(told), self.bar(told, most), "sekitar", False, "")

    def _opened(self, key) -> str:
        if key is None:
            return ""
        opens, said = self.indicator.opens, key
        if trait := TRAITS_SAID.get(self.way.said):
            opens, said = self.people_list, trait.named(key)[0]
        said = self.asked.said | self.asked.question.scope.said | {self.way.said: said}
        return f"{reverse('dashboard_rows', args=[opens])}?{urlencode(said)}"
