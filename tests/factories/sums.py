"""What follows from sales: rows that nobody writes, read after one."""

from products.models import (
    Account,
    CityMonth,
    CityStep,
    EarnerMonth,
    IncomeMonth,
    IncomeStep,
    ProducerMonth,
    ProducerStep,
    SalesMonth,
    StageDays,
    StagePeople,
)
from tests.factories.money import OfSale


class AccountFactory(OfSale):
    class Meta:
        model = Account

    of = staticmethod(lambda sale: sale.lines.get().share.maker.account)


class IncomeMonthFactory(OfSale):
    class Meta:
        model = IncomeMonth

    of = staticmethod(lambda sale: sale.lines.get().share.maker.income_months.get())


class EarnerMonthFactory(OfSale):
    class Meta:
        model = EarnerMonth

    of = staticmethod(lambda sale: sale.lines.get().share.maker.earner_months.get())


class IncomeStepFactory(OfSale):
    class Meta:
        model = IncomeStep

    of = staticmethod(
        lambda sale: IncomeStep.objects.get(rusunawa=sale.lines.get().share.lot.rusunawa, kind="pendapatan")
    )


class StagePeopleFactory(OfSale):
    class Meta:
        model = StagePeople

    of = staticmethod(lambda sale: StagePeople.objects.filter(stage="menjual", people=1).latest("pk"))


class StageDaysFactory(OfSale):
    class Meta:
        model = StageDays

    of = staticmethod(lambda sale: StageDays.objects.filter(stage="menjual").latest("pk"))


class ProducerMonthFactory(OfSale):
    class Meta:
        model = ProducerMonth

    of = staticmethod(lambda sale: sale.lines.get().share.maker.producer_months.get())


class ProducerStepFactory(OfSale):
    class Meta:
        model = ProducerStep

    of = staticmethod(lambda sale: ProducerStep.objects.latest("pk"))


class SalesMonthFactory(OfSale):
    class Meta:
        model = SalesMonth

    of = staticmethod(lambda sale: SalesMonth.objects.get(product=sale.lines.get().share.lot.product))


class CityMonthFactory(OfSale):
    class Meta:
        model = CityMonth

    of = staticmethod(lambda sale: CityMonth.objects.filter(channel="").latest("pk"))


class CityStepFactory(OfSale):
    class Meta:
        model = CityStep

    of = staticmethod(lambda sale: CityStep.objects.filter(kind="pendapatan").latest("pk"))
