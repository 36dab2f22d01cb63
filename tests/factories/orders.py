import factory
from factory.django import DjangoModelFactory

from products.actions import invoices, order_deliveries, order_documents
from products.models import (
    Buyer,
    Delivery,
    Invoice,
    Order,
    OrderDocument,
    OrderLine,
    OrderPayment,
    OrderShare,
)
from programs.documents.evidence_file import CleanFile
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RusunawaFactory
from tests.factories.products import LotFactory, ProductFactory
from tests.factories.programs import days_ago

PAPER = CleanFile(b"%PDF-1.7 a paper", "pdf")


class BuyerFactory(DjangoModelFactory):
    class Meta:
        model = Buyer

    name = factory.Sequence(lambda n: f"Dinas uji {n}")
    unit = "Subbagian Umum"


class OrderFactory(DjangoModelFactory):
    """Without lines; `OrderLineFactory` makes one with."""

    class Meta:
        model = Order

    buyer = factory.SubFactory(BuyerFactory)
    buyer_number = factory.Sequence(lambda n: f"EO-{n:05}")
    ordered_on = factory.LazyFunction(lambda: days_ago(10))
    promised_on = factory.LazyFunction(lambda: days_ago(3))
    entered_by = factory.SubFactory(UserFactory)


class OrderLineFactory(DjangoModelFactory):
    """Ten pieces at Rp35.000."""

    class Meta:
        model = OrderLine

    order = factory.SubFactory(OrderFactory)
    product = factory.SubFactory(ProductFactory)
    quantity = 10
    list_price_rupiah = 35_000
    price_rupiah = factory.SelfAttribute("list_price_rupiah")


class OrderShareFactory(DjangoModelFactory):
    class Meta:
        model = OrderShare

    class Params:
        maker_name = "Siti Uji"

    line = factory.SubFactory(OrderLineFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)
    maker = factory.LazyAttribute(lambda share: ParticipantFactory(name=share.maker_name, lives_in=share.rusunawa))
    quantity = 4


class DeliveryFactory(DjangoModelFactory):
    """All ten pieces of an order, from one lot; `received=True` has its receipt."""

    class Meta:
        model = Delivery

    @classmethod
    def _create(cls, model, *args, lot=None, quantity=10, line=None, received=False, sent_on=None, by=None):
        lot = lot or LotFactory(passed=True, made_on=days_ago(9))
        line = line or OrderLineFactory(product=lot.product)
        share = lot.shares.select_related("lot__product", "lot__rusunawa").first()
        by = by or UserFactory()
        sent_on = sent_on or days_ago(5)
        delivery = order_deliveries.send(order=line.order, picks=[(share, "A", quantity)], sent_on=sent_on, by=by)
        if received:
            order_deliveries.receive(delivery=delivery, received_on=sent_on, receiver="Bu Ani", file=None, by=by)
            delivery.refresh_from_db()
        return delivery


class InvoiceFactory(DjangoModelFactory):
    class Meta:
        model = Invoice

    number = factory.Sequence(lambda n: f"INV/{n:04}")
    issued_on = factory.LazyFunction(lambda: days_ago(4))

    @classmethod
    def _create(cls, model, *args, order=None, **values):
        order = order or DeliveryFactory(received=True).order
        return invoices.issue(order=order, by=UserFactory(), **values)


class OrderPaymentFactory(DjangoModelFactory):
    class Meta:
        model = OrderPayment

    paid_on = factory.LazyFunction(lambda: days_ago(0))

    @classmethod
    def _create(cls, model, *args, order=None, **values):
        order = order or InvoiceFactory().order
        order.refresh_from_db()
        values.setdefault("amount_rupiah", order.claim.amount_rupiah)
        return invoices.pay(order=order, proof=None, by=UserFactory(), **values)


class OrderDocumentFactory(DjangoModelFactory):
    class Meta:
        model = OrderDocument

    @classmethod
    def _create(cls, model, *args, order=None, kind="lain", content=PAPER.content):
        order = order or OrderFactory()
        return order_documents.attach(order=order, kind=kind, file=CleanFile(content, "pdf"), by=UserFactory())
