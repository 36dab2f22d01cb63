"""One dashboard: who earns, what is learned, what is made and how well, where it sells; each number beside the last."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from products import journeys
from products.bands import FEWEST, rounded
from products.models import SalesMonth
from rusunpreneur.dashboards import charts
from rusunpreneur.dashboards.asking import Asked
from rusunpreneur.dashboards.breakdown import address
from rusunpreneur.dashboards.cards import Card
from rusunpreneur.dashboards.funnel import Step, steps_of, stuck_at
from rusunpreneur.dashboards.income import MEDIAN_OF, Income, incomes
from rusunpreneur.dashboards.indicators import BY_KEY, Indicator
from rusunpreneur.dashboards.periods import named
from rusunpreneur.dashboards.sums import Row, Sums, Totals
from rusunpreneur.dashboards.targets.shown import Row as TargetRow
from rusunpreneur.dashboards.targets.shown import targets_of
from rusunpreneur.words import angka, rupiah

LEARNING = ("registered", "trained", "attendance_rate", "completed")
RESULTS = (
    *("certificates", "producers", "independents"),
    *("cost_per_completed", "cost_per_producer", "cost_per_independent"),
)
QUALITY = ("pieces", "pass_rate", "rework_rate", "reject_rate")
MOST_COLUMNS = 12
MOST_PRODUCTS = 8


@dataclass(frozen=True)
class ProductRow:
    """What was made, judged and sold of a product; `opens` are the addresses of those rows, of all products."""

    key: int
    name: str
    totals: Totals
    opens: dict[str, str]

    def opened(self, name: str) -> str:
        return f"{self.opens[name]}&produk={self.key}"

    @property
    def pass_rate(self):
        return BY_KEY["pass_rate"].value(self.totals)


@dataclass(frozen=True)
class ChannelRow:
    key: str
    name: str
    totals: Totals
    percent: int
    href: str


class Board:
    """Of `asked`, for who may see people, or (not `is_exact`) only how many; what a page does not show is not read."""

    def __init__(self, asked: Asked, *, is_exact: bool = False):
        self.asked, self.question, self.is_exact = asked, asked.question, is_exact
        self.sums = Sums(asked.question, is_exact=is_exact)

    def opened(self, name: str, **more) -> str:
        """The list of that name, asked the same."""
        said = self.asked.said | self.question.scope.said | more
        return f"{reverse('dashboard_rows', args=[name])}?{urlencode(said)}"

    def _card(self, indicator: Indicator, note: str = "") -> Card:
        value, before = indicator.value(self.sums.now), indicator.value(self.sums.before)
        parts, is_running = address(indicator, self.asked), self.question.period.is_running
        opens = self.opened(indicator.opens) if self.is_exact or not indicator.is_named else ""
        return Card(indicator, value, before, opens, note, parts, is_running)

    @property
    def is_hidden(self) -> bool:
        """Whether there are earners, too few to be told of."""
        return self.incomes[0].is_hidden

    @property
    def first(self) -> list[Card]:
        """The four that stand above all: who earns, how much, what is sold, and whether it is good."""
        now = self.sums.now
        sold = self._card(BY_KEY["sold_rupiah"], f"{angka(now['pieces'])} potong")
        return [*self._income_cards(), sold]

    def _income_cards(self) -> list[Card]:
        now, before = self.incomes
        is_running, people = self.question.period.is_running, (now.told_earners, before.told_earners)
        parts = address(BY_KEY["earners"], self.asked)
        earners = Card(BY_KEY["earners"], *people, self.opened("penghasilan"), now.left_out, parts, is_running)
        spread, rated = _spread(now), _rated(now, is_exact=self.is_exact)
        middle = Card(BY_KEY["median_income"], now.quartile(2), before.quartile(2), self._months("pendapatan"), spread)
        rent = Card(BY_KEY["rent_percent"], now.rent_percent, before.rent_percent, self._months("sewa"), rated)
        return [earners, *(replace(card, is_running=is_running) for card in (middle, rent))]

    def _months(self, way: str) -> str:
        """The months of which the middle one is shown; of a wide place its rusunawa, for others bands."""
        is_of_people = self.is_exact and self.question.scope.rusunawa
        return self.opened("penghasilan", **({"menurut": way} if is_of_people else {}))

    @property
    def learning(self) -> list[Card]:
        now = self.sums.now
        notes = {
            "attendance_rate": f"dari {angka(now['hours_counted'])} JP",
            "completed": f"dari {angka(now['ended'])} yang bimteknya selesai",
        }
        return [self._card(BY_KEY[key], notes.get(key, "")) for key in LEARNING]

    @property
    def results(self) -> list[Card]:
        now = self.sums.now
        notes = {
            "producers": self._told_of("producers", "belum ada yang berproduksi"),
            "independents": self._told_of("independents", "belum ada yang menjadi mandiri"),
            "cost_per_completed": _paid_for(now),
        }
        for cost, people in (("cost_per_producer", "producers"), ("cost_per_independent", "independents")):
            notes[cost] = _shared_by(now, people) or notes[people]
        return [self._card(BY_KEY[key], notes.get(key, "")) for key in RESULTS]

    def _told_of(self, name: str, nobody: str) -> str:
        """How exactly a number of people is told."""
        now = self.sums.now
        if now[f"{name}_hidden"]:
            return f"kurang dari {angka(FEWEST)} orang"
        if not now[name]:
            return nobody
        return "" if self.is_exact else f"dibulatkan ke kelipatan {angka(FEWEST)}"

    @property
    def quality(self) -> list[Card]:
        return [self._card(BY_KEY[key]) for key in QUALITY]

    @cached_property
    def incomes(self) -> tuple[Income, Income]:
        return incomes(self.question, is_exact=self.is_exact)

    @cached_property
    def funnel(self) -> list[Step]:
        return steps_of(self.asked, is_exact=self.is_exact)

    @cached_property
    def days(self) -> list[tuple[str, int]]:
        """Between stages; not known of one programme or skill."""
        scope = self.question.scope
        where = {"city": None if scope.rusunawa else scope.city, "rusunawa": scope.rusunawa}
        return [] if self.question.is_narrow else journeys.days_between(**where)

    @property
    def stuck(self) -> Step | None:
        return stuck_at(self.funnel)

    @property
    def stuck_words(self) -> str:
        return f"{angka(self.stuck.people)} orang belum lanjut dari “{self.stuck.name}”" if self.stuck else ""

    @cached_property
    def targets(self) -> list[TargetRow]:
        return targets_of(self.question, is_exact=self.sums.is_exact)

    @cached_property
    def products(self) -> list[ProductRow]:
        """What was made, judged or sold in the period, what sold most first."""
        found: dict[int, list[Row]] = {}
        for row in [*self.sums.goods, *self.sums.sales]:
            if row.is_now:
                found.setdefault(row.product_id, []).append(row)
        opens = {name: self.opened(name) for name in ("produksi", "qc", "terjual")}
        rows = [ProductRow(key, rows[0].product, Totals.of(rows), opens) for key, rows in found.items()]
        return sorted(rows, key=lambda row: (-row.totals["rupiah"], -row.totals["made"], row.name))

    @property
    def products_shown(self) -> list[ProductRow]:
        return self.products[:MOST_PRODUCTS]

    @property
    def products_more(self) -> list[ProductRow]:
        return self.products[MOST_PRODUCTS:]

    @cached_property
    def channels(self) -> list[ChannelRow]:
        """Those through which anything was sold in the period, the largest first."""
        whole = self.sums.now["rupiah"]
        rows = []
        for key, name in self.series:
            totals = Totals.of(row for row in self.sums.sales if row.is_now and row.channel == key)
            percent = round(100 * totals["rupiah"] / whole) if whole else 0
            rows.append(ChannelRow(key, name, totals, percent, self.opened("terjual", saluran=key)))
        return sorted((row for row in rows if row.totals["pieces"]), key=lambda row: -row.totals["rupiah"])

    @cached_property
    def series(self) -> list[tuple[str, str]]:
        """Channels through which anything was sold in either period, in their usual order."""
        sold = {row.channel for row in self.sums.sales_by_month if row.numbers["rupiah"]}
        return [(key, label) for key, label in SalesMonth.Channel.choices if key in sold]

    @cached_property
    def chart(self) -> charts.Chart:
        """Rupiah by channel, month by month; of the period before as many months as there is room for."""
        period = self.question.period
        until = [month for month in period.months if month <= timezone.localdate()]
        shown = [*period.before.months, *until][-max(MOST_COLUMNS, len(until)) :]
        sold = {(row.month, row.channel): row.numbers["rupiah"] for row in self.sums.sales_by_month}
        columns = [
            (named(month), [sold.get((month, key), 0) for key, _ in self.series], month < period.first)
            for month in shown
        ]
        opens = [self.opened("terjual", masa=f"{month:%Y-%m}") for month in shown]
        return charts.stacked(columns, self.series, opens)

    @property
    def chart_note(self) -> str:
        unit = f"{self.chart.unit} rupiah" if self.chart.unit else "rupiah"
        return f"{unit} sebulan menurut saluran, sebelum potongan".capitalize()

    @property
    def chart_title(self) -> str:
        """What the columns say: more, less or as much as in the period before."""
        now, before = self.sums.now["rupiah"], self.sums.before["rupiah"]
        if not now:
            return "Belum ada yang terjual di masa ini"
        if not before or self.question.period.is_running:
            return f"Terjual {rupiah(now)} di masa ini"
        percent = round(100 * (now - before) / before)
        if not percent:
            return "Hasil penjualan setara masa sebelumnya"
        return f"Hasil penjualan {'naik' if percent > 0 else 'turun'} {angka(abs(percent))}%"


def _paid_for(now: Totals) -> str:
    """Of how many it speaks, and how many are left out."""
    known, completed = now["costed"], now["completed"]
    if not completed:
        return "belum ada yang tuntas"
    return f"menurut {angka(known)} dari {angka(completed)} lulusan" if known else "biayanya belum dicatat"


def _shared_by(now: Totals, people: str) -> str:
    if not now[people]:
        return ""
    if not now["ended"]:
        return "belum ada bimtek yang selesai"
    return f"menurut {angka(now[people])} orang" if now["cost_rupiah"] else "biayanya belum dicatat"


def _spread(income: Income) -> str:
    low, high = income.quartile(1), income.quartile(3)
    if income.median is None:
        return f"tampil mulai {angka(MEDIAN_OF)} orang" if income.is_told else ""
    return f"sebulan, separuhnya {rupiah(low)} sampai {rupiah(high)}" if low is not None else "sebulan"


def _rated(income: Income, *, is_exact: bool) -> str:
    if income.rent_percent is None:
        return f"tampil mulai {angka(MEDIAN_OF)} orang-bulan yang sewanya dicatat" if income.is_told else ""
    months = angka(income.rated) if is_exact else f"sekitar {angka(rounded(income.rated))}"
    return f"dari sewanya, menurut {months} orang-bulan yang sewanya dicatat"
