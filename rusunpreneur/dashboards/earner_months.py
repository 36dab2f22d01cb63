"""The months behind the median income: each person's, by what it brought or by its share of her rent."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from products.models import EarnerMonth
from rusunpreneur.dashboards.income import Income
from rusunpreneur.dashboards.indicators import BY_KEY, Indicator, Value
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.sums import of_period
from rusunpreneur.words import angka

RENT = "sewa"


@dataclass(frozen=True)
class Way:
    """`said` is how an address asks for it."""

    said: str
    label: str
    indicator: str


#: of the people of a rusunawa; without a word the people themselves
WAYS = {
    way.said: way
    for way in (
        Way("", "Orang", "earners"),
        Way("pendapatan", "Bulan menurut pendapatan", "median_income"),
        Way(RENT, "Bulan menurut bagian sewa", "rent_percent"),
    )
}


@dataclass(frozen=True)
class Middle:
    """Which of the months, counted from the lowest, is the one that the dashboard shows."""

    indicator: Indicator
    value: Value
    number: int
    of: int

    @property
    def said(self) -> str:
        return self.indicator.said(self.value)

    @property
    def note(self) -> str:
        return f"bulan ke-{angka(self.number)} dari {angka(self.of)}, dari yang terendah"

    @classmethod
    def of_months(cls, way: Way, income: Income) -> "Middle":
        value, months = (income.rent_percent, income.rated) if way.said == RENT else (income.median, income.months)
        return cls(BY_KEY[way.indicator], value, 0 if value is None else (months + 1) // 2, months)


def months_of(question: Question, way: Way) -> QuerySet:
    """The lowest first; by the rent only those of which it is known."""
    rows = EarnerMonth.objects.filter(
        of_period(question.period), question.learned, rusunawa=question.scope.rusunawa, net_rupiah__gt=0
    )
    rows = rows.annotate(percent=F("net_rupiah") * 100 / F("rent_rupiah"))
    if way.said == RENT:
        return rows.filter(rent_rupiah__gt=0).order_by("percent", "net_rupiah", "participant_id", "month")
    return rows.order_by("net_rupiah", "participant_id", "month")
