from datetime import timedelta
from decimal import Decimal

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from products.actions import deliveries, hand_ins, inspections, materials, partner_bills, piecework
from products.models import (
    Acceptance,
    Contract,
    HandIn,
    HourlyReference,
    MaterialBalance,
    MaterialMove,
    OrderMaterial,
    Partner,
    PartnerContact,
    PartnerDelivery,
    PartnerDeliveryLine,
    PartnerInspection,
    PartnerPayment,
    PartnerUser,
    PartnerVerdict,
    PieceRate,
    PieceworkOrder,
    WorkShare,
)
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RusunawaFactory
from tests.factories.products import MaterialUseFactory, ProductFactory
from tests.factories.programs import days_ago


class HourlyReferenceFactory(DjangoModelFactory):
    class Meta:
        model = HourlyReference
        django_get_or_create = ["begins_on"]

    begins_on = factory.LazyFunction(lambda: days_ago(300))
    hourly_rupiah = 20_000
    source = "Acuan uji"


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    name = factory.Sequence(lambda n: f"Anyaman Uji {n}")


class PartnerContactFactory(DjangoModelFactory):
    class Meta:
        model = PartnerContact

    partner = factory.SubFactory(PartnerFactory)
    name = "Retno Uji"


class PartnerUserFactory(DjangoModelFactory):
    class Meta:
        model = PartnerUser

    partner = factory.SubFactory(PartnerFactory)
    user = factory.SubFactory(UserFactory, role="mitra")


class ContractFactory(DjangoModelFactory):
    class Meta:
        model = Contract

    partner = factory.SubFactory(PartnerFactory)
    number = factory.Sequence(lambda n: f"PKS/{n:03}/2026")
    begins_on = factory.LazyFunction(lambda: days_ago(200))
    ends_on = factory.LazyFunction(lambda: days_ago(-165))


class PieceworkOrderFactory(DjangoModelFactory):
    """A hundred purses at Rp9.000, Rp6.000 for grade B, of 35 g of virofiber each; accepted unless `draft=True`."""

    class Meta:
        model = PieceworkOrder

    contract = factory.SubFactory(ContractFactory)
    product = factory.SubFactory(ProductFactory, standard_minutes=45)
    quantity = 100
    ordered_on = factory.LazyFunction(lambda: days_ago(20))
    due_on = factory.LazyFunction(lambda: days_ago(-20))
    created_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, draft=False, rates=(("A", 9_000), ("B", 6_000)), created_by, **values):
        if not values["product"].materials.exists():
            MaterialUseFactory(product=values["product"])
        agreed = [piecework.Rate(grade, values["ordered_on"], rupiah) for grade, rupiah in rates]
        order = piecework.draft(rates=agreed, materials_on=values["ordered_on"], by=created_by, **values)
        return order if draft else piecework.accept(order=order, by=created_by)


class PieceRateFactory(DjangoModelFactory):
    class Meta:
        model = PieceRate

    order = factory.SubFactory(PieceworkOrderFactory, draft=True)
    grade = "A"
    begins_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))
    rate_rupiah = 9_500


class OrderMaterialFactory(DjangoModelFactory):
    class Meta:
        model = OrderMaterial

    order = factory.SubFactory(PieceworkOrderFactory, draft=True)
    material = "Benang"
    measure = "meter"
    per_piece = Decimal("2.5")
    promised = Decimal("250")
    promised_on = factory.LazyFunction(lambda: days_ago(3))


class WorkShareFactory(DjangoModelFactory):
    """Forty pieces of an order for a woman who lives at that rusunawa."""

    class Meta:
        model = WorkShare

    order = factory.SubFactory(PieceworkOrderFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)
    maker = factory.LazyAttribute(lambda share: ParticipantFactory(lives_in=share.rusunawa))
    quantity = 40


class MaterialMoveFactory(DjangoModelFactory):
    """Material that came from the company: 3.500 g; `holder=` takes it on to her, who has a share."""

    class Meta:
        model = MaterialMove

    @classmethod
    def _create(cls, model, *args, order=None, quantity=Decimal("3500"), holder=None, by=None, **values):
        order = order or PieceworkOrderFactory()
        material, by = order.materials.first(), by or UserFactory()
        line = materials.move(material=material, kind="terima", quantity=quantity, by=by, **values)
        if holder:
            line = materials.move(material=material, kind="bagikan", quantity=quantity, holder=holder, by=by)
        return line


class MaterialBalanceFactory(DjangoModelFactory):
    class Meta:
        model = MaterialBalance

    @classmethod
    def _create(cls, model, *args, **values):
        return MaterialMoveFactory(**values).material.balances.get()


class HandInFactory(DjangoModelFactory):
    """Ten pieces of a woman who has a share of forty, waiting for QC; `passed=True` has been judged good."""

    class Meta:
        model = HandIn

    @classmethod
    def _create(cls, model, *args, share=None, pieces=10, passed=False, made_on=None, by=None, **order):
        share = share or WorkShareFactory(order=PieceworkOrderFactory(**order))
        handed = hand_ins.hand_in(
            order=share.order,
            rusunawa=share.rusunawa,
            made_on=made_on or days_ago(1),
            makers={share.maker: pieces},
            by=by or UserFactory(),
        )
        if passed:
            inspections.pass_all(lot=handed.lot, by=UserFactory())
        return handed


class PartnerDeliveryFactory(DjangoModelFactory):
    """All of a lot that passed goes to the company; with our QC alone it is accepted at once."""

    class Meta:
        model = PartnerDelivery

    @classmethod
    def _create(cls, model, *args, handed=None, by=None, **values):
        handed = handed or HandInFactory(passed=True, **values)
        stored = handed.lot.balances.present().of_kind("gudang").select_related("share__lot", "share__maker")
        pieces = [deliveries.Pieces(row.share, row.grade, row.quantity) for row in stored]
        return deliveries.deliver(order=handed.order, pieces=pieces, by=by or UserFactory(), delivered_on=days_ago(0))


class _OfDelivery(DjangoModelFactory):
    """A row that only comes with a whole delivery."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, **values):
        return cls.of(PartnerDeliveryFactory(**values))


class PartnerDeliveryLineFactory(_OfDelivery):
    class Meta:
        model = PartnerDeliveryLine

    of = staticmethod(lambda delivery: delivery.lines.get())


class PartnerInspectionFactory(_OfDelivery):
    class Meta:
        model = PartnerInspection

    of = staticmethod(lambda delivery: delivery.inspections.get())


class PartnerVerdictFactory(_OfDelivery):
    class Meta:
        model = PartnerVerdict

    of = staticmethod(lambda delivery: delivery.inspections.get().verdicts.get())


class AcceptanceFactory(_OfDelivery):
    class Meta:
        model = Acceptance

    of = staticmethod(lambda delivery: delivery.inspections.get().verdicts.get().acceptances.get())


class PartnerPaymentFactory(DjangoModelFactory):
    """The company paid a delivery in full; `amount=` pays a part."""

    class Meta:
        model = PartnerPayment

    @classmethod
    def _create(cls, model, *args, delivery=None, amount=None, by=None, paid_on=None):
        delivery = delivery or PartnerDeliveryFactory()
        amount = amount or delivery.claim.amount_rupiah - partner_bills.paid_for(delivery)
        return partner_bills.pay(
            delivery=delivery,
            amount_rupiah=amount,
            paid_on=paid_on or days_ago(0),
            proof=ContentFile(b"a proof", name="bukti.jpg"),
            proof_kind="jpg",
            by=by or UserFactory(),
        )
