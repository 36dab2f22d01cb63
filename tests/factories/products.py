from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from products.actions import counts, follow_ups, inspections, lots
from products.models import (
    Balance,
    CountLine,
    Criterion,
    Defect,
    Finding,
    FollowUp,
    GoodsMonth,
    GuidePrice,
    IndependenceReview,
    IndependenceRule,
    Inspection,
    Journey,
    Lot,
    LotNumber,
    MaterialUse,
    Outcome,
    Place,
    Product,
    Readiness,
    Reading,
    Share,
    StockCount,
    StockMove,
    Verdict,
)
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RusunawaFactory
from tests.factories.programs import SkillFactory, days_ago


class ProductFactory(DjangoModelFactory):
    """A woven purse; `food=True` is bakso that keeps five days when chilled."""

    class Meta:
        model = Product

    name = factory.Sequence(lambda n: f"Dompet uji {n}")
    skill = factory.SubFactory(SkillFactory)

    class Params:
        food = factory.Trait(is_food=True, storage="dingin", shelf_life_days=5, unit="bungkus")


class GuidePriceFactory(DjangoModelFactory):
    class Meta:
        model = GuidePrice

    product = factory.SubFactory(ProductFactory)
    amount_rupiah = 35_000


class MaterialUseFactory(DjangoModelFactory):
    class Meta:
        model = MaterialUse

    product = factory.SubFactory(ProductFactory)
    material = "Virofiber"
    quantity = Decimal("35")
    measure = "gram"


class ReadinessFactory(DjangoModelFactory):
    class Meta:
        model = Readiness

    product = factory.SubFactory(ProductFactory)
    aspect = Readiness.Aspect.PHOTO
    confirmed_on = factory.LazyFunction(lambda: days_ago(0))
    confirmed_by = factory.SubFactory(UserFactory)


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    product = factory.SubFactory(ProductFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = "Anyaman rapat dan rata"


class DefectFactory(DjangoModelFactory):
    class Meta:
        model = Defect

    skill = factory.SubFactory(SkillFactory)
    code = factory.Sequence(lambda n: f"C{n}")
    name = "Anyaman renggang"


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = Place

    rusunawa = factory.SubFactory(RusunawaFactory)
    kind = Place.Kind.STORE


class LotFactory(DjangoModelFactory):
    """Ten pieces of one woman, waiting for QC; `makers=(6, 4)` are two women, `passed=True` has been judged good."""

    class Meta:
        model = Lot

    product = factory.SubFactory(ProductFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)
    made_on = factory.LazyFunction(lambda: days_ago(1))
    logged_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, makers=(10,), passed=False, logged_by, **values):
        rusunawa = values["rusunawa"]
        people = {ParticipantFactory(lives_in=rusunawa): number for number in makers}
        lot = lots.log(makers=people, by=logged_by, **values)
        if passed:
            inspections.pass_all(lot=lot, by=UserFactory())
        return lot


class ShareFactory(DjangoModelFactory):
    class Meta:
        model = Share

    @classmethod
    def _create(cls, model, *args, **values):
        return LotFactory(**values).shares.get()


class JourneyFactory(DjangoModelFactory):
    """How far somebody is; her rows write it."""

    class Meta:
        model = Journey

    @classmethod
    def _create(cls, model, *args, **values):
        return model.objects.get(pk=ParticipantFactory(**values).pk)


class FollowUpFactory(DjangoModelFactory):
    """Somebody of the office sees to a person within a fortnight."""

    class Meta:
        model = FollowUp

    participant = factory.SubFactory(ParticipantFactory)
    assigned_to = factory.SubFactory(UserFactory)
    due_on = factory.LazyFunction(lambda: days_ago(-14))
    note = "Tanyakan apa yang kurang"

    @classmethod
    def _create(cls, model, *args, **values):
        return follow_ups.assign(by=values["assigned_to"], **values)


class IndependenceRuleFactory(DjangoModelFactory):
    class Meta:
        model = IndependenceRule

    begins_on = date(2020, 1, 1)
    months_in_row = 3
    floor_rupiah = 500_000


class IndependenceReviewFactory(DjangoModelFactory):
    """One month above the floor, of two that the rule asks for."""

    class Meta:
        model = IndependenceReview

    participant = factory.SubFactory(ParticipantFactory)
    rule = factory.LazyFunction(lambda: IndependenceRule.objects.first() or IndependenceRuleFactory())
    month = factory.LazyFunction(lambda: days_ago(0).replace(day=1))
    months_met = 1
    lowest_rupiah = 0
    own_percent = 20
    is_met = False


class GoodsMonthFactory(DjangoModelFactory):
    """What a lot adds up to."""

    class Meta:
        model = GoodsMonth

    @classmethod
    def _create(cls, model, *args, **values):
        return model.objects.get(product=LotFactory(**values).product)


class LotNumberFactory(DjangoModelFactory):
    class Meta:
        model = LotNumber

    rusunawa = factory.SubFactory(RusunawaFactory)
    month = date(2026, 3, 1)


class InspectionFactory(DjangoModelFactory):
    """Seven passed, two to rework, one rejected."""

    class Meta:
        model = Inspection

    @classmethod
    def _create(cls, model, *args, lot=None, by=None, photo=""):
        lot = lot or LotFactory()
        defect = DefectFactory(skill=lot.product.skill)
        judgement = inspections.Judgement(
            lot.shares.first(),
            passed_a=7,
            rework=2,
            rejected=1,
            faults=(
                inspections.Fault(Outcome.REWORK, defect, 2, photo=photo),
                inspections.Fault(Outcome.REJECTED, defect, 1),
            ),
        )
        return inspections.record(lot=lot, judgements=[judgement], by=by or UserFactory())


class VerdictFactory(DjangoModelFactory):
    class Meta:
        model = Verdict

    @classmethod
    def _create(cls, model, *args, **values):
        return InspectionFactory(**values).verdicts.get()


class FindingFactory(DjangoModelFactory):
    class Meta:
        model = Finding

    @classmethod
    def _create(cls, model, *args, **values):
        return VerdictFactory(**values).findings.first()


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    inspection = factory.SubFactory(InspectionFactory)
    criterion = factory.SubFactory(CriterionFactory, product=factory.SelfAttribute("..inspection.lot.product"))
    is_met = True


class BalanceFactory(DjangoModelFactory):
    class Meta:
        model = Balance

    @classmethod
    def _create(cls, model, *args, **values):
        return LotFactory(**values).balances.get()


class StockMoveFactory(DjangoModelFactory):
    class Meta:
        model = StockMove

    @classmethod
    def _create(cls, model, *args, **values):
        return LotFactory(**values).moves.get()


class StockCountFactory(DjangoModelFactory):
    """A store in which one of ten pieces was missing."""

    class Meta:
        model = StockCount

    @classmethod
    def _create(cls, model, *args, lot=None, by=None):
        lot = lot or LotFactory(passed=True)
        line = counts.Counted(lot.shares.first(), "A", expected=10, counted=9, reason="Tidak ditemukan")
        return counts.book(place=Place.objects.at(lot.rusunawa, Place.Kind.STORE), lines=[line], by=by or UserFactory())


class CountLineFactory(DjangoModelFactory):
    class Meta:
        model = CountLine

    @classmethod
    def _create(cls, model, *args, **values):
        return StockCountFactory(**values).lines.get()
